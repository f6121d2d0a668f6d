/** Developing a plugin, as an author does it: a real folder, real builds, real sandboxes; the user's answers are played. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { err, ok, type Result } from '../../../../src-core/lib/result';
import { AS_BUILT } from '../../../../src-core/plugin/source-places';
import { TODAYS_LIST } from '../../../../src-core/todo/testing/list-notation';
import { openWorld, shown } from '../../../storage/testing/world';
import { after } from '../../../time-source';
import type { DialogAnswer } from '../../consent';
import type { Developed } from '../../develop-terms';
import type { PluginTime } from '../../plugin-time';
import { playedTime } from '../../testing/played-time';
import { manifestFor, returning } from '../../testing/plugin-world';
import { openPluginsIn } from '../../testing/plugins-in-world';
import { type BuildFault, type Built, buildPlugin } from '../build';
import { THROWING_SOURCE } from '../testing/throwing-plugin';
import { CHECKOUT_PLACES } from '../testing/workshop';
import { type DevelopmentParts, Developments, FOLLOW_MS, TERMINAL_GONE_MS } from './development';
import type { Told } from './session-words';
import { type WritableFolder, writableFolders } from './written-by-plugins';

const HERE = { list: TODAYS_LIST, selected: null };
const NETWORK = '[permissions]\nnetwork = ["api.example.org"]\n';
const MORE_NETWORK = '[permissions]\nnetwork = ["api.example.org", "evil.example.org"]\n';
const REAL_TIME: PluginTime = {
  now: () => new Date().toISOString(),
  steadyMs: () => performance.now(),
  after,
};

const adding = (content: string) => returning({ type: 'create_todo', content });

/** A folder that goes with the test, resolved. */
function folderFor(name: string): string {
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'to-tui-dev-')));
  onTestFinished(() => rmSync(above, { recursive: true, force: true }));
  mkdirSync(join(above, name));
  return join(above, name);
}

/** Saves the plugin's two files. */
function save(folder: string, script: string, { name = 'hello', more = '', version = '0.1.0' } = {}): void {
  writeFileSync(join(folder, 'plugin.js'), script);
  writeFileSync(join(folder, 'manifest.toml'), manifestFor(name, more, version));
}

/** Waits for what a build takes on a busy machine. */
const eventually = (deed: () => void) => vi.waitFor(deed, { timeout: 10_000, interval: 20 });

