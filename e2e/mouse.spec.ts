import { test } from './app.fixture';

test('a click on the checkbox toggles, on the fold mark folds, on the content selects', async ({ tui }) => {
  await tui.press('nA<Enter><Tab>b<Enter><BackTab>C<Esc>');
  await tui.expectTodos(['[ ] A', '  [ ] b', '[ ] C']);
  await tui.click('[ ] A', 1);
  await tui.expectTodos(['[x] A', '  [x] b', '[ ] C']);
  await tui.click('▼');
  await tui.expectTodos(['[x] A (1/1)', '[ ] C']);
  await tui.click('▶');
  await tui.expectTodos(['[x] A', '  [x] b', '[ ] C']);
  await tui.click('[x] b', 4);
  await tui.press('<Space>');
  await tui.expectTodos(['[x] A', '  [*] b', '[ ] C']);
});

test('the wheel scrolls a long list', async ({ tui }) => {
  const names = Array.from({ length: 60 }, (_, i) => `row-${i + 1}`);
  await tui.press(`n${names.join('<Enter>')}<Esc>gg`);
  await tui.expectScreen('row-1 ');
  await tui.page.mouse.move(300, 300);
  await tui.page.mouse.wheel(0, 10_000);
  await tui.expectScreen('row-60');
  await tui.page.mouse.wheel(0, -10_000);
  await tui.expectScreen('row-1 ');
});
