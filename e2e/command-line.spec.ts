import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, PLUGINS, placePlugin, start, test } from './app.fixture';
import { installPlugin } from './made-plugin';
import { runProgram, startProgram } from './program';

test('plugin list --json prints every plugin with state and reason, and opens no window', async ({
  dataDir,
}) => {
  await placePlugin(dataDir, path.join(PLUGINS, 'hello'));
  await installPlugin(dataDir, {
    name: 'curious',
    script: 'exports.handle_action = () => ({});',
    tables: '[permissions]\nnetwork = true\n\n[keybindings]\n"<C-x>q" = "look"\n',
  });
  await installPlugin(dataDir, { name: 'broken', fixture: 'imports-env.wat' });
  const { stdout, code } = await runProgram(dataDir, 'plugin', 'list', '--json');
  expect(code).toBe(0);
  const listed = JSON.parse(stdout) as {
    name: string;
    version: string;
    state: string;
    reason: string | null;
  }[];
  expect(listed.map(({ name, version, state }) => [name, version, state])).toEqual([
    ['broken', '0.1.0', 'error'],
    ['curious', '0.1.0', 'needs_consent'],
    ['hello', '0.1.0', 'enabled'],
  ]);
  expect(listed[0]?.reason).toContain('env');
  expect(listed[1]?.reason).not.toBeNull();
});

test('it answers beside a running application, and on an empty folder', async ({ dataDir }) => {
  expect(
    JSON.parse((await runProgram(path.join(dataDir, 'new'), 'plugin', 'list', '--json')).stdout),
  ).toEqual([]);
  const app = await start(dataDir, { plugins: ['hello-js'] });
  await app.tui.press('P');
  await app.tui.expectScreen(/hello-js.*enabled/);
  const { stdout } = await runProgram(dataDir, 'plugin', 'list');
  expect(stdout).toMatch(/hello-js\s+0\.1\.0\s+enabled/);
  await app.quit();
});

test('words that mean nothing are answered with what does', async ({ dataDir }) => {
  const { code } = await runProgram(dataDir, 'plugin', 'dance');
  expect(code).toBe(2);
});

test('a data directory that cannot be made is named, not passed over', async ({ dataDir }) => {
  const file = path.join(dataDir, 'a-file');
  await writeFile(file, '');
  const child = startProgram(file);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  // The same sentence stands in a native box that waits for somebody.
  await expect.poll(() => said, { timeout: 10_000 }).toContain('cannot be made');
  child.kill('SIGKILL');
});

test('a todo added beside the window is in it at once, and undo there takes it back', async ({ dataDir }) => {
  const app = await start(dataDir);
  expect(await runProgram(dataDir, 'add', 'from the shell', '--due', 'tomorrow')).toMatchObject({
    stdout: expect.stringContaining('added “from the shell” to default'),
    code: 0,
  });
  await app.tui.expectScreen(/from the shell.*tomorrow/);
  const shown = JSON.parse((await runProgram(dataDir, 'show', '--json')).stdout) as {
    lists: { todos: unknown[] }[];
  };
  expect(shown).toMatchObject({ version: 1, lists: [{ todos: [{ content: 'from the shell' }] }] });
  await app.tui.press('u');
  await app.tui.expectGone('from the shell');
  await app.quit();
});

test('the database alone is worked on without a window', async ({ dataDir }) => {
  expect((await runProgram(dataDir, 'add', 'alone')).code).toBe(0);
  expect((await runProgram(dataDir, 'show')).stdout).toContain('[ ] alone');
  expect((await runProgram(dataDir, 'backup', path.join(dataDir, 'b.db'))).code).toBe(0);
  await runProgram(dataDir, 'add', 'made since');
  expect((await runProgram(dataDir, 'restore', path.join(dataDir, 'b.db'))).code).toBe(2);
  expect((await runProgram(dataDir, 'restore', path.join(dataDir, 'b.db'), '--yes')).code).toBe(0);
  expect((await runProgram(dataDir, 'show')).stdout).toContain('1 todo, 1 open');
});

test('an option that nobody knows opens no window', async ({ dataDir }) => {
  expect((await runProgram(dataDir, '--nope')).code).toBe(2);
  expect((await runProgram(dataDir, 'add', 'x', '--due', 'whenever')).code).toBe(2);
});

test('what is added goes to the default project, or to the one that is named, whatever the window shows', async ({
  dataDir,
}) => {
  const app = await start(dataDir);
  await app.tui.press('<C-p>n');
  await app.tui.press('My work');
  await app.tui.press('<Enter>');
  await app.tui.expectScreen(/\[My work\]/);
  expect((await runProgram(dataDir, 'add', 'at home')).code).toBe(0);
  expect((await runProgram(dataDir, 'add', 'at work', '--project', 'my work')).code).toBe(0);
  await app.tui.expectScreen('at work');
  await app.tui.expectGone('at home');
  const shown = await runProgram(dataDir, 'show', '2026-01-30', '--json', '--all');
  expect(shown.stdout).toContain('at home');
  await app.quit();
  expect(await runProgram(dataDir, 'show', '2026-01-30', '--json', '--all')).toEqual(shown);
});

test('a restore from the window shows both sides, starts anew, and what was typed there is remembered', async ({
  dataDir,
}) => {
  const app = await start(dataDir);
  await app.electron.evaluate(({ app: electron }) => {
    electron.relaunch = () => process.stdout.write('started anew\n');
  });
  let said = '';
  app.electron.process().stdout?.on('data', (chunk) => {
    said += String(chunk);
  });
  await runProgram(dataDir, 'add', 'in the backup');
  await app.tui.expectScreen('in the backup');
  const backup = path.join(dataDir, 'my backup.db');
  await app.tui.press(':');
  await app.tui.press(`backup '${backup}'`);
  await app.tui.press('<Enter>');
  await app.tui.expectScreen('backed up 1 todo');
  await runProgram(dataDir, 'add', 'made since');
  await app.tui.expectScreen('made since');
  await app.tui.press(':');
  await app.tui.press(`restore ${dataDir}/my`);
  await app.tui.press('<Tab><Enter>');
  await app.tui.expectScreen(/there: 1 todo[\s\S]*here: {2}2 todos/);
  await app.tui.expectScreen('The backup has 1 todos');
  const ended = app.electron.waitForEvent('close');
  // Keys count from when the box names them.
  await app.tui.expectScreen('y restore');
  await app.tui.press('y');
  await app.tui.expectScreen('starts anew in a moment');
  await ended;
  expect(said).toContain('started anew');
  const again = await start(dataDir);
  await again.tui.expectScreen('in the backup');
  await again.tui.expectGone('made since');
  await again.tui.press(':<Up>');
  await again.tui.expectScreen(/:backup '/);
  await again.quit();
});
