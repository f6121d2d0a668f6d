import { expect, test } from './app.fixture';

test('text of an input method is seen while it is composed, and arrives, also after a click', async ({
  app,
  tui,
}) => {
  const session = await app.electron.context().newCDPSession(tui.page);
  const composition = tui.page.locator('#composition');
  await tui.press('nabc');
  await tui.expectScreen('abc');
  await tui.page.mouse.click(400, 400);
  await session.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  await expect(composition).toHaveCSS('opacity', '1');
  await expect(composition).toHaveValue('にほ');
  await session.send('Input.insertText', { text: '日本' });
  await tui.expectScreen('abc日本');
  await expect(composition).toHaveCSS('opacity', '0');
  await tui.press('<Esc>');
  await tui.expectTodos(['[ ] abc日本']);
});

test('keys of navigate mode work under a Cyrillic layout', async ({ app, tui }) => {
  await tui.press('nmilk<Enter>eggs<Esc>');
  await tui.expectTodos(['[ ] milk', '[ ] eggs']);
  const session = await app.electron.context().newCDPSession(tui.page);
  const type = async (key: string, code: string) => {
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
  };
  await type('л', 'KeyK');
  await type('ч', 'KeyX');
  await tui.expectTodos(['[x] milk', '[ ] eggs']);
  await type('ш', 'KeyI');
  await type('ш', 'KeyI');
  await tui.press('<Esc>');
  await tui.expectTodos(['[x] milkш', '[ ] eggs']);
});
