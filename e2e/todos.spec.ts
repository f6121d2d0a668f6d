import { expect, test } from './app.fixture';

test('typing makes todos: n adds below, O above, Esc saves, Enter goes on', async ({ tui }) => {
  await tui.press('nmilk<Enter>eggs<Esc>');
  await tui.expectTodos(['[ ] milk', '[ ] eggs']);
  await tui.press('kObread<Esc>');
  await tui.expectTodos(['[ ] bread', '[ ] milk', '[ ] eggs']);
});

test('a blank line makes no todo', async ({ tui }) => {
  await tui.press('nmilk<Esc>n   <Esc>');
  await tui.expectTodos(['[ ] milk']);
});

test('i edits with the keys of a shell', async ({ tui }) => {
  await tui.press('nbuy milk today<Esc>i<C-w>now<C-a>please <Esc>');
  await tui.expectTodos(['[ ] please buy milk now']);
});

test('x takes the subtree with it, Space only the row', async ({ tui }) => {
  await tui.press('ntrip<Enter><Tab>tickets<Enter>hotel<Esc>');
  await tui.expectTodos(['[ ] trip', '  [ ] tickets', '  [ ] hotel']);
  await tui.press('kk<Space>');
  await tui.expectTodos(['[x] trip', '  [ ] tickets', '  [ ] hotel']);
  await tui.press('ux');
  await tui.expectTodos(['[x] trip', '  [x] tickets', '  [x] hotel']);
  await tui.press('u');
  await tui.expectTodos(['[ ] trip', '  [ ] tickets', '  [ ] hotel']);
});

test('a subtree moves, folds and is deleted after a question', async ({ tui }) => {
  await tui.press('nA<Enter><Tab>b<Enter>c<Enter><BackTab>D<Esc>');
  await tui.expectTodos(['[ ] A', '  [ ] b', '  [ ] c', '[ ] D']);
  await tui.press('<A-S-Up>');
  await tui.expectTodos(['[ ] D', '[ ] A', '  [ ] b', '  [ ] c']);
  await tui.press('jc');
  await tui.expectTodos(['[ ] D', '[ ] A (0/2)']);
  await tui.press('l');
  await tui.expectTodos(['[ ] D', '[ ] A', '  [ ] b', '  [ ] c']);
  await tui.press('dd');
  await tui.expectScreen(/2 .*below|subtree|children/i);
  await tui.press('y');
  await tui.expectTodos(['[ ] D']);
  await tui.press('u');
  await tui.expectTodos(['[ ] D', '[ ] A', '  [ ] b', '  [ ] c']);
});

test('text can never become control codes', async ({ app, tui }) => {
  const nasty = 'a\u001b]0;owned\u0007b\u009b31mc\u202ed';
  await tui.press('n');
  await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), nasty);
  await tui.press('<C-v><Esc>');
  await tui.expectScreen('[ ] a');
  const screen = await tui.screen();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  expect(screen).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(await tui.page.title()).toBe('to-tui');
});

test('the window grows and shrinks while somebody types, and shows what there is', async ({ app, tui }) => {
  const heights = [300, 680, 420, 200, 560];
  const words = [];
  for (const [index, height] of heights.entries()) {
    await app.electron.evaluate(
      ({ BrowserWindow }, [width, tall]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, tall),
      [400 + 100 * index, height] as const,
    );
    await tui.press(`nrow${index}<Esc>`);
    words.push(`[ ] row${index}`);
    await tui.expectTodos(words);
    // What is drawn on the page, not only what the terminal holds; cells beyond the right edge are cut off there.
    await expect
      .poll(async () => {
        const [drawn, held] = [
          await tui.page.locator('.xterm-rows > div').allTextContents(),
          await tui.rows(),
        ];
        return held.every((row, y) => drawn[y]?.startsWith(row) ?? false) && drawn.length === held.length;
      })
      .toBe(true);
  }
});
