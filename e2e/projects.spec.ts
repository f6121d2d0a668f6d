import { expect, start, test } from './app.fixture';

test('a project is made, renamed while it is open, and deleted with its todos; undo brings both back', async ({
  tui,
}) => {
  await tui.press('nmine<Esc><C-p>nWork<Enter>');
  await tui.expectScreen('[Work]');
  await tui.press('nmail<Esc>');
  await tui.expectTodos(['[ ] mail']);
  await tui.press('<C-p>r<C-u>Office<Enter><Esc>');
  await tui.expectScreen('[Office]');
  await tui.press('<C-p>d');
  await tui.expectScreen(/Delete the project “Office”/);
  await tui.press('y');
  await tui.expectGone('[Office]');
  await tui.press('<Esc>');
  await tui.expectTodos(['[ ] mine']);
  await tui.press('u');
  await tui.expectScreen('[Office]');
  await tui.expectTodos(['[ ] mail']);
});

test('the default project can be neither renamed nor deleted, and names are taken once', async ({ tui }) => {
  await tui.press('<C-p>d');
  await tui.expectScreen(/default project/);
  await tui.press('nDEFAULT<Enter>');
  await tui.expectScreen(/already/);
});

test('m moves a row with what is below it', async ({ tui }) => {
  await tui.press('ntrip<Enter><Tab>hotel<Enter><BackTab>milk<Esc><C-p>nTravel<Enter>');
  await tui.expectScreen('[Travel]');
  await tui.press('<C-p>');
  await tui.expectScreen('default');
  await tui.press('gg<Enter>');
  await tui.expectTodos(['[ ] trip', '  [ ] hotel', '[ ] milk']);
  await tui.press('ggm');
  await tui.expectScreen('Travel');
  await tui.press('G<Enter>');
  await tui.expectTodos(['[ ] milk']);
  await tui.press('<C-p>G<Enter>');
  await tui.expectTodos(['[ ] trip', '  [ ] hotel']);
});

test('the last project opens again', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.tui.press('<C-p>nWork<Enter>');
  await first.tui.expectScreen('[Work]');
  await first.tui.press('nmail<Esc>');
  await first.tui.expectTodos(['[ ] mail']);
  await first.quit();
  const second = await start(dataDir);
  await second.tui.expectScreen('[Work]');
  await second.tui.expectTodos(['[ ] mail']);
  expect(await second.tui.screen()).toContain('Work');
  await second.quit();
});
