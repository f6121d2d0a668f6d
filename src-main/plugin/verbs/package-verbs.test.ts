/** Verbs that read packages, on real files: lint and update. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { assembleWat } from '../../../plugins/fixtures/build-wat';
import type { CalendarDate } from '../../../src-core/lib/calendar-date';
import type { CommandAnswer } from '../../../src-core/plugin/report';
import { writeSource } from '../kit/testing/sources';
import { CHECKOUT_PLACES, IDLE_WORKSHOP } from '../kit/testing/workshop';
import { readSource } from '../package-source';
import { returning, writePlugin } from '../testing/plugin-world';
import { zip } from '../testing/zip';
import { lintPath } from './lint-verb';
import { runPluginVerb } from './run-plugin-verb';
import { sampleAdministration, sampleSummary } from './testing/sample-administration';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'to-tui-verbs-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Findings as `level message`, without remedies. */
async function lint(path: string): Promise<string[]> {
  const { title, lines } = await lintPath(path, CHECKOUT_PLACES);
  const found = lines.filter(({ tone }) => tone !== 'dim').map(({ text }) => text.replace(/ +/, ' '));
  return [title, ...found];
}

const FULL = `[plugin]
name = "good"
version = "1.0.0"
title = "Good"
description = "Does good"
author = "A. Uthor"
license = "MIT"
homepage = "https://example.org"
api = "1"
entry = "plugin.js"
[permissions]
network = ["api.example.org"]
[permissions.reason]
network = "to ask"
[actions.go]
title = "Go"
description = "Goes"
key = "<C-x>g"
`;

function writeGood(more = '', files: Record<string, string> = {}): string {
  const path = join(folder(), 'good');
  mkdirSync(path);
  const all = {
    'manifest.toml': FULL + more,
    'plugin.js': returning(),
    'README.md': 'x',
    LICENSE: 'x',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(path, name), text);
  return path;
}

describe('lint', () => {
  it('has nothing against a plugin that says all there is to say', async () => {
    expect(await lint(writeGood())).toEqual([
      'good 1.0.0: 0 errors, 0 warnings, 0 recommendations',
      'pass the manifest is well formed, and what it declares is there',
      expect.stringMatching(/^pass plugin\.js is \d+ B$/),
      'pass a script: what it calls is seen only when it runs, so the manifest decides',
    ]);
  });

  it('does not say that what is declared is there when a script nowhere names it', async () => {
    const found = await lint(writeGood('[hooks]\non_todo_completed = true\n'));
    expect(found).toContain('pass the manifest is well formed');
    expect(found).toContain('warning the manifest declares on_todo_completed, which plugin.js nowhere names');
  });

  it('names everything that a bare plugin leaves out, each with what to do', async () => {
    const path = writePlugin(
      folder(),
      'bare',
      returning(),
      '[permissions]\nnetwork = true\nexecute = true\n',
    );
    const found = await lint(path);
    expect(found[0]).toBe('bare 0.1.0: 0 errors, 9 warnings, 6 recommendations');
    for (const finding of [
      'warning no description',
      'warning no author',
      'warning no license',
      'warning asks for network and does not say why',
      'warning network = true asks for every host of the internet',
      'warning execute = true asks for every program',
      'warning the action go has no title',
      'warning no README.md',
      'recommendation no LICENSE',
      'recommendation no key calls the action go',
    ]) {
      expect(found).toContain(finding);
    }
    const { lines } = await lintPath(path, CHECKOUT_PLACES);
    const worded = lines.filter(({ tone }) => tone === 'warning' || tone === 'text').length;
    expect(lines.filter(({ tone }) => tone === 'dim')).toHaveLength(worded);
  });

  it.each([
    ['[settings.site]\ntype = "string"', 'warning the setting site has no description'],
    ['[hooks]\non_key_press = true', 'warning on_key_press runs at every key'],
    ['[hooks]\non_tick = { every = "30s" }', 'warning on_tick runs every 30s'],
    [
      '[limits]\nhook_cpu_ms = 900',
      'warning asks to use 900 ms of computing for a hook (usually 250) and does not say why',
    ],
  ])('minds %j', async (more, finding) => {
    expect(await lint(writeGood(more))).toContain(finding);
  });

  it('only recommends the usual to who says why it needs more', async () => {
    const why = FULL.replace('network = "to ask"', '$&\nlimits = "the service is slow"');
    const path = writeGood('', { 'manifest.toml': `${why}[limits]\nrequest_ms = 20000\n` });
    expect(await lint(path)).toContain(
      'recommendation asks to use 20 s to wait for one answer from the network (usually 10)',
    );
  });

  it.each(['[hooks]\non_tick = { every = "1m" }', '[limits]\nhook_cpu_ms = 100'])(
    'does not mind %j',
    async (more) => {
      expect(
        (await lint(writeGood(more, { 'plugin.js': `${returning()}\nexports.on_tick = () => null;` })))[0],
      ).toBe('good 1.0.0: 0 errors, 0 warnings, 0 recommendations');
    },
  );

  it('reads imports out of the module, and knows a permission that nothing uses', async () => {
    const path = join(folder(), 'idle');
    mkdirSync(path);
    writeFileSync(
      join(path, 'manifest.toml'),
      '[plugin]\nname = "idle"\nversion = "1.0.0"\nentry = "plugin.wasm"\n[permissions]\nnetwork = ["a.example.org"]\n',
    );
    const wat =
      '(module (import "extism:host/user" "log" (func (param i64) (result i64))) (func (export "init") (result i32) i32.const 0))';
    writeFileSync(join(path, 'plugin.wasm'), assembleWat(wat));
    const found = await lint(path);
    expect(found).toContain('warning asks for network, but its module imports none of http_request');
    expect(found).toContain('pass imports log');
  });

  it('reads a .zip, and says why a plugin cannot be used at all', async () => {
    const archive = join(folder(), 'good.zip');
    writeFileSync(
      archive,
      zip([
        { name: 'good/manifest.toml', content: FULL },
        { name: 'good/plugin.js', content: returning() },
      ]),
    );
    expect((await lint(archive))[0]).toBe('good 1.0.0: 0 errors, 1 warning, 1 recommendation');
    const odd = writePlugin(folder(), 'odd', returning(), 'colour = 1');
    const { title, lines } = await lintPath(odd, CHECKOUT_PLACES);
    expect(title).toBe('odd: 1 error, 0 warnings, 0 recommendations');
    expect(lines).toEqual([{ tone: 'error', text: expect.stringMatching(/^error +manifest.toml: line 6/) }]);
    expect(await lint('/nowhere')).toEqual([
      expect.stringContaining('1 error'),
      expect.stringContaining('nowhere'),
    ]);
  });
});

