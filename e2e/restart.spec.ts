import { expect, start, test } from './app.fixture';

test('undo and redo survive a restart', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.tui.press('nmilk<Enter>eggs<Esc>x');
  await first.tui.expectTodos(['[ ] milk', '[x] eggs']);
  await first.tui.press('u');
  await first.tui.expectTodos(['[ ] milk', '[ ] eggs']);
  await first.quit();

  const second = await start(dataDir);
  await second.tui.expectTodos(['[ ] milk', '[ ] eggs']);
  await second.tui.press('<C-r>');
  await second.tui.expectTodos(['[ ] milk', '[x] eggs']);
  await second.tui.press('uuu');
  await second.tui.expectTodos([]);
  await second.quit();

  const third = await start(dataDir);
  await third.tui.press('<C-r><C-r><C-r>');
  await third.tui.expectTodos(['[ ] milk', '[x] eggs']);
  await third.quit();
});

test('what was saved is there after kill -9', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.tui.press('nmilk<Enter>eggs<Enter>bread<Esc>ddk');
  await first.tui.expectTodos(['[ ] milk', '[ ] eggs']);
  const gone = new Promise((resolve) => first.electron.process().once('exit', resolve));
  first.electron.process().kill('SIGKILL');
  await gone;

  const second = await start(dataDir);
  await second.tui.expectTodos(['[ ] milk', '[ ] eggs']);
  await second.tui.press('u');
  await second.tui.expectTodos(['[ ] milk', '[ ] eggs', '[ ] bread']);
  await second.quit();
});

test('closing the window saves what is being typed', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.tui.press('nhalf a thou');
  await first.tui.expectScreen('half a thou');
  await first.quit();

  const second = await start(dataDir);
  await second.tui.expectTodos(['[ ] half a thou']);
  await second.quit();
});

test('folds and the cursor are where they were', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.tui.press('nA<Enter><Tab>b<Enter><BackTab>C<Esc>kkc');
  await first.tui.expectTodos(['[ ] A (0/1)', '[ ] C']);
  await first.quit();

  const second = await start(dataDir);
  await second.tui.expectTodos(['[ ] A (0/1)', '[ ] C']);
  await second.tui.press('<Space>');
  await second.tui.expectTodos(['[x] A (0/1)', '[ ] C']);
  await second.quit();
});

test('a second start does not open the database: it brings the first window forward', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.tui.press('nmilk<Esc>');
  await first.tui.expectTodos(['[ ] milk']);
  await first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect(start(dataDir)).rejects.toThrow();
  await expect
    .poll(() =>
      first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()),
    )
    .toBe(false);
  await first.tui.press('neggs<Esc>');
  await first.tui.expectTodos(['[ ] milk', '[ ] eggs']);
  await first.quit();
});

test('a window whose process dies comes back with everything that was saved', async ({ dataDir }) => {
  const app = await start(dataDir);
  await app.tui.press('nmilk<Esc>');
  await app.tui.expectTodos(['[ ] milk']);
  await app.electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const loaded = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()));
    contents?.forcefullyCrashRenderer();
    await loaded;
  });
  // The test runner has given the crashed page up, so main reads the new one.
  const rows = (): Promise<string> =>
    app.electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const screen: unknown = await contents?.executeJavaScript(
        'globalThis.screenText?.().join("\\n") ?? ""',
      );
      return String(screen);
    });
  await expect.poll(rows, { timeout: 10_000 }).toContain('[ ] milk');
  app.electron.process().kill('SIGKILL');
});

test('the window is where it was left, and its list at the line it was left at', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(700, 300));
  await first.tui.press('n');
  for (let row = 1; row <= 40; row += 1) await first.tui.press(`row${row}${row < 40 ? '<Enter>' : '<Esc>'}`);
  await first.tui.press('20k');
  await first.tui.expectScreen('row20');
  const left = (await first.tui.rows()).slice(0, -1);
  await first.quit();

  const second = await start(dataDir);
  await expect
    .poll(() => second.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize()))
    .toEqual([700, 300]);
  await expect.poll(async () => (await second.tui.rows()).slice(0, -1)).toEqual(left);
  await second.quit();
});

test('a key that is held acts as often as it repeats', async ({ tui }) => {
  await tui.press('na<Enter>b<Enter>c<Enter>d<Esc>gg');
  await tui.page.keyboard.down('j');
  await tui.page.keyboard.down('j');
  await tui.page.keyboard.down('j');
  await tui.page.keyboard.up('j');
  await tui.press('x');
  await tui.expectTodos(['[ ] a', '[ ] b', '[ ] c', '[x] d']);
});
