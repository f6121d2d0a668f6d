import { expect, test } from './app.fixture';

test('text of an input method is seen while it is composed, and arrives, also after a click', async ({
  app,
  tui,
}) => {
  const session = await app.electron.context().newCDPSession(tui.page);
  const composing = tui.page.locator('#composing');
  await tui.press('nabc');
  await tui.expectScreen('abc');
  await tui.page.mouse.click(400, 400);
  await session.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  await expect(composing).toBeVisible();
  await expect(composing).toHaveText('にほ');
  await session.send('Input.insertText', { text: '日本' });
  await tui.expectScreen('abc日本');
  await expect(composing).toBeHidden();
  await tui.press('<Esc>');
  await tui.expectTodos(['[ ] abc日本']);
});

test('the field that has the focus holds what is typed and the caret, in one line and in several', async ({
  tui,
}) => {
  const field = tui.page.locator('#composition');
  const caret = () => field.evaluate((area: HTMLTextAreaElement) => area.selectionStart);
  await tui.press('nmilk<Left><Left>');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('milk');
  await expect.poll(caret).toBe(2);
  await tui.press('<Esc>eone<Enter>two<Up>');
  await expect(tui.page.getByRole('textbox', { name: 'Description of milk' })).toBeFocused();
  await expect(field).toHaveValue('one\ntwo');
  await expect.poll(caret).toBe(3);
  await tui.press('<Esc>');
  await expect(field).toHaveValue('');
});

test('an input method composes between lines, takes a composition back, and writes over what stood before it', async ({
  app,
  tui,
}) => {
  const session = await app.electron.context().newCDPSession(tui.page);
  const field = tui.page.locator('#composition');
  await tui.press('nmilk<Esc>eone<Enter>two<Up>');
  await expect(field).toHaveValue('one\ntwo');
  await session.send('Input.imeSetComposition', { text: '한', selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await session.send('Input.imeSetComposition', { text: '한', selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.insertText', { text: '한' });
  await expect(field).toHaveValue('one한\ntwo');
  await tui.expectScreen('one한');
  // Hangul to Hanja: the letter before the caret is composed anew.
  await session.send('Input.imeSetComposition', {
    text: '漢',
    selectionStart: 1,
    selectionEnd: 1,
    replacementStart: 3,
    replacementEnd: 4,
  });
  await session.send('Input.insertText', { text: '漢' });
  await expect(field).toHaveValue('one漢\ntwo');
  await tui.expectScreen('one漢');
  await tui.press('<Esc>');
  await tui.expectScreen(/one漢 /);
  expect(await tui.screen()).not.toContain('한');
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