describe('lint of a source folder', () => {
  const FILES = {
    'manifest.toml': FULL,
    'README.md': 'x',
    LICENSE: 'x',
    'src/plugin.ts': 'export const handle_action = (): ToTui.Answer => ({ commands: [] });\n',
    'tests/a.json': '[]',
    'tsconfig.json': '{}',
  };
  const GOOD = 'good 1.0.0: 0 errors, 0 warnings, 0 recommendations';

  it('looks at what comes out, and writes nothing to the folder', async () => {
    const path = writeSource(FILES);
    expect(await lint(path)).toEqual([
      GOOD,
      ...Array(3).fill(expect.stringMatching(/^pass /)),
      'pass 1 file of cases',
      'pass tsconfig.json: types are checked by editors and tsc; plugin test and plugin pack do not',
    ]);
    expect(await lint(join(path, 'manifest.toml'))).toHaveLength(6);
    expect(existsSync(join(path, 'dist'))).toBe(false);
  });

  it('misses cases', async () => {
    const { 'tests/a.json': _, ...rest } = FILES;
    expect(await lint(writeSource(rest))).toContain('recommendation no cases in tests/');
  });

  it('misses what checks types, in the folder or above it, where the source has any', async () => {
    const { 'tsconfig.json': _, 'src/plugin.ts': source, ...rest } = FILES;
    const missed = 'recommendation nothing checks the types: there is no tsconfig.json';
    expect(await lint(writeSource({ ...rest, 'src/plugin.ts': source }))).toContain(missed);
    const below = writeSource({ ...rest, 'src/plugin.ts': source, '../tsconfig.json': '{}' });
    expect((await lint(below))[0]).toBe(GOOD);
    expect((await lint(writeSource({ ...rest, 'plugin.js': returning() })))[0]).toBe(GOOD);
  });

  it('tells a copy of the kit that is not this application’s, not one that is, nor that there is none', async () => {
    const kit = join(CHECKOUT_PLACES.sdk, 'javascript');
    const whole = Object.fromEntries(
      readdirSync(kit).map((name) => [`sdk/${name}`, readFileSync(join(kit, name), 'utf8')]),
    );
    expect((await lint(writeSource({ ...FILES, ...whole })))[0]).toBe(GOOD);
    const changed = { ...whole, 'sdk/to-tui.d.ts': `${whole['sdk/to-tui.d.ts']} ` };
    expect(await lint(writeSource({ ...FILES, ...changed }))).toContain(
      'recommendation sdk/ is not the kit of this to-tui: to-tui.d.ts',
    );
    const lacking = { ...FILES, 'sdk/to-tui.d.ts': whole['sdk/to-tui.d.ts'] ?? '' };
    expect(await lint(writeSource(lacking))).toContain(
      'recommendation sdk/ is not the kit of this to-tui: every-todo.ts, patiently.ts, setting.ts',
    );
  });

  it('passes on what the compiler minds', async () => {
    const source = `${FILES['src/plugin.ts']}if (typeof host === 'objct') console.log(1 == NaN);\n`;
    expect((await lint(writeSource({ ...FILES, 'src/plugin.ts': source }))).join('\n')).toMatch(
      /warning the compiler warns: src\/plugin\.ts:2:\d+: /,
    );
  });

  it('names what does not build, with what the compiler said', async () => {
    const { title, lines } = await lintPath(
      writeSource({ ...FILES, 'src/plugin.ts': 'const = 1' }),
      CHECKOUT_PLACES,
    );
    expect(title).toBe('plugin: 1 error, 0 warnings, 0 recommendations');
    expect(lines).toEqual([{ tone: 'error', text: expect.stringContaining('src/plugin.ts:1:7') }]);
  });

  it('reminds of the author', async () => {
    const manifest = FULL.replace('A. Uthor', 'Your name');
    expect(await lint(writeSource({ ...FILES, 'manifest.toml': manifest }))).toContain(
      'recommendation the author is “Your name”',
    );
  });
});