async function author({ time = REAL_TIME, own = {} as Partial<DevelopmentParts> } = {}) {
  const world = openWorld({ fast: true });
  let placing: () => void = () => undefined;
  let ids = 0;
  const plugins = await openPluginsIn(world, {
    newId: () => {
      ids += 1;
      placing();
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
  });
  await plugins.manager.loadAll();
  const { manager } = plugins;
  const told: Told[] = [];
  const offered: string[] = [];
  const development = new Developments({
    home: world.paths.home,
    build: (folder) => buildPlugin(folder, CHECKOUT_PLACES, { traced: true }),
    writable: () => [],
    develop: (path, terms) => {
      offered.push(path);
      return manager.packages.develop(path, terms);
    },
    follow: (listener) => manager.follow(listener),
    time,
    zone: () => 'UTC',
    tell: (one) => told.push(one),
    log: { error: (message, error) => plugins.logged.push(`${message}: ${String(error)}`) },
    ...own,
  });
  onTestFinished(() => development.dispose());
  const folder = folderFor('hello');
  save(folder, adding('one'));
  /** What the page says, without the times. */
  const lines = (of = folder) => (development.latest(of)?.lines ?? []).map(({ text }) => text.slice(9));
  /** Waits for a line with this text after those that were there before. */
  const says = (text: string, from = 0, of = folder) =>
    eventually(() => expect(lines(of).slice(from).join('\n')).toContain(text));
  /** Saves, and waits until the page has a line with this text about it. */
  const saves = async (text: string, script: string, more: Parameters<typeof save>[2] = {}) => {
    const from = lines().length;
    save(folder, script, more);
    await says(text, from);
  };
  /** Begins and waits for the first build; the user says yes. */
  const begin = async () => {
    plugins.answers.push('allow');
    expect(await development.start(folder, 'window')).toMatchObject({ ok: true });
    await says('; loaded');
  };
  /** What the plugin's action adds to the list. */
  const run = async () => {
    const before = shown(world, TODAYS_LIST).length;
    await manager.runs.invoke('hello', 'go', HERE);
    return shown(world, TODAYS_LIST).slice(before);
  };
  const decisions = () =>
    manager.records
      .audit({ kind: 'decision', limit: 100 })
      .flatMap(({ entry }) => (entry.kind === 'decision' ? [`${entry.decision} ${entry.detail}`.trim()] : []))
      .reverse();
  return {
    ...plugins,
    world,
    development,
    folder,
    told,
    /** Builds that were to be put in their place. */
    offered,
    lines,
    says,
    saves,
    begin,
    run,
    decisions,
    whilePlacing: (deed: () => void) => {
      placing = deed;
    },
  };
}

describe('the first build', () => {
  it('is asked about natively, with the folder and what the yes means, and is loaded then', async () => {
    const { begin, asked, run, folder, decisions, told } = await author();
    await begin();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.message).toBe('Develop hello 0.1.0? It wants to:');
    expect(asked[0]?.detail).toContain(`It is developed in “${folder}”.`);
    expect(asked[0]?.detail).toContain('without a question, as long as it wants nothing more than you allow');
    expect(asked[0]?.buttons).toEqual(['Cancel', 'Develop']);
    expect(await run()).toEqual(['one']);
    expect(decisions()).toEqual([`installed built in ${folder}`]);
    expect(told).toEqual([{ text: 'hello built and loaded', tone: 'ok' }]);
  });

  it('says when it was built, how long it took and how large it is', async () => {
    const { begin, development, folder } = await author();
    await begin();
    const texts = development.latest(folder)?.lines.map(({ text }) => text) ?? [];
    expect(texts[0]).toMatch(/^\d\d:\d\d:\d\d to-tui asks you in its window$/);
    expect(texts[1]).toMatch(/^\d\d:\d\d:\d\d built hello 0\.1\.0 in \d+ ms, \d+ B; loaded$/);
  });

  it('that is not allowed ends it, and nothing is installed', async () => {
    const { development, folder, says, manager, decisions } = await author();
    await development.start(folder, 'window');
    await says('watching ended: it was not allowed');
    expect(manager.summaries()).toEqual([]);
    expect(decisions()).toEqual(['denied development']);
    expect(development.latest(folder)?.on).toBe(false);
  });

  it('ends it as well when there is nobody to ask', async () => {
    const { development, folder, says, manager, answers } = await author();
    answers.push('no_window');
    await development.start(folder, 'terminal');
    await says('watching ended: it was not allowed');
    expect(manager.summaries()).toEqual([]);
  });

  it('is asked about although the very bytes are installed: that yes was a smaller one', async () => {
    const { manager, answers, asked, begin, folder, says, saves } = await author();
    answers.push('allow');
    await manager.packages.install(folder);
    await begin();
    expect(asked.map(({ message }) => message)).toEqual([
      'Install hello 0.1.0? It wants to:',
      'Develop hello 0.1.0? It wants to:',
    ]);
    await says('loaded');
    await saves('loaded', adding('two'));
    expect(asked).toHaveLength(2);
  });

  it('shows what is different when another version is installed', async () => {
    const { manager, answers, asked, begin, folder } = await author();
    answers.push('allow');
    await manager.packages.install(folder);
    save(folder, adding('two'), { version: '0.2.0', more: NETWORK });
    await begin();
    expect(asked[1]?.message).toBe('Develop hello 0.2.0 in the place of 0.1.0? It asks for more:');
    expect(asked[1]?.detail).toContain('+ connect to api.example.org');
    expect(asked[1]?.detail).toContain(folder);
  });

  it('counts for nothing when the yes comes after the end', async () => {
    const { development, folder, says, manager, answers, asked } = await author();
    let answer: (one: DialogAnswer) => void = () => undefined;
    answers.push(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await development.start(folder, 'window');
    await says('to-tui asks you');
    await eventually(() => expect(asked).toHaveLength(1));
    development.stop(folder);
    expect(asked[0]).toMatchObject({ signal: { aborted: true } });
    answer('allow');
    // Installing happens in turn: when this one was answered, the other one is through.
    expect(await manager.packages.install(join(folder, 'nothing'))).toMatchObject({ ok: false });
    expect(manager.summaries()).toEqual([]);
  });
});

describe('a change', () => {
  it('is built and loaded without a question, and stands in the record', async () => {
    const { begin, saves, run, asked, decisions, folder } = await author();
    await begin();
    await saves('built hello 0.1.1', adding('two'), { version: '0.1.1' });
    expect(await run()).toEqual(['two']);
    expect(asked).toHaveLength(1);
    expect(decisions()).toEqual([
      `installed built in ${folder}`,
      `updated 0.1.0 → 0.1.1, built in ${folder}`,
    ]);
  });

  it('is neither built nor loaded where a plugin may write the source, by whatever way', async () => {
    const writable: WritableFolder[] = [];
    const { begin, saves, run, folder, offered } = await author({ own: { writable: () => writable } });
    await begin();
    const link = join(folderFor('elsewhere'), 'link');
    symlinkSync(folder, link);
    const above = join(folder, '../node_modules');
    mkdirSync(join(above, 'assemblyscript'), { recursive: true });
    for (const path of [
      join(folder, '..'),
      folder,
      link,
      join(folder, 'tests'),
      above,
      join(above, 'assemblyscript'),
    ]) {
      writable.splice(0, 1, { plugin: 'notes', path });
      await saves(`not built: the plugin notes may write to “${path}”`, adding(path), { version: '0.1.1' });
    }
    expect(await run()).toEqual(['one']);
    expect(offered).toHaveLength(1);
    writable.splice(0, 1, { plugin: 'notes', path: `${folder}-2` });
    await saves('built hello 0.1.2', adding('two'), { version: '0.1.2' });
  });

  it('that comes to the same bytes changes nothing', async () => {
    const { begin, saves, decisions } = await author();
    await begin();
    await saves('nothing is different', adding('one'));
    expect(decisions()).toHaveLength(1);
  });

  it('that cannot be built is told of, and what was loaded stays', async () => {
    const { begin, saves, run, told, folder } = await author();
    await begin();
    writeFileSync(join(folder, 'other.js'), '');
    await saves('not built: ', 'const other = require("./other.js");\nexports.handle_action = () => {');
    expect(told.at(-1)).toMatchObject({
      tone: 'error',
      text: expect.stringContaining('hello was not built: '),
    });
    expect(await run()).toEqual(['one']);
    await saves('loaded', adding('three'));
    expect(await run()).toEqual(['three']);
  });

  it('that repairs a plugin which was switched off for failing brings it back', async () => {
    const { begin, saves, manager, state, run } = await author();
    await begin();
    await saves('loaded', 'exports.handle_action = () => { throw new Error("no"); };');
    for (let tries = 0; tries < 3; tries += 1) await manager.runs.invoke('hello', 'go', HERE);
    expect(state('hello')).toMatch(/^failed/);
    await saves('loaded', adding('well'));
    expect(await run()).toEqual(['well']);
  });

  it('that still waits for its turn when development ends is put nowhere', async () => {
    const { begin, manager, answers, asked, development, folder, run, lines, offered } = await author();
    await begin();
    let answer: (one: DialogAnswer) => void = () => undefined;
    answers.push(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const other = folderFor('other');
    save(other, adding('other'), { name: 'other' });
    const installing = manager.packages.install(other);
    await eventually(() => expect(asked).toHaveLength(2));
    // It is built, and waits behind the installation.
    writeFileSync(join(folder, 'plugin.js'), adding('two'));
    await eventually(() => expect(offered).toHaveLength(2));
    development.stop(folder);
    answer('allow');
    await installing;
    expect(await manager.packages.install(other)).toMatchObject({
      error: 'other 0.1.0 is installed already',
    });
    expect(await run()).toEqual(['one']);
    expect(lines().at(-1)).toContain('watching ended');
  });

  it('keeps the version that was there before development began for a rollback', async () => {
    const { manager, answers, begin, saves, folder, run, summary } = await author();
    answers.push('allow');
    await manager.packages.install(folder);
    save(folder, adding('two'), { version: '0.2.0' });
    await begin();
    await saves('built hello 0.3.0', adding('three'), { version: '0.3.0' });
    await saves('built hello 0.4.0', adding('four'), { version: '0.4.0' });
    expect(summary('hello').previousVersion).toBe('0.1.0');
    expect(await manager.packages.rollback('hello')).toMatchObject({ ok: true });
    expect(await run()).toEqual(['one']);
    // What the user brought back is worth keeping again.
    await saves('built hello 0.5.0', adding('five'), { version: '0.5.0' });
    expect(summary('hello').previousVersion).toBe('0.1.0');
  });

  it('keeps no build of a plugin that was not there before', async () => {
    const { begin, saves, summary } = await author();
    await begin();
    await saves('loaded', adding('two'));
    await saves('loaded', adding('three'));
    expect(summary('hello').previousVersion).toBeNull();
  });
});

describe('the plugins view', () => {
  it('says where a plugin comes from while it is developed, and no longer', async () => {
    const { begin, development, folder, summary, manager, saves } = await author();
    await begin();
    expect(summary('hello').reason).toBe(`developed in ${folder}`);
    await saves('; loaded', adding('two'));
    expect(summary('hello').reason).toBe(`developed in ${folder}`);
    await manager.switches.disable('hello');
    expect(summary('hello').reason).toBeNull();
    await manager.switches.enable('hello');
    development.stop(folder);
    expect(summary('hello').reason).toBeNull();
  });
});

describe('a build that wants more', () => {
  it('is asked about, and is not loaded before the answer', async () => {
    const { begin, saves, asked, answers, run, says, lines } = await author();
    await begin();
    let answer: (one: DialogAnswer) => void = () => undefined;
    answers.push(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await saves('to-tui asks you', adding('two'), { more: NETWORK });
    await eventually(() => expect(asked).toHaveLength(2));
    expect(asked[1]?.detail).toContain('+ connect to api.example.org');
    expect(await run()).toEqual(['one']);
    const from = lines().length;
    answer('allow');
    await says('; loaded', from);
    expect(await run()).toEqual(['two']);
  });

  it('stays out when the user says no, and is not asked about at each save', async () => {
    const { begin, saves, asked, run, development, folder } = await author();
    await begin();
    await saves('not loaded: you did not allow', adding('two'), { more: NETWORK });
    await saves('not loaded: you did not allow', adding('three'), { more: NETWORK });
    expect(asked).toHaveLength(2);
    expect(await run()).toEqual(['one']);
    expect(development.latest(folder)?.on).toBe(true);
    await saves('loaded', adding('four'));
    expect(await run()).toEqual(['four']);
  });

  it('is asked about again when it wants something else', async () => {
    const { begin, saves, asked } = await author();
    await begin();
    await saves('not loaded', adding('two'), { more: NETWORK });
    await saves('not loaded', adding('three'), { more: MORE_NETWORK });
    expect(asked).toHaveLength(3);
  });

  it('is asked about no more once that is allowed, nor when it wants less', async () => {
    const { begin, saves, asked, answers } = await author();
    await begin();
    answers.push('allow');
    await saves('; loaded', adding('two'), { more: MORE_NETWORK });
    await saves('; loaded', adding('three'), { more: MORE_NETWORK });
    await saves('; loaded', adding('four'), { more: NETWORK });
    expect(asked).toHaveLength(2);
    // What was given up is no longer granted.
    await saves('not loaded', adding('five'), { more: MORE_NETWORK });
    expect(asked).toHaveLength(3);
  });

  it('is another plugin when it has another name', async () => {
    const { begin, saves, asked, manager } = await author();
    await begin();
    await saves('not loaded: you did not allow', adding('two'), { name: 'other' });
    expect(asked[1]?.message).toBe('Develop other 0.1.0? It wants to:');
    expect(manager.summaries().map(({ name }) => name)).toEqual(['hello']);
  });
});

describe('a plugin that the user stopped meanwhile', () => {
  it('is not brought back by a build when it was switched off', async () => {
    const { begin, saves, manager, state, run, asked } = await author();
    await begin();
    await manager.switches.disable('hello');
    await saves('not loaded: hello is off (you switched it off)', adding('two'));
    expect(state('hello')).toBe('disabled');
    await manager.switches.enable('hello');
    expect(await run()).toEqual(['one']);
    await saves('; loaded', adding('three'));
    expect(await run()).toEqual(['three']);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a plugin that wants nothing', ''],
    ['one with permissions', NETWORK],
  ])('is asked about at the next build when the yes was taken back: %s', async (_, more) => {
    const { begin, saves, manager, state, asked, folder } = await author();
    save(folder, adding('one'), { more });
    await begin();
    await manager.switches.revoke('hello');
    await saves('not loaded: you did not allow', adding('two'), { more });
    expect(asked).toHaveLength(2);
    expect(state('hello')).toMatch(/^needs_consent/);
  });

  it('is asked about when it was removed', async () => {
    const { begin, saves, manager, asked } = await author();
    await begin();
    await manager.packages.remove('hello', false);
    await saves('not loaded: you did not allow', adding('two'));
    expect(asked).toHaveLength(2);
    expect(manager.summaries()).toEqual([]);
  });

  it.each(['disable', 'revoke'] as const)(
    'stays off when that happens in the very moment: %s',
    async (deed) => {
      const { begin, saves, manager, state, whilePlacing, world, lines } = await author();
      await begin();
      whilePlacing(() => void manager.switches[deed]('hello'));
      await saves('not loaded: hello is off', adding('two'));
      whilePlacing(() => undefined);
      expect(state('hello')).not.toBe('enabled');
      await manager.runs.invoke('hello', 'go', HERE);
      expect(shown(world, TODAYS_LIST)).toEqual([]);
      expect(lines().at(-1)).toContain('switch it on with P');
    },
  );

  it('is asked about when its installed files are not those that were put there', async () => {
    const { begin, saves, asked, world, manager, state } = await author();
    await begin();
    writeFileSync(join(world.paths.plugins, 'hello/plugin.js'), adding('evil'));
    await manager.switches.reload('hello');
    await saves('not loaded: you did not allow', adding('two'));
    expect(asked).toHaveLength(2);
    expect(state('hello')).toMatch(/^changed_on_disk/);
  });
});

describe('the folder', () => {
  it('is resolved once when it is a link, and shown resolved', async () => {
    const { development, folder, asked, answers, says, run } = await author();
    const [link, elsewhere] = [`${folder}-link`, folderFor('elsewhere')];
    save(elsewhere, adding('evil'));
    symlinkSync(folder, link);
    answers.push('allow');
    await development.start(link, 'window');
    await says('; loaded');
    expect(asked[0]?.detail).toContain(`“${folder}”`);
    unlinkSync(link);
    symlinkSync(elsewhere, link);
    save(folder, adding('two'));
    await says('; loaded', 2);
    expect(await run()).toEqual(['two']);
    expect(development.latest(link)?.lines.length).toBe(development.latest(folder)?.lines.length);
  });

  it('that is taken away ends it with a sentence', async () => {
    const { begin, says, folder, development, run } = await author();
    await begin();
    rmSync(folder, { recursive: true });
    await says('watching ended: the folder is gone');
    expect(development.latest(folder)?.on).toBe(false);
    expect(await run()).toEqual(['one']);
  });

  it('needs a manifest to begin with, and must be one', async () => {
    const { development, folder } = await author();
    expect(await development.start(join(folder, 'nowhere'), 'window')).toMatchObject({
      error: expect.stringContaining('is not there'),
    });
    expect(await development.start(join(folder, 'plugin.js'), 'window')).toMatchObject({
      error: expect.stringContaining('is no folder'),
    });
    unlinkSync(join(folder, 'manifest.toml'));
    expect(await development.start(folder, 'window')).toMatchObject({
      error: expect.stringContaining('there is no manifest.toml in'),
    });
  });

  it('is none of ours: a build would be put in the place of its own source', async () => {
    const { development, world, begin, manager } = await author();
    await begin();
    for (const ours of [join(world.paths.plugins, 'hello'), world.paths.home, join(world.paths.home, '..')]) {
      expect(await development.start(ours, 'window')).toMatchObject({
        error: expect.stringContaining('holds what to-tui keeps'),
      });
    }
    expect(manager.summaries()).toHaveLength(1);
    expect(readdirSync(join(world.paths.plugins, 'hello'))).not.toContain('dist');
  });

  it('is one of eight at most', async () => {
    const { development } = await author({ own: { build: () => new Promise(() => undefined) } });
    const folders = Array.from({ length: 9 }, (_, at) => folderFor(`p${at}`));
    for (const one of folders) save(one, '');
    for (const one of folders.slice(0, 8))
      expect(await development.start(one, 'window')).toMatchObject({ ok: true });
    expect(await development.start(folders[8] ?? '', 'window')).toMatchObject({
      error: expect.stringContaining('8 folders are watched already'),
    });
  });

  it('gives way to another one in which the same plugin is developed', async () => {
    const { begin, development, folder, says, answers, run } = await author();
    await begin();
    const other = folderFor('hello');
    save(other, adding('other'));
    answers.push('allow');
    await development.start(other, 'window');
    await says('; loaded', 0, other);
    await says(`watching ended: hello is developed in “${other}” now`);
    expect(development.latest(folder)?.on).toBe(false);
    expect(await run()).toEqual(['other']);
  });
});

describe('the page', () => {
  it('has what the plugin logs, and what goes wrong with its runs', async () => {
    const { begin, manager, says, saves } = await author();
    await begin();
    await saves(
      'loaded',
      'exports.handle_action = () => { host.log({ level: "warn", message: "on \\u001b[2Jmy way" }); throw new Error("lost it"); };',
    );
    await manager.runs.invoke('hello', 'go', HERE);
    await says('warn  on my way');
    await says('lost it');
  });

  it('has nothing of other plugins', async () => {
    const { begin, manager, lines, answers } = await author();
    await begin();
    const other = folderFor('other');
    save(other, 'exports.handle_action = () => { throw new Error("not mine"); };', { name: 'other' });
    answers.push('allow');
    await manager.packages.install(other);
    await manager.runs.invoke('other', 'go', HERE);
    expect(lines().join('\n')).not.toContain('not mine');
  });

  it('has no terminal sequences, whoever sent them', async () => {
    const fault: BuildFault = {
      kind: 'compile',
      sentence: 'bad\u001b[2J\nline',
      output: ['\u001b]0;x\u0007a'],
    };
    const { development, folder, says, told } = await author({ own: { build: async () => err(fault) } });
    await development.start(folder, 'window');
    await says('not built: bad');
    const text =
      development
        .latest(folder)
        ?.lines.map((one) => one.text)
        .join('') ?? '';
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(`${text}${told.map((one) => one.text).join('')}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });
});

describe('places', () => {
  const IN_TWO_FILES =
    'name = "hello"\nversion = "0.1.0"\nentry = "plugin.js"\n[actions.go]\n[actions.deep]\n';

  /** An author in TypeScript, in two files; `above` lines stand before what throws. */
  async function inTypeScript() {
    const all = await author();
    const { folder, lines, says, manager } = all;
    unlinkSync(join(folder, 'plugin.js'));
    mkdirSync(join(folder, 'src'));
    const write = (above: number, { more = '', tickets = THROWING_SOURCE['src/tickets.ts'] } = {}) => {
      writeFileSync(join(folder, 'manifest.toml'), `[plugin]\n${IN_TWO_FILES}${more}`);
      writeFileSync(join(folder, 'src/plugin.ts'), THROWING_SOURCE['src/plugin.ts']);
      writeFileSync(join(folder, 'src/tickets.ts'), `${'type Skip = never;\n'.repeat(above)}${tickets}`);
    };
    write(0);
    /** Runs it, and says what the page has of it. */
    const fails = async (action = 'go') => {
      const from = lines().length;
      await manager.runs.invoke('hello', action, HERE);
      await says('hello: ', from);
      return lines().slice(from).join('\n');
    };
    return { ...all, write, fails };
  }

  it('are those of the files that were written, in what fails and in what is logged', async () => {
    const { begin, fails } = await inTypeScript();
    await begin();
    const page = await fails();
    expect(page).toContain('🦊 is not a ticket (src/tickets.ts:7:13)');
    expect(page).toContain('at lookUp (src/tickets.ts:5:');
    expect(page).toContain('at handle_action (src/plugin.ts:9:');
    expect(page).not.toContain('plugin.js:');
  });

  it('are those of the build that runs, also of one that comes to the same bytes', async () => {
    const { begin, fails, write, says, lines } = await inTypeScript();
    await begin();
    const from = lines().length;
    // Types are no code: the bundle is the same, and every line of it stands elsewhere.
    write(10);
    await says('nothing is different', from);
    expect(await fails()).toContain('(src/tickets.ts:17:13)');
  });

  it('stay those of the build before while the user is asked about another, and when the answer is no', async () => {
    const { begin, fails, write, says, lines, answers, asked } = await inTypeScript();
    await begin();
    let answer: (one: DialogAnswer) => void = () => undefined;
    answers.push(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const from = lines().length;
    write(10, { more: NETWORK, tickets: `${'// no code\n'.repeat(3)}${THROWING_SOURCE['src/tickets.ts']}` });
    await says('to-tui asks you', from);
    await eventually(() => expect(asked).toHaveLength(2));
    expect(await fails()).toContain('(src/tickets.ts:7:13)');
    answer('deny');
    await says('you did not allow', from);
    expect(await fails()).toContain('(src/tickets.ts:7:13)');
  });

  it('are those of the new build when that is why it does not load', async () => {
    const { begin, write, says, lines, told } = await inTypeScript();
    await begin();
    const from = lines().length;
    write(10, { tickets: `${THROWING_SOURCE['src/tickets.ts']}\nlookUp('at once', undefined);\n` });
    await says('in its place, but not on', from);
    const page = lines().slice(from).join('\n');
    expect(page).toMatch(/but not on: .*at once \(src\/tickets\.ts:17:13\)/);
    expect(page).not.toContain('plugin.js:');
    expect(told.at(-1)?.text).toContain('(src/tickets.ts:17:13)');
  });
});

describe('builds', () => {
  /** Builds that end when the test says so. */
  function gated() {
    const begun: ((result: Result<Built, BuildFault>) => void)[] = [];
    let [now, most] = [0, 0];
    const build: DevelopmentParts['build'] = async () => {
      now += 1;
      most = Math.max(most, now);
      const result = await new Promise<Result<Built, BuildFault>>((resolve) => begun.push(resolve));
      now -= 1;
      return result;
    };
    return { build, begun, most: () => most };
  }
  const FAULT = err<BuildFault>({ kind: 'compile', sentence: 'no', output: [] });

  it('are never two at once, and changes during one cause one more', async () => {
    const { build, begun, most } = gated();
    const time = playedTime();
    const { development, folder } = await author({ time, own: { build } });
    await development.start(folder, 'window');
    for (let at = 0; at < 10; at += 1) {
      writeFileSync(join(folder, 'plugin.js'), String(at));
      await eventually(() => expect(time.timers()).toBe(1));
      await time.advance(1_000);
    }
    expect(begun).toHaveLength(1);
    begun[0]?.(FAULT);
    await eventually(() => expect(begun).toHaveLength(2));
    begun[1]?.(FAULT);
    await time.advance(10_000);
    // What is heard late is one more; ten would be one each.
    expect(begun.length).toBeLessThanOrEqual(3);
    expect(most()).toBe(1);
  });

  it('that end after the end are put nowhere', async () => {
    const { build, begun } = gated();
    const placed: string[] = [];
    const develop = async (path: string): Promise<Developed> => {
      placed.push(path);
      return { kind: 'same', name: 'hello' };
    };
    const { development, folder } = await author({ own: { build, develop } });
    await development.start(folder, 'window');
    development.dispose();
    begun[0]?.(
      ok({
        folder,
        name: 'hello',
        version: '0.1.0',
        language: 'javascript',
        ms: 1,
        bytes: 1,
        warnings: [],
        toSource: AS_BUILT,
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(placed).toEqual([]);
    expect(development.latest(folder)?.on).toBe(false);
  });

  it('that break the application are told of, and do not end it', async () => {
    let tries = 0;
    const build: DevelopmentParts['build'] = () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('disk on fire')) : Promise.resolve(FAULT);
    };
    const { development, folder, says, logged } = await author({ own: { build } });
    await development.start(folder, 'window');
    await says('something went wrong');
    expect(logged.join('\n')).toContain('disk on fire');
    writeFileSync(join(folder, 'plugin.js'), '2');
    await says('not built: no');
  });
});

describe('who looks', () => {
  const IDLE = { build: () => new Promise<never>(() => undefined) };

  it('a terminal that asks no more ends what it began', async () => {
    const time = playedTime();
    const { development, folder, lines } = await author({ time, own: IDLE });
    await development.start(folder, 'terminal');
    for (let asked = 0; asked < 5; asked += 1) {
      const page = development.follow(folder, 0);
      await time.advance(FOLLOW_MS);
      expect(await page).toEqual({ lines: [], last: 0, on: true });
      await time.advance(TERMINAL_GONE_MS - FOLLOW_MS);
    }
    await time.advance(FOLLOW_MS);
    expect(development.latest(folder)?.on).toBe(false);
    expect(lines().at(-1)).toBe('watching ended: the terminal that began it is gone');
    expect(time.timers()).toBe(0);
  });

  it('what the window looks at goes on without the terminal', async () => {
    const time = playedTime();
    const { development, folder } = await author({ time, own: IDLE });
    await development.start(folder, 'terminal');
    await development.start(folder, 'window');
    await time.advance(10 * TERMINAL_GONE_MS);
    expect(development.latest(folder)?.on).toBe(true);
  });

  it('a terminal is answered as soon as there is something new, and with the last words', async () => {
    const { development, folder } = await author({ own: IDLE });
    await development.start(folder, 'terminal');
    const page = development.follow(folder, 0);
    development.stop(folder);
    expect(await page).toMatchObject({
      lines: [{ text: expect.stringContaining('watching ended; what was built last stays installed') }],
      last: 1,
      on: false,
    });
    expect(await development.follow(folder, 1)).toEqual({ lines: [], last: 1, on: false });
  });

  it('a page that is open is told how it ended, and does not begin it anew', async () => {
    const time = playedTime();
    const { development, folder } = await author({ time, own: IDLE });
    await development.start(folder, 'window');
    expect(development.latest(folder)?.on).toBe(true);
    development.stop(folder);
    await time.advance(1_000);
    expect(await development.start(folder, 'window')).toMatchObject({ ok: true });
    expect(development.latest(folder)?.on).toBe(false);
    // The page is not asked for again; whoever says it now wants it anew.
    await development.start(folder, 'window');
    expect(development.latest(folder)?.on).toBe(true);
  });

  it('all of it ends with the application', async () => {
    const { development, folder } = await author({ own: IDLE });
    const other = folderFor('other');
    save(other, '');
    await development.start(folder, 'window');
    await development.start(other, 'terminal');
    development.dispose();
    expect([folder, other].map((one) => development.latest(one)?.on)).toEqual([false, false]);
  });

  it('what is not watched can be neither stopped nor followed', async () => {
    const { development, folder } = await author({ own: IDLE });
    expect(development.stop(folder)).toMatchObject({ error: expect.stringContaining('is not watched') });
    expect(await development.follow(folder, 0)).toBeUndefined();
    expect(development.latest(folder)).toBeUndefined();
  });
});

it('a folder is writable for plugins only when it was granted for writing, and is none of their own', () => {
  const granted = [
    { kind: 'filesystem', path: '~/notes', access: 'write' },
    { kind: 'filesystem', path: '~/tasks', access: 'read' },
    { kind: 'filesystem', path: null, access: 'write' },
    { kind: 'execute', program: 'git' },
  ] as const;
  expect(writableFolders('p', granted, '/home/me')).toEqual([{ plugin: 'p', path: '/home/me/notes' }]);
});
