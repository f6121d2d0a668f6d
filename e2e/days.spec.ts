import { expect, start, test } from './app.fixture';

test('a past day is shown as it was and is changed by nobody', async ({ dataDir }) => {
  const friday = await start(dataDir, { clock: '2026-01-30T10:00:00+01:00' });
  await friday.tui.press('nmilk<Esc>');
  await friday.tui.expectTodos(['[ ] milk']);
  await friday.quit();

  const saturday = await start(dataDir, { clock: '2026-01-31T10:00:00+01:00' });
  await saturday.tui.expectScreen('Saturday, January 31, 2026');
  await saturday.tui.expectRollover();
  await saturday.tui.press('n<');
  await saturday.tui.expectScreen('Friday, January 30, 2026');
  await saturday.tui.expectScreen('[READONLY]');
  await saturday.tui.expectTodos(['[ ] milk']);
  await saturday.tui.press('x');
  await saturday.tui.expectScreen('is closed and can only be read');
  await saturday.tui.expectTodos(['[ ] milk']);
  await saturday.tui.press('nnope<Esc>');
  await saturday.tui.expectTodos(['[ ] milk']);
  await saturday.tui.press('T');
  await saturday.tui.expectScreen('Saturday, January 31, 2026');
  await saturday.tui.press('>');
  await saturday.tui.expectScreen('Saturday, January 31, 2026');
  await saturday.quit();
});

test('at midnight the list goes on to the new day', async ({ dataDir }) => {
  const app = await start(dataDir, { clock: '2026-01-31T23:59:55+01:00' });
  await app.tui.expectScreen('Saturday, January 31, 2026');
  await app.tui.expectScreen('Sunday, February 1, 2026', 15_000);
  await app.tui.press('nnew day<Esc>');
  await app.tui.expectTodos(['[ ] new day']);
  await app.quit();
});

test('midnight waits for a line that is being typed, and closes the day after it', async ({ dataDir }) => {
  const started = Date.now();
  const app = await start(dataDir, { clock: '2026-01-31T23:59:53+01:00' });
  await app.tui.press('nearly<Esc>i to bed');
  await expect.poll(() => Date.now() - started, { timeout: 15_000 }).toBeGreaterThan(9_000);
  await app.tui.expectScreen('Saturday, January 31, 2026');
  await app.tui.press('<Esc>');
  await app.tui.expectScreen('Sunday, February 1, 2026');
  await app.tui.expectRollover();
  await app.tui.press('n<');
  await app.tui.expectTodos(['[ ] early to bed']);
  await app.tui.press('x');
  await app.tui.expectScreen('is closed and can only be read');
  await app.quit();
});
