import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { askedDialogs, expect, PLUGINS, start, test } from './app.fixture';
import { drop } from './drop-files';
import { filesOf, type MadePlugin, writePlugin } from './made-plugin';
import { zip } from './zip';

const DROPPED: MadePlugin = {
  name: 'dropped',
  script: `exports.handle_action = () => ({ commands: [{ type: 'create_todo', content: 'made by dropped' }] });`,
  tables: `
[keybindings]
"<C-x>d" = "make"
`,
};

/** What lies in the plugins folder, hidden names included. */
async function installed(dataDir: string): Promise<string[]> {
  return (await readdir(path.join(dataDir, 'plugins'))).sort();
}

test('a folder dropped on the window is installed after the question, and its key works', async ({
  dataDir,
}) => {
  const folder = await writePlugin(path.join(dataDir, 'downloads'), DROPPED);
  const app = await start(dataDir);
  await drop(app, [folder]);
  await app.tui.expectScreen('dropped 0.1.0 is installed');
  const [asked] = await askedDialogs(app);
  expect(`${asked?.message} ${asked?.detail}`).toContain('dropped 0.1.0');
  expect(`${asked?.message} ${asked?.detail}`).toContain('C-x d');
  await app.tui.press('<C-x>d');
  await app.tui.expectTodos(['[ ] made by dropped']);
  expect(await installed(dataDir)).toEqual(['dropped']);
  await app.quit();
});

test('a zip of the built AssemblyScript plugin is installed the same way', async ({ dataDir }) => {
  const files = new Map<string, Uint8Array>();
  const { readFile } = await import('node:fs/promises');
  for (const name of ['manifest.toml', 'plugin.wasm']) {
    files.set(`hello/${name}`, await readFile(path.join(PLUGINS, 'hello', name)));
  }
  const archive = path.join(dataDir, 'hello.zip');
  await writeFile(archive, zip(files));
  const app = await start(dataDir);
  await drop(app, [archive]);
  await app.tui.expectScreen('hello 0.1.0 is installed');
  await app.tui.press('<C-x>h');
  await app.tui.expectScreen('Hello from AssemblyScript');
  await app.quit();
});

test('Deny installs nothing', async ({ dataDir }) => {
  const folder = await writePlugin(path.join(dataDir, 'downloads'), DROPPED);
  const app = await start(dataDir, { consent: 'deny' });
  await drop(app, [folder]);
  await app.tui.expectScreen('not installed');
  expect(await installed(dataDir)).toEqual([]);
  await app.quit();
});

const BROKEN: readonly (readonly [what: string, make: (dir: string) => Promise<string>, reason: RegExp])[] = [
  [
    'a zip that climbs out of its folder',
    async (dir) => {
      const files = new Map([...filesOf(DROPPED), ['../outside.txt', Buffer.from('x')]]);
      await writeFile(path.join(dir, 'climbs.zip'), zip(files));
      return path.join(dir, 'climbs.zip');
    },
    /climbs\.zip was not installed: .+/,
  ],
  [
    'a text called .zip',
    async (dir) => {
      await writeFile(path.join(dir, 'text.zip'), 'not an archive');
      return path.join(dir, 'text.zip');
    },
    /text\.zip was not installed: .+/,
  ],
  [
    'a folder without a manifest',
    async (dir) => {
      await mkdir(path.join(dir, 'empty'));
      return path.join(dir, 'empty');
    },
    /empty was not installed: .+/,
  ],
  [
    'a module built for another host',
    (dir) => writePlugin(dir, { name: 'foreign', fixture: 'imports-env.wat', tables: DROPPED.tables ?? '' }),
    /foreign was not installed: .*another\s+host/s,
  ],
  [
    'a manifest with a wrong type',
    (dir) => writePlugin(dir, { ...DROPPED, name: 'wrong', tables: '[permissions]\nnetwork = "false"\n' }),
    /wrong was not installed: .*network/,
  ],
];

for (const [what, make, reason] of BROKEN) {
  test(`${what} is refused with the reason and leaves nothing behind`, async ({ dataDir }) => {
    await mkdir(path.join(dataDir, 'downloads'), { recursive: true });
    const dropped = await make(path.join(dataDir, 'downloads'));
    const app = await start(dataDir);
    await drop(app, [dropped]);
    await app.tui.expectScreen(reason);
    expect(await installed(dataDir)).toEqual([]);
    expect(await askedDialogs(app)).toEqual([]);
    await app.tui.press('nalive<Esc>');
    await app.tui.expectTodos(['[ ] alive']);
    await app.quit();
  });
}