describe('a source folder as it is', () => {
  it.each(['src/plugin.ts', 'assembly/plugin.ts', 'src/plugin.rs', 'src/plugin.c'])(
    'cannot be installed: %s is to be built first',
    async (file) => {
      const path = writeSource({ 'manifest.toml': FULL, [file]: 'x' });
      const archive = join(folder(), 'source.zip');
      writeFileSync(
        archive,
        zip([
          { name: 'manifest.toml', content: FULL },
          { name: file, content: 'x' },
        ]),
      );
      for (const one of [path, archive]) {
        const source = await readSource(one);
        expect(source).toEqual({
          ok: false,
          error: expect.stringContaining(`its source, which ${file} is part of`),
        });
        expect(source.ok ? '' : source.error).toMatch(
          /^plugin\.js is not there: .*plugin dev DIR .*plugin pack DIR/,
        );
      }
    },
  );

  it('of which nothing is there hears no more than that', async () => {
    const source = await readSource(writeSource({ 'manifest.toml': FULL }));
    expect(source).toEqual({ ok: false, error: 'plugin.js is not there' });
  });
});

describe('verbs that name packages', () => {
  const TODAY = '2026-01-30' as CalendarDate;

  function say(pluginsFolder: string, cwd: string, state: 'enabled' | 'needs_consent', ...words: string[]) {
    const { administration, done } = sampleAdministration({
      summaries: () => [sampleSummary('good', { state }), sampleSummary('other')],
    });
    const answer: Promise<CommandAnswer> = runPluginVerb(words, {
      administration,
      target: { list: { project: 'default', date: TODAY }, selected: null },
      now: '2026-01-30T09:45:00.000Z',
      today: TODAY,
      zone: 'UTC',
      cwd,
      home: '/home/me',
      pluginsFolder,
      workshop: IDLE_WORKSHOP,
      from: 'alone',
    });
    return { answer, done };
  }

  it('lint takes an installed plugin by its name', async () => {
    const path = writeGood();
    const { answer } = say(join(path, '..'), '/nowhere', 'enabled', 'lint', 'good');
    expect(await answer).toMatchObject({ report: { title: expect.stringContaining('good 1.0.0') } });
  });

  it('pack says what is in the archive, what it is known by, and where it is', async () => {
    const path = writeSource({ 'manifest.toml': FULL, 'plugin.js': returning(), LICENSE: 'x' });
    const answer = await say('/p', join(path, '..'), 'enabled', 'pack', 'plugin').answer;
    if (answer.kind !== 'report') throw new Error(answer.kind);
    const told = answer.report.lines.map(({ text }) => text);
    const file = join(path, 'dist/good-1.0.0.zip');
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(answer.report.title).toBe('good 1.0.0 is packed');
    expect(told.slice(0, 3).map((one) => one.split(' ')[0])).toEqual([
      'manifest.toml',
      'plugin.js',
      'LICENSE',
    ]);
    expect(told).toContain(file);
    expect(told.join('\n')).toContain(`SHA-256 ${sha256}`);
    expect(told).toContain('1 warning: plugin lint plugin says which');
    expect(told.at(-1)).toContain('Drop it on the window');
    expect(answer.report.lines.some(({ tone }) => tone === 'error')).toBe(false);
  });

  it('pack of what does not build is an error, with what the compiler said', async () => {
    const path = writeSource({ 'manifest.toml': FULL, 'plugin.js': 'const = 1' });
    const answer = await say('/p', join(path, '..'), 'enabled', 'pack', 'plugin').answer;
    expect(answer).toMatchObject({
      report: { title: 'plugin is not packed', lines: [{ tone: 'error' }] },
    });
  });

  it('update refuses what is another plugin, and takes what is the same', async () => {
    const path = writeGood();
    const wrong = say('/p', join(path, '..'), 'enabled', 'update', 'other', 'good');
    expect(await wrong.answer).toEqual({
      kind: 'said',
      level: 'error',
      text: 'other was not updated: good holds good; to have both, say plugin install good',
    });
    expect(wrong.done).toEqual([]);
    const right = say('/p', join(path, '..'), 'enabled', 'update', 'good', 'good');
    expect(await right.answer).toMatchObject({ level: 'success' });
    expect(right.done).toEqual([`install ${path}`]);
  });

  it('install without anybody to ask says that a yes is missing', async () => {
    const path = writeGood();
    const { answer } = say('/p', '/', 'needs_consent', 'install', path);
    expect(await answer).toEqual({
      kind: 'said',
      level: 'warning',
      text: 'good 1.0.0 is in its place and needs consent: start to-tui to be asked',
    });
  });
});
