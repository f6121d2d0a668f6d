import { execFileSync } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { askedDialogs, expect, type RunningApp, start, test } from './app.fixture';
import { installPlugin, type MadePlugin } from './made-plugin';

/** Says hello, and asks for the network to do so. */
const CURIOUS: MadePlugin = {
  name: 'curious',
  script: `exports.handle_action = () => ({ commands: [{ type: 'set_status_message', message: 'curious ran' }] });`,
  tables: `
[permissions]
network = ["api.example.com"]

[permissions.reason]
network = "to read the ticket you name"

[keybindings]
"<C-x>l" = "look"
`,
};

test('a plugin that asks for the network runs after Allow, and is not asked about again', async ({
  dataDir,
}) => {
  await installPlugin(dataDir, CURIOUS);
  const first = await start(dataDir, { consent: 'allow' });
  await expect.poll(async () => (await askedDialogs(first)).length).toBe(1);
  const [asked] = await askedDialogs(first);
  expect(asked).toMatchObject({ buttons: ['Deny', 'Allow'], defaultId: 0, cancelId: 0 });
  expect(`${asked?.message}\n${asked?.detail}`).toContain('curious 0.1.0');
  expect(asked?.detail).toContain('api.example.com');
  expect(asked?.detail).toContain('“to read the ticket you name”');
  await first.tui.press('P');
  await first.tui.expectScreen(/curious.*enabled/);
  await first.tui.press('<Esc><C-x>l');
  await first.tui.expectScreen('curious ran');
  await first.quit();

  const second = await start(dataDir, { consent: 'deny' });
  await second.tui.press('<C-x>l');
  await second.tui.expectScreen('curious ran');
  expect(await askedDialogs(second)).toEqual([]);
  await second.quit();
});

test('after Deny it stays installed and off, with the reason on the screen', async ({ dataDir }) => {
  await installPlugin(dataDir, CURIOUS);
  const app = await start(dataDir, { consent: 'deny' });
  await expect.poll(async () => (await askedDialogs(app)).length).toBe(1);
  await app.tui.press('P');
  await app.tui.expectScreen(/curious.*needs consent/);
  await app.tui.press('<Esc><C-x>l');
  await expect.poll(() => app.tui.screen()).not.toContain('curious ran');
  await app.quit();
});

test('a plugin whose bytes changed is off until somebody looked', async ({ dataDir }) => {
  const folder = await installPlugin(dataDir, CURIOUS);
  const first = await start(dataDir, { consent: 'allow' });
  await first.tui.press('P');
  await first.tui.expectScreen(/curious.*enabled/);
  await first.quit();

  await appendFile(path.join(folder, 'plugin.js'), '\n// one byte more\n');
  const second = await start(dataDir, { consent: 'allow' });
  await second.tui.press('P');
  await second.tui.expectScreen(/curious.*changed on disk/);
  expect(await askedDialogs(second)).toEqual([]);
  await second.tui.press('e');
  await second.tui.expectScreen(/curious.*enabled/);
  expect(await askedDialogs(second)).toHaveLength(1);
  await second.quit();
});

test.describe('the native dialog', () => {
  test.skip(process.platform !== 'linux', 'drives the real dialog through X11; not run on macOS and Windows');

  test('Enter denies, Tab and Enter allows', async ({ dataDir }) => {
    await installPlugin(dataDir, CURIOUS);
    const denied = await start(dataDir, { consent: 'none' });
    await answerNatively(denied, ['Return']);
    await denied.tui.press('P');
    await denied.tui.expectScreen(/curious.*needs consent/);
    await denied.tui.press('e');
    await answerNatively(denied, ['Tab', 'Return']);
    await denied.tui.expectScreen(/curious.*enabled/);
    await denied.quit();
  });
});

/** Presses keys in the dialog that stands before the application's window, as somebody at the machine would. */
async function answerNatively(app: RunningApp, keys: readonly string[]): Promise<void> {
  const pid = String(app.electron.process().pid);
  const main = await app.electron.evaluate(({ BrowserWindow }) =>
    String(BrowserWindow.getAllWindows()[0]?.getNativeWindowHandle().readUInt32LE(0)),
  );
  let found: string | undefined;
  await expect
    .poll(
      () => {
        found = windowsOf(pid).find((id) => id !== main);
        return found;
      },
      { timeout: 10_000 },
    )
    .toBeDefined();
  const dialog = String(found);
  xdotool('windowfocus', '--sync', dialog);
  for (const key of keys) xdotool('key', '--clearmodifiers', key);
  await expect.poll(() => windowsOf(pid)).not.toContain(dialog);
}

function windowsOf(pid: string): string[] {
  try {
    return xdotool('search', '--onlyvisible', '--pid', pid)
      .split('\n')
      .filter((line) => /^\d+$/.test(line));
  } catch {
    return [];
  }
}

function xdotool(...args: string[]): string {
  return execFileSync('xdotool', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
