/** docs/plugin-guide.md, followed to the letter: its files are written, its command is run, its plugins are used. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { calendarDateSchema } from '../../src-core/lib/calendar-date-schema';
import { DEFAULT_LIMITS, PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import { caseReport } from '../../src-core/plugin/cases/case-report';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import { LANGUAGES, type Language } from '../../src-core/plugin/languages';
import { manifestSchema } from '../../src-core/plugin/manifest-schema';
import { PLUGIN_VERB_NAMES } from '../../src-core/plugin/plugin-verbs';
import type { Command } from '../../src-core/todo/command';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { startServer } from '../outside/testing/loopback-server';
import { adding, openWorld, rowOf, shown } from '../storage/testing/world';
import type { DialogAnswer } from './consent';
import { buildPlugin } from './kit/build';
import { casesIn } from './kit/cases/case-files';
import { runCases } from './kit/cases/run-cases';
import { testPlugin } from './kit/cases/test-plugin';
import { scaffold } from './kit/scaffold';
import { SOURCE_FILES } from './kit/source-files';
import { CHECKOUT_PLACES, checkoutWorkshop } from './kit/testing/workshop';
import { readSource } from './package-source';
import { readManifest } from './plugin-package';
import { openPluginsIn, type PartsInWorld, storedBy } from './testing/plugins-in-world';
import { lintInstalled } from './verbs/lint-verb';

const GUIDE = readFileSync('docs/plugin-guide.md', 'utf8');
const readDate = (text: string) => calendarDateSchema.parse(text);

/** The blocks of code that are files, by the name that stands above each; several of one name are one file. */
function files(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', text = ''] of GUIDE.matchAll(/^`([\w./-]+)`\n\n```\w+\n(.*?)^```$/gms)) {
    found.set(name, `${found.get(name) ?? ''}${text}`);
  }
  return found;
}

/** A folder with the files of one plugin of the guide; `change` is what a reader would put in place of an example. */
function write(plugin: string, change = (text: string) => text): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'to-tui-guide-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  for (const [name, text] of files()) {
    if (!name.startsWith(`${plugin}/`)) continue;
    mkdirSync(path.dirname(path.join(parent, name)), { recursive: true });
    writeFileSync(path.join(parent, name), change(text));
  }
  return path.join(parent, plugin);
}

/**
 * Begins a plugin with `plugin:new`, puts the files of the guide in place, tries the cases and builds it. Those in Rust
 * and C have the manifest and the cases of the one in AssemblyScript, as the page says.
 */
