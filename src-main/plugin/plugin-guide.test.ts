/** docs/plugin-guide.md, followed to the letter: its files are written, its command is run, its plugins are used. */
import { execSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import {
  SqliteGrantRepository,
  SqlitePluginMetadataReader,
  SqlitePluginStateRepository,
} from '../storage/sqlite-plugin-repositories';
import { adding, openWorld, rowOf, shown } from '../storage/testing/world';
import { documentPort, listSource } from '../store/ports';
import { readManifest } from './plugin-package';
import { openPlugins } from './testing/plugin-world';

const GUIDE = readFileSync('docs/plugin-guide.md', 'utf8');

/** The blocks of code that are files, by the name that stands above each. */
function files(): Map<string, string> {
  const named = GUIDE.matchAll(/^`([\w./-]+)`\n\n```\w+\n(.*?)^```$/gms);
  return new Map([...named].map(([, name = '', text = '']) => [name, text]));
}

/** A folder with the files of one plugin of the guide. */
function write(plugin: string): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'to-tui-guide-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  for (const [name, text] of files()) {
    if (!name.startsWith(`${plugin}/`)) continue;
    mkdirSync(path.dirname(path.join(parent, name)), { recursive: true });
    writeFileSync(path.join(parent, name), text);
  }
  return path.join(parent, plugin);
}

/** Drops the folder on a running application and says yes. */
async function install(folder: string) {
  const world = openWorld({ fast: true });
  const metadata = new SqlitePluginMetadataReader(world.database);
  const plugins = await openPlugins({
    folder: world.paths.plugins,
    document: documentPort(world.store),
    lists: listSource(world.store),
    grants: new SqliteGrantRepository(world.database),
    states: new SqlitePluginStateRepository(world.database),
    metadata,
  });
  plugins.answers.push('allow');
  await plugins.manager.install(folder);
  expect(plugins.asked).toHaveLength(1);
  return { world, metadata, ...plugins };
}

/** Does with an installed plugin what the guide says. */
async function use(folder: string): Promise<void> {
  const { world, metadata, manager, notices, summary, logged } = await install(folder);
  const name = path.basename(folder);
  expect(summary(name)).toMatchObject({ state: 'enabled', keys: [{ action: 'tally', bound: true }] });
  world.store.dispatch([adding(TODAYS_LIST, 'milk')], { kind: 'user' });
  world.store.dispatch([{ type: 'toggle_todo', id: rowOf(world, TODAYS_LIST, 'milk').id }], { kind: 'user' });
  await manager.idle();
  expect(notices.at(-1)).toBe(`${name}: 1 done since tally is here`);
  expect(logged).toContain(`plugin ${name} says: row 0 is done`);
  await manager.invoke(name, 'tally', { list: TODAYS_LIST, selected: null });
  expect(shown(world, TODAYS_LIST)).toEqual(['[x] milk', '1 done by 2026-01-31']);
  expect(metadata.metadataOf(name)).toEqual([{ todoId: null, key: 'times', value: '1' }]);
}

describe('the guide', { timeout: 60_000 }, () => {
  it('makes a plugin of JavaScript', async () => {
    await use(write('tally'));
  });

  it('makes a plugin of AssemblyScript', async () => {
    const folder = write('tally-as');
    const copies = /cp -r CHECKOUT\/(\S+) (\S+)/.exec(GUIDE);
    cpSync(copies?.[1] ?? '', path.join(folder, copies?.[2] ?? ''), { recursive: true });
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    execSync(/^npx asc .*$/m.exec(GUIDE)?.[0] ?? '', { cwd: folder, stdio: 'pipe' });
    await use(folder);
  });

  it('is the ten lines of plugins/README.md at length', async () => {
    const lines = readFileSync('plugins/README.md', 'utf8');
    const script = /`(exports\.handle_action = .*;)`/.exec(lines)?.[1] ?? '';
    const folder = path.join(path.dirname(write('tally')), 'tally');
    const manifest =
      '[plugin]\nname = "tally"\nversion = "0.1.0"\nentry = "plugin.js"\n[actions.tally]\nkey = "<C-x>t"\n';
    for (const line of manifest.trim().split('\n').slice(1)) expect(lines).toContain(line);
    writeFileSync(path.join(folder, 'manifest.toml'), manifest);
    writeFileSync(path.join(folder, 'plugin.js'), script);
    const { world, manager } = await install(folder);
    await manager.invoke('tally', 'tally', { list: TODAYS_LIST, selected: null });
    expect(shown(world, TODAYS_LIST)).toEqual(['hi']);
  });

  it('names the versions of the compiler that are tested here', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const name of ['assemblyscript', 'json-as']) {
      expect(GUIDE).toContain(`${name}@${devDependencies[name]}`);
    }
  });

  it('shows a manifest that is one', () => {
    const full = /A fuller\nexample:|A fuller example:/.exec(GUIDE);
    const text = GUIDE.slice(full?.index ?? GUIDE.length).match(/```toml\n(.*?)```/s)?.[1] ?? '';
    expect(text).toContain('name = "example"');
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
  const promises = rows.filter((row) => row.startsWith('| ') && !row.startsWith('| Promise'));

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
    }
  });
});
