/** Making the folder of a new plugin: what is in it, and that nothing is ever overwritten or left half made. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { splitWords } from '../../../src-core/plugin/command-words';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { runPluginVerb } from '../verbs/run-plugin-verb';
import { sampleAdministration } from '../verbs/testing/sample-administration';
import { scaffold } from './scaffold';
import { emptyFolder } from './testing/sources';
import { CHECKOUT_PLACES, IDLE_WORKSHOP } from './testing/workshop';

const make = (parent: string, name: string) =>
  scaffold({ name, language: 'typescript', parent }, CHECKOUT_PLACES);

describe('a new plugin', () => {
  it('has its name in it, and a copy of the kit', async () => {
    const parent = emptyFolder();
    expect(await make(parent, 'tally-up')).toEqual({ ok: true, value: join(parent, 'tally-up') });
    expect(readdirSync(parent)).toEqual(['tally-up']);
    const folder = join(parent, 'tally-up');
    expect(readdirSync(folder).sort()).toEqual(
      ['.gitignore', 'README.md', 'manifest.toml', 'sdk', 'src', 'tests', 'tsconfig.json'].sort(),
    );
    expect(readFileSync(join(folder, 'manifest.toml'), 'utf8')).toContain('name = "tally-up"');
    const kit = join(CHECKOUT_PLACES.sdk, 'javascript/to-tui.d.ts');
    expect(readFileSync(join(folder, 'sdk/to-tui.d.ts'), 'utf8')).toBe(readFileSync(kit, 'utf8'));
  });

  it.each([
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'Tally',
    'a b',
    'a--b',
    '-a',
    'con',
    'é',
    'a\u001b[2J',
    'a'.repeat(41),
  ])('is not called %j', async (name) => {
    const parent = emptyFolder();
    const made = await make(parent, name);
    expect(made).toMatchObject({ ok: false, error: expect.stringContaining('is not the name of a plugin') });
    expect(made.ok ? '' : made.error).not.toMatch(/\p{Cc}/u);
    expect(readdirSync(parent)).toEqual([]);
  });

  it.each(['a folder', 'an empty folder', 'a file', 'a link', 'a link to nowhere'])(
    'is not made over %s',
    async (what) => {
      const parent = emptyFolder();
      const target = join(parent, 'taken');
      if (what.endsWith('folder')) mkdirSync(target);
      if (what === 'a folder') writeFileSync(join(target, 'mine'), 'mine');
      if (what === 'a file') writeFileSync(target, 'mine');
      if (what === 'a link') symlinkSync(emptyFolder(), target);
      if (what === 'a link to nowhere') symlinkSync('/nowhere', target);
      const made = await make(parent, 'taken');
      expect(made).toMatchObject({ ok: false, error: expect.stringContaining('taken is there already') });
      expect(readdirSync(parent)).toEqual(['taken']);
    },
  );

  it('says what is wrong with the place', async () => {
    const parent = emptyFolder();
    writeFileSync(join(parent, 'file'), '');
    expect(await make(join(parent, 'none'), 'a')).toMatchObject({
      ok: false,
      error: expect.stringMatching(/none is not there: make it first$/),
    });
    expect(await make(join(parent, 'file'), 'a')).toMatchObject({ ok: false });
    expect(readdirSync(parent)).toEqual(['file']);
  });

  it.skipIf(process.getuid?.() === 0)('says that a place may not be written to', async () => {
    const parent = emptyFolder();
    chmodSync(parent, 0o500);
    onTestFinished(() => chmodSync(parent, 0o700));
    expect(await make(parent, 'a')).toMatchObject({
      ok: false,
      error: expect.stringContaining('may not be written to'),
    });
  });

  it('leaves nothing behind when it cannot be finished', async () => {
    const [parent, templates] = [emptyFolder(), emptyFolder()];
    mkdirSync(join(templates, 'typescript'));
    writeFileSync(join(templates, 'typescript/manifest.toml'), '');
    const places = { ...CHECKOUT_PLACES, templates, sdk: '/nowhere' };
    const made = await scaffold({ name: 'a', language: 'typescript', parent }, places);
    expect(made).toMatchObject({ ok: false });
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe('plugin new', () => {
  async function say(words: string, cwd: string) {
    const split = splitWords(words);
    if (!split.ok) throw new Error(split.error);
    const answer = await runPluginVerb(split.value, {
      administration: sampleAdministration({}).administration,
      target: { list: TODAYS_LIST, selected: null },
      now: '2026-01-30T09:45:00.000Z',
      today: TODAYS_LIST.date,
      zone: 'UTC',
      cwd,
      home: '/home/me',
      pluginsFolder: '/p',
      workshop: IDLE_WORKSHOP,
      from: 'window',
    });
    if (answer.kind === 'report') return answer.report.lines.map(({ text }) => text).join('\n');
    return answer.kind === 'said' ? `${answer.level}: ${answer.text}` : answer.kind;
  }

  it('makes it where one is, in TypeScript, and says how to go on', async () => {
    const cwd = emptyFolder();
    const told = await say('new tally', cwd);
    expect(told).toContain(`TypeScript, in ${cwd}/tally`);
    for (const verb of ['test', 'dev', 'pack']) expect(told).toContain(`:plugin ${verb} ${cwd}/tally`);
  });

  it('takes a language and a place', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'with space'));
    const told = await say('new tally --language javascript --in "with space"', cwd);
    expect(told).toContain(`:plugin test "${cwd}/with space/tally"`);
    expect(await say('new other --language cobol', cwd)).toBe(
      'error: there is no kit for “cobol”; there are typescript, javascript, assemblyscript, rust, c',
    );
    expect(await say('new other --language rsut', cwd)).toContain('did you mean “rust”?');
  });
});
