import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { askedDialogs, expect, start, test } from './app.fixture';
import { writePlugin } from './made-plugin';
import { startProgram } from './program';

const adding = (content: string) =>
  `exports.handle_action = () => ({ commands: [{ type: 'create_todo', content: '${content}' }] });`;

const TABLES = '[keybindings]\n"<C-x>h" = "greet"\n';

/** A terminal in which somebody said `plugin dev`; what it printed so far. */
function terminal(dataDir: string, folder: string) {
  const child = startProgram(dataDir, 'plugin', 'dev', folder);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (printed += String(part)));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    ended,
    printed: () => printed,
    expectPrinted: (text: string | RegExp) =>
      expect
        .poll(() => printed, { timeout: 15_000 })
        .toMatch(typeof text === 'string' ? new RegExp(text) : text),
  };
}

test.describe('plugin dev', () => {
  let source = '';

  test.beforeEach(async () => {
    source = await mkdtemp(path.join(tmpdir(), 'to-tui-develop-'));
  });

  test.afterEach(async () => {
    await rm(source, { recursive: true, force: true });
  });

  test('in a terminal: builds, asks once, loads each change, tells of faults, and ends with Ctrl-C', async ({
    dataDir,
  }) => {
    const folder = await writePlugin(source, { name: 'hello', script: adding('one'), tables: TABLES });
    const app = await start(dataDir);
    const shell = terminal(dataDir, folder);
    await shell.expectPrinted(/built hello 0\.1\.0 in \d+ ms, \d+ B; loaded/);
    const asked = await askedDialogs(app);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.message).toBe('Develop hello 0.1.0? It wants to:');
    expect(asked[0]?.detail).toContain(folder);
    await app.tui.press('<C-x>h');
    await app.tui.expectTodos(['[ ] one']);

    await writeFile(path.join(folder, 'plugin.js'), adding('two'));
    await expect.poll(() => shell.printed().match(/; loaded/g)?.length, { timeout: 15_000 }).toBe(2);
    await app.tui.expectScreen('hello built and loaded');
    await app.tui.press('<C-x>h');
    await app.tui.expectScreen('[ ] two');

    await writeFile(path.join(folder, 'plugin.js'), `host.log({ message: 'x' }`);
    await shell.expectPrinted(/not (built|loaded): /);
    await writeFile(
      path.join(folder, 'plugin.js'),
      `exports.handle_action = () => { host.log({ message: 'on my way' }); throw new Error('lost it'); };`,
    );
    await expect.poll(() => shell.printed().match(/; loaded/g)?.length, { timeout: 15_000 }).toBe(3);
    await app.tui.press('<C-x>h');
    await shell.expectPrinted(/info {2}on my way/);
    await shell.expectPrinted(/lost it/);
    expect(await askedDialogs(app)).toHaveLength(1);

    shell.child.kill('SIGINT');
    expect(await shell.ended).toBe(0);
    expect(shell.printed()).toContain('is not watched any more; what was built last stays installed');
    await app.tui.press('P');
    await app.tui.expectScreen(/hello.*enabled/);
    await app.quit();
  });

  test('in a terminal: says so when the application ends', async ({ dataDir }) => {
    const folder = await writePlugin(source, { name: 'hello', script: adding('one'), tables: TABLES });
    const app = await start(dataDir);
    const shell = terminal(dataDir, folder);
    await shell.expectPrinted('; loaded');
    await app.quit();
    expect(await shell.ended).toBe(0);
    expect(shell.printed()).toMatch(/to-tui (ends|has ended)/);
  });

  test('in the window: a live page, which can be closed, and --stop', async ({ dataDir }) => {
    const folder = await writePlugin(source, { name: 'hello', script: adding('one'), tables: TABLES });
    const app = await start(dataDir);
    await app.tui.press(`:plugin dev ${folder}<Enter>`);
    await app.tui.expectScreen('Development of');
    await app.tui.expectScreen('; loaded');
    await app.tui.press('<Esc>');
    await writeFile(path.join(folder, 'plugin.js'), adding('two'));
    await app.tui.press(`:plugin dev ${folder}<Enter>`);
    await app.tui.expectScreen(/; loaded[\s\S]*; loaded/);
    await app.tui.press('<Esc><C-x>h');
    await app.tui.expectTodos(['[ ] two']);
    await app.tui.press(`:plugin dev ${folder} --stop<Enter>`);
    await app.tui.expectScreen('is not watched any more');
    await app.quit();
  });
});
