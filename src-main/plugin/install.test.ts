import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import {
  SqliteGrantRepository,
  SqlitePluginMetadataReader,
  SqlitePluginStateRepository,
} from '../storage/sqlite-plugin-repositories';
import { openWorld, shown } from '../storage/testing/world';
import { documentPort, listSource } from '../store/ports';
import { clearLeftovers } from './place-package';
import { manifestFor, openPlugins, returning, writePlugin } from './testing/plugin-world';
import { zip } from './testing/zip';

const HERE = { list: TODAYS_LIST, selected: null };
const NETWORK = '[permissions]\nnetwork = true\n';

async function open() {
  const world = openWorld({ fast: true });
  const { database, store } = world;
  const plugins = await openPlugins({
    folder: world.paths.plugins,
    document: documentPort(store),
    lists: listSource(store),
    grants: new SqliteGrantRepository(database),
    states: new SqlitePluginStateRepository(database),
    metadata: new SqlitePluginMetadataReader(database),
  });
  await plugins.manager.loadAll();
  const elsewhere = mkdtempSync(join(tmpdir(), 'to-tui-drop-'));
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
  /** Everything in the plugins folder, names only. */
  const lies = () => readdirSync(world.paths.plugins).sort();
  return { ...plugins, world, folder: world.paths.plugins, elsewhere, lies };
}

function dropped(folder: string, name: string, script: string, more = '', version = '0.1.0'): string {
  const path = join(folder, `${name}.zip`);
  writeFileSync(
    path,
    zip([
      { name: 'manifest.toml', content: manifestFor(name, more, version), packed: true },
      { name: 'plugin.js', content: script, packed: true },
      { name: 'README.md', content: '# hi' },
      { name: 'evil.sh', content: 'rm -rf /' },
    ]),
  );
  return path;
}

describe('installing', () => {
  it('an archive shows a summary, takes the fixed names only, and runs at once', async () => {
    const { manager, answers, asked, elsewhere, folder, state, notices, world, lies } = await open();
    const keys = '[keybindings]\n"<C-j>s" = "go"\n';
    answers.push('allow');
    await manager.install(
      dropped(elsewhere, 'p', returning({ type: 'create_todo', content: 'ran' }), keys + NETWORK),
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.message).toBe('Install p 0.1.0? It wants to:');
    expect(asked[0]?.detail).toContain('⚠ connect to any internet host');
    expect(asked[0]?.detail).toContain('Keys, where free: <C-j>s');
    expect(state('p')).toBe('enabled');
    expect(notices).toContain('to-tui: p 0.1.0 is installed');
    expect(lies()).toEqual(['p']);
    expect(readdirSync(join(folder, 'p')).sort()).toEqual(['README.md', 'manifest.toml', 'plugin.js']);
    await manager.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['ran']);
  });

  it.each(['', 'manifest.toml'])('a folder works too, by itself or by %j', async (file) => {
    const { manager, answers, elsewhere, state } = await open();
    const path = writePlugin(elsewhere, 'p', returning());
    answers.push('allow');
    await manager.install(join(path, file));
    expect(state('p')).toBe('enabled');
  });

  it('is not done without a yes, and leaves nothing behind', async () => {
    const { manager, answers, elsewhere, notices, lies } = await open();
    const path = dropped(elsewhere, 'p', returning());
    await manager.install(path);
    answers.push('no_window');
    await manager.install(path);
    expect(notices.slice(-2)).toEqual(
      Array(2).fill('to-tui: p 0.1.0 was not installed: you did not allow it'),
    );
    expect(lies()).toEqual([]);
    expect(manager.summaries()).toEqual([]);
  });

  it.each([
    [
      'a file of another kind',
      (at: string) => writeFileSync(join(at, 'x.txt'), 'x'),
      'x.txt',
      'is not a plugin',
    ],
    [
      'a module renamed',
      (at: string) => writeFileSync(join(at, 'x.zip'), '\0asm'),
      'x.zip',
      'not a zip archive',
    ],
    [
      'a link to an archive',
      (at: string) => symlinkSync('/etc/passwd', join(at, 'x.zip')),
      'x.zip',
      'is a link',
    ],
    ['nothing', () => undefined, 'gone', 'is not there'],
    [
      'an archive without a manifest',
      (at: string) => writeFileSync(join(at, 'x.zip'), zip([{ name: 'a' }])),
      'x.zip',
      'manifest.toml is not there',
    ],
    [
      'code that is missing',
      (at: string) =>
        writeFileSync(join(at, 'x.zip'), zip([{ name: 'manifest.toml', content: manifestFor('p') }])),
      'x.zip',
      'plugin.js is not there',
    ],
    [
      'a folder of 1,000 files',
      (at: string) => {
        for (let i = 0; i < 1_000; i += 1) writeFileSync(join(at, `f${i}`), '');
      },
      '.',
      'manifest.toml is not there',
    ],
    [
      'a link in a folder',
      (at: string) => {
        writePlugin(at, 'p', returning());
        symlinkSync('/etc/passwd', join(at, 'p', 'README.md'));
      },
      'p',
      'README.md is a link',
    ],
  ])('%s is refused without a question', async (_, prepare, name, words) => {
    const { manager, elsewhere, notices, asked, lies } = await open();
    prepare(elsewhere);
    await manager.install(join(elsewhere, name));
    expect(notices.at(-1)).toContain(words);
    expect(asked).toEqual([]);
    expect(lies()).toEqual([]);
  });

  it('many at once ask one after the other and tell once what came of all; the log has every reason', async () => {
    const { manager, answers, elsewhere, notices, logged, asked, state } = await open();
    const paths = ['a.txt', 'b.txt'].map((name) => join(elsewhere, name));
    for (const path of paths) writeFileSync(path, 'x');
    const plugins = ['p', 'q', 'r'].map((name) => dropped(elsewhere, name, returning()));
    answers.push('allow', 'deny', 'allow');
    await manager.installAll([...paths, ...plugins]);
    expect(asked.map(({ message }) => message)).toEqual([
      'Install p 0.1.0? It wants to:',
      'Install q 0.1.0? It wants to:',
      'Install r 0.1.0? It wants to:',
    ]);
    expect([state('p'), state('r')]).toEqual(['enabled', 'enabled']);
    expect(notices).toEqual([
      expect.stringMatching(
        /^to-tui: 2 installed, 3 refused \(and 2 more, see the log\): a\.txt was not installed: a\.txt is not/,
      ),
    ]);
    expect(logged.filter((line) => line.startsWith('installing'))).toEqual([
      expect.stringContaining('a.txt is not a plugin'),
      expect.stringContaining('b.txt is not a plugin'),
      expect.stringContaining('q 0.1.0 was not installed: you did not allow it'),
    ]);
    await manager.installAll([]);
    expect(notices).toHaveLength(1);
  });

  it('does not follow a link that lies where the plugin shall go', async () => {
    const { manager, answers, elsewhere, folder, notices } = await open();
    mkdirSync(join(elsewhere, 'target'));
    symlinkSync(join(elsewhere, 'target'), join(folder, 'p'));
    answers.push('allow');
    await manager.install(dropped(elsewhere, 'p', returning()));
    expect(notices.at(-1)).toContain('is a link or a file: remove it first');
    expect(readdirSync(join(elsewhere, 'target'))).toEqual([]);
  });
});