async function make(name: string, language: Language, skip: (reason: string) => void): Promise<string> {
  expect(GUIDE).toContain(`npm run plugin:new ${name} -- --language ${language} --in ~/my-plugins\n`);
  const parent = mkdtempSync(path.join(tmpdir(), 'to-tui-guide-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  const made = await scaffold({ name, language, parent }, CHECKOUT_PLACES);
  if (!made.ok) throw new Error(made.error);
  for (const file of ['manifest.toml', 'tests/cases.json']) {
    const text = files().get(`tally-as/${file}`)?.replaceAll('tally-as', name) ?? '';
    const kept = language === 'assemblyscript' ? text : text.replace('generate = true\n', '');
    writeFileSync(path.join(made.value, file), kept);
  }
  const code = SOURCE_FILES[language];
  writeFileSync(path.join(made.value, code), files().get(`${name}/${code}`) ?? '');
  const built = await buildPlugin(made.value, CHECKOUT_PLACES);
  if (!built.ok && built.error.kind === 'no_compiler') skip(built.error.sentence);
  if (!built.ok) throw new Error([built.error.sentence, ...built.error.output].join('\n'));
  const source = await readSource(built.value.folder);
  if (!source.ok) throw new Error(source.error);
  const { sandboxes } = await checkoutWorkshop();
  const tried = await runCases(source.value.package, await casesIn(made.value), sandboxes);
  expect(
    caseReport(name, tried)
      .lines.map(({ text }) => text)
      .at(-1),
  ).toBe('2 passed, 0 failed');
  return built.value.folder;
}

/** Drops the folder on a running application and says yes. */
async function install(folder: string, parts: PartsInWorld = {}) {
  const world = openWorld({ fast: true });
  const plugins = await openPluginsIn(world, parts);
  plugins.answers.push('allow');
  await plugins.manager.packages.install(folder);
  expect(plugins.asked).toHaveLength(1);
  return { world, ...plugins };
}

/** Does with an installed plugin what the guide says. */
async function use(folder: string) {
  const plugins = await install(folder);
  const { world, manager, notices, summary, logged } = plugins;
  const name = path.basename(folder);
  expect(summary(name)).toMatchObject({ state: 'enabled', keys: [{ action: 'tally', bound: true }] });
  world.store.dispatch([adding(TODAYS_LIST, 'milk')], { kind: 'user' });
  world.store.dispatch([{ type: 'toggle_todo', id: rowOf(world, TODAYS_LIST, 'milk').id }], { kind: 'user' });
  await manager.idle();
  expect(notices.at(-1)).toBe(`${name}: 1 done since tally is here`);
  expect(logged).toContain(`plugin ${name} says: row 0 is done`);
  await manager.runs.invoke(name, 'tally', { list: TODAYS_LIST, selected: null });
  expect(shown(world, TODAYS_LIST)).toEqual(['[x] milk', '1 done by 2026-01-31']);
  expect(storedBy(world, name)).toEqual({ times: '1' });
  return plugins;
}

/** A server of the reader's own, a folder with a `git` in it, and the plugin `digest` that uses both. */
async function openDigest(answers: readonly DialogAnswer[] = []) {
  const server = await startServer((_, response) => response.end());
  onTestFinished(server.close);
  const bin = mkdtempSync(path.join(tmpdir(), 'to-tui-guide-bin-'));
  onTestFinished(() => rmSync(bin, { recursive: true }));
  writeFileSync(path.join(bin, 'git'), '#!/bin/sh\necho git version 2.99\n', { mode: 0o755 });
  const folder = write('digest', (text) => text.replaceAll('localhost:8080', `localhost:${server.port}`));
  const plugins = await install(folder, {
    reaching: { env: { PATH: bin }, resolve: async () => [{ address: '127.0.0.1', family: 4 }] },
  });
  plugins.answers.push(...answers);
  const { world, manager } = plugins;
  const act = (action: string) =>
    manager.runs.invoke('digest', action, { list: TODAYS_LIST, selected: null });
  const user = async (...commands: Command[]) => {
    world.store.dispatch(commands, { kind: 'user' });
    await manager.idle();
  };
  return { ...plugins, server, folder, act, user };
}

describe('the guide', { timeout: 180_000 }, () => {
  it('makes a plugin of JavaScript', async () => {
    await use(write('tally'));
  });

  it('makes a plugin of AssemblyScript', async ({ skip }) => {
    const { manager, previews } = await use(await make('tally-as', 'assemblyscript', skip));
    const generated = manager.runs.generate('tally-as', 'Trip, tickets', {
      list: TODAYS_LIST,
      selected: null,
    });
    await expect.poll(() => previews.length).toBe(1);
    const rows = previews.flatMap((question) => question.rows);
    expect(rows.map(({ text, indent }) => [text, indent])).toEqual([
      ['Trip', 0],
      ['tickets', 1],
    ]);
    manager.previews.answer(previews[0]?.id ?? '', { take: [0, 1], always: false });
    expect((await generated).ok).toBe(true);
  });

  it.for([
    ['tally-rs', 'rust'],
    ['tally-c', 'c'],
  ] as const)('makes the plugin %s, in %s', async ([name, language], { skip }) => {
    await use(await make(name, language, skip));
  });

  it('tries a plugin that asks for the network, without one', async () => {
    const folder = write('weather');
    const tested = await testPlugin(folder, await checkoutWorkshop());
    expect(tested.lines.map(({ text }) => text).at(-1)).toBe('2 passed, 0 failed');
  });

  it('has the verbs and the sources that plugins/README.md names', () => {
    const page = readFileSync('plugins/README.md', 'utf8');
    const verbs = [...page.matchAll(/[:\s`]plugin (\w+) (?:DIR|tally)/g)].map(([, verb = '']) => verb);
    expect(new Set(verbs)).toEqual(new Set(['new', 'test', 'dev', 'lint', 'conform', 'logs', 'pack']));
    for (const verb of verbs) expect(PLUGIN_VERB_NAMES).toContain(verb);
    for (const source of Object.values(SOURCE_FILES)) expect(page).toContain(`\`${source}\``);
    for (const language of LANGUAGES.slice(1)) expect(page).toMatch(new RegExp(`\\b${language}\\b`));
  });

  it('makes a script that a compiler understands', () => {
    const scripts = ['tally', 'digest'].map((plugin) => {
      const folder = write(plugin, (text) => text.replace('CHECKOUT', path.resolve('.')));
      return path.join(folder, 'plugin.js');
    });
    const types = path.resolve('plugins/sdk/javascript/to-tui.d.ts');
    const options = '--ignoreConfig --noEmit --strict --allowJs --types  --lib ES2023 --target ES2023'.split(
      ' ',
    );
    const compiler = path.resolve('node_modules/typescript/bin/tsc');
    const check = [compiler, ...options, '--module', 'CommonJS', types, ...scripts];
    const { stdout } = spawnSync(process.execPath, check, { encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  describe.runIf(process.platform !== 'win32')('makes a plugin that has everything', () => {
    const THERE = 'localhost:';

    it('is asked about with its reasons, and passes lint', async () => {
      const { asked, folder, summary, logged } = await openDigest();
      const question = `${asked[0]?.message}\n${asked[0]?.detail}`;
      for (const line of [
        `connect to ${THERE}`,
        'a folder of its own',
        '32 MiB of memory',
        'to keep the last',
      ])
        expect(question).toContain(line);
      expect(summary('digest')).toMatchObject({
        state: 'enabled',
        generates: true,
        keys: [{ key: '<C-x>l' }, { key: '<C-x>d' }, { key: '<C-x>g' }].map((key) => ({
          ...key,
          bound: true,
        })),
      });
      expect(logged.join()).toContain('digest is ready in default, sends to http://localhost:');
      const { lines } = await lintInstalled(folder);
      expect(lines.filter(({ tone }) => tone === 'error')).toEqual([]);
    });

    it('hears of everything', async () => {
      const { world, manager, user, notices, time } = await openDigest();
      await user(adding(TODAYS_LIST, 'milk?'), adding(TODAYS_LIST, 'bread'));
      expect(shown(world, TODAYS_LIST)).toEqual(['[?] milk?', 'bread']);
      const { id } = rowOf(world, TODAYS_LIST, 'bread');
      const updates = { dueDate: readDate('2026-02-02'), priority: 'P0' as const };
      await user({ type: 'update_todo', id, updates });
      expect(manager.decorations()).toMatchObject([{ todoId: id, text: 'planned', style: 'info' }]);
      await user({ type: 'toggle_todo', id });
      expect(storedBy(world, 'digest')).toEqual({ 'bread: done_on': '2026-01-31' });
      manager.runs.keyPressed('x', { list: TODAYS_LIST, selected: id });
      await manager.idle();
      expect(notices.at(-1)).toBe('digest: That was an urgent one');
      await time.advance(10 * 60_000);
      await manager.idle();
      expect(notices.at(-1)).toBe('digest: 1 done today');
      await user({ type: 'delete_todo', id });
      expect(manager.records.logs('digest').at(-1)).toMatchObject({
        level: 'warn',
        message: 'row 1 is gone, by user',
      });
      manager.dayChanged(readDate('2026-01-30'), readDate('2026-01-31'));
      await manager.idle();
      expect(shown(world, TODAYS_LIST)).toEqual(['[?] milk?', 'Look back at 2026-01-30']);
      await manager.switches.disable('digest');
      expect(manager.records.logs('digest').at(-1)).toMatchObject({ message: 'digest says goodbye' });
    });

    it('generates, and sorts', async () => {
      const { world, manager, user, act, previews } = await openDigest();
      const here = { list: TODAYS_LIST, selected: null };
      const generated = manager.runs.generate('digest', 'Trip: tickets, hotel', here);
      await expect.poll(() => previews.length).toBe(1);
      manager.previews.answer(previews[0]?.id ?? '', { take: [0, 2], always: false });
      expect((await generated).ok).toBe(true);
      expect(shown(world, TODAYS_LIST)).toEqual(['Trip', ' hotel']);
      await user(adding(TODAYS_LIST, 'paint #later'), adding(TODAYS_LIST, 'soon'));
      await act('later');
      expect(shown(world, TODAYS_LIST).slice(2)).toEqual(['soon', 'Later', 'paint #later']);
    });

    it('reaches what it was allowed: a server, its folder, a secret, and git once the user says so', async () => {
      const { manager, user, act, server, notices, asked, audit } = await openDigest(['deny']).then(
        (digest) => ({
          ...digest,
          audit: () =>
            digest.manager.records
              .audit({ plugin: 'digest', kind: 'run', limit: 9 })
              .map(({ entry }) => entry),
        }),
      );
      expect(await manager.settings.save('digest', { style: 'long' }, { token: 'hunter2' })).toEqual({
        ok: true,
      });
      await user(adding(TODAYS_LIST, 'milk'));
      await act('send');
      expect(notices.at(-1)).toBe('digest: sent 1, kept sent.txt');
      expect(server.seen).toMatchObject([
        { method: 'POST', path: '/digest', body: 'milk', headers: { authorization: 'Bearer hunter2' } },
      ]);
      expect(audit()[0]).toMatchObject({
        trigger: 'send',
        end: 'done',
        reached: [
          `POST http://localhost:${server.port}`,
          expect.stringContaining('sent.txt'),
          expect.any(String),
        ],
      });
      await act('git');
      expect(asked.at(-1)?.message).toBe('digest asks for more:');
      expect(notices.at(-1)).toBe('digest: Then without git');
      await act('git');
      expect(asked).toHaveLength(2);
    });

    it('can be played again', async () => {
      const { manager, act, notices } = await openDigest(['allow']);
      await act('git');
      expect(notices.at(-1)).toBe('digest: git version 2.99');
      const [last] = manager.records.audit({ plugin: 'digest', kind: 'run', limit: 1 });
      const run = last?.entry.kind === 'run' ? last.entry.run : '';
      expect(await manager.records.replay(run)).toMatchObject({
        ok: true,
        value: { same: true, plugin: 'digest' },
      });
    });
  });

  it('has every verb, every export, every host function and every table of a manifest', () => {
    for (const verb of PLUGIN_VERB_NAMES) expect(GUIDE).toContain(`plugin ${verb}`);
    const script = files().get('digest/plugin.js') ?? '';
    for (const name of PLUGIN_EXPORTS) expect(script).toContain(`exports.${name} = `);
    for (const name of [
      'http_request',
      'read_file',
      'write_file',
      'list_directory',
      'run_command',
      'get_secret',
    ])
      expect(GUIDE).toContain(`host.${name}(`);
    const manifest = files().get('digest/manifest.toml') ?? '';
    for (const table of Object.keys(manifestSchema.shape))
      expect(manifest).toMatch(new RegExp(`^\\[${table}`, 'm'));
  });

  it('names functions that the kit for AssemblyScript has', () => {
    const kit = ['host', 'commands', 'index'].map((name) =>
      readFileSync(`plugins/sdk/assemblyscript/${name}.ts`, 'utf8'),
    );
    const said = GUIDE.slice(GUIDE.indexOf('in camel case'), GUIDE.indexOf('When the host refuses'));
    const names = [...said.matchAll(/(?:host|^|[ (`])\.?(\w+)\(/gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(9);
    for (const name of names) expect(kit.join()).toMatch(new RegExp(`(function|class|  )\\s*${name}\\b`));
  });

  it('shows a manifest that is one', () => {
    const text = files().get('digest/manifest.toml') ?? '';
    expect(readManifest(Buffer.from(text)).ok).toBe(true);
  });

  it('links to what is there', () => {
    const links = [...GUIDE.matchAll(/\]\(([\w.-]+)(?:#([\w-]+))?\)/g)];
    expect(links.length).toBeGreaterThan(4);
    for (const [, file = '', anchor] of links) {
      const text = readFileSync(path.join('docs', file), 'utf8');
      const heads = [...text.matchAll(/^#+ (.*)$/gm)].map(([, head = '']) =>
        head.toLowerCase().replaceAll(' ', '-'),
      );
      if (anchor !== undefined) expect(heads).toContain(anchor);
    }
  });
});

describe('docs/plugin-security.md', () => {
  const rows = readFileSync('docs/plugin-security.md', 'utf8').split('\n');
  const promises = rows.filter((row, at) => row.startsWith('| ') && !rows[at + 1]?.startsWith('|---'));

  /** The files that a cell names; one without a folder lies where the one before it does. */
  const filesIn = (cell: string): string[] => {
    let folder = 'src-main/plugin-host';
    return [...cell.matchAll(/`([\w./-]+\.ts)`/g)].map(([, name = '']) => {
      if (name.includes('/')) folder = path.dirname(name);
      return path.join(folder, path.basename(name));
    });
  };

  it('names the files that hold each promise, and the tests that attack it', () => {
    expect(promises.length).toBeGreaterThan(20);
    for (const row of promises) {
      const [, , held = '', attacked = ''] = row.split('|');
      for (const file of [...filesIn(held), ...filesIn(attacked)]) expect(existsSync(file), file).toBe(true);
      expect(filesIn(held).length, row).toBeGreaterThan(0);
      for (const file of filesIn(attacked)) expect(file).toMatch(/\.(test|spec)\.ts$/);
      if (filesIn(attacked).length === 0) expect(attacked).toMatch(/no test/);
    }
  });

  it('has a row for every limit, every permission, and every host function that needs one', () => {
    const first = promises.map((row) => row.split('|')[1] ?? '');
    const named = new Set(
      first.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)),
    );
    const outside = Object.entries(HOST_FUNCTIONS).flatMap(([name, { answeredBy }]) =>
      answeredBy === 'main' ? [name] : [],
    );
    for (const name of [...Object.keys(DEFAULT_LIMITS), ...outside, 'network', 'filesystem', 'execute'])
      expect(named).toContain(name);
  });
});