describe('an update', () => {
  const first = returning({ type: 'create_todo', content: 'one' });
  const second = returning({ type: 'create_todo', content: 'two' });

  it('asks again, keeps the version before, and the grant is for the new bytes', async () => {
    const { manager, answers, asked, elsewhere, folder, world, lies, state } = await open();
    answers.push('allow', 'allow');
    await manager.install(dropped(elsewhere, 'p', first));
    await manager.install(dropped(elsewhere, 'p', second, NETWORK, '0.2.0'));
    expect(asked[1]?.message).toBe('Replace the installed p by p 0.2.0? It wants to:');
    expect(lies()).toEqual(['.previous', 'p']);
    expect(readFileSync(join(folder, '.previous', 'p', 'plugin.js'), 'utf8')).toBe(first);
    await manager.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['two']);
    expect(state('p')).toBe('enabled');
  });

  it('that is declined changes nothing; the same bytes are not asked about', async () => {
    const { manager, answers, asked, elsewhere, notices, world, lies } = await open();
    answers.push('allow');
    const path = dropped(elsewhere, 'p', first);
    await manager.install(path);
    await manager.install(path);
    expect(asked).toHaveLength(1);
    expect(notices.at(-1)).toBe('to-tui: p 0.1.0 is installed already');
    await manager.install(dropped(elsewhere, 'p', second, NETWORK, '0.2.0'));
    await manager.invoke('p', 'go', HERE);
    expect(shown(world, TODAYS_LIST)).toEqual(['one']);
    expect(lies()).toEqual(['p']);
  });

  it('warns of a name that resembles an installed one', async () => {
    const { manager, answers, asked, elsewhere } = await open();
    answers.push('allow');
    await manager.install(dropped(elsewhere, 'modern', first));
    await manager.install(dropped(elsewhere, 'rnodern', first));
    expect(asked[1]?.detail).toMatch(/^Careful: it looks like “modern”/);
  });
});

describe('what a crash leaves', () => {
  it('is cleared, and a plugin that was being replaced is put back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'to-tui-left-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writePlugin(join(folder, '.installing-1', 'new'), 'p', 'half');
    writePlugin(join(folder, '.installing-2', 'old'), 'q', 'old');
    writePlugin(join(folder, '.installing-3', 'old'), 'r', 'old');
    writePlugin(folder, 'r', 'new');
    mkdirSync(join(folder, '.previous'));
    await clearLeftovers(folder);
    expect(readdirSync(folder).sort()).toEqual(['.previous', 'q', 'r']);
    expect(readFileSync(join(folder, 'r', 'plugin.js'), 'utf8')).toBe('new');
    await clearLeftovers(join(folder, 'nowhere'));
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});
