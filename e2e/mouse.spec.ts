import { expect, type RunningApp, test } from './app.fixture';
import type { Tui } from './tui';

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

/** Presses at the start of a text, moves to `columns` behind it, `rows` further down, and lets go. */
async function drag(tui: Tui, text: string, columns: number, rows = 0): Promise<void> {
  const from = await tui.pointOf(text);
  const to = await tui.pointOf(text, columns, rows);
  await tui.page.mouse.move(from.x, from.y);
  await tui.page.mouse.down();
  await tui.page.mouse.move(to.x, to.y, { steps: 4 });
  await tui.page.mouse.up();
}

const clipboard = (app: RunningApp) => app.electron.evaluate(({ clipboard: board }) => board.readText());

test('what is dragged over is copied clean, across wrapped lines and rows', async ({ app, tui }) => {
  const long = 'word '.repeat(40).trim();
  await tui.press(`n${long}<Enter>東京オフィス<Enter>last<Esc>gg`);
  await tui.expectScreen('last');
  await drag(tui, 'word', 3, 3);
  await expect.poll(() => clipboard(app)).toMatch(/^(word )+word\n東京$/);
  await tui.expectScreen('copied');
});

test('a double click takes a word, a third the row, Shift makes it reach further; Ctrl+C copies and never quits', async ({
  app,
  tui,
}) => {
  await tui.press('nWrite to Ana, then rest<Esc>');
  await tui.expectScreen('rest');
  const ana = await tui.pointOf('Ana', 1);
  await tui.page.mouse.dblclick(ana.x, ana.y);
  await expect.poll(() => clipboard(app)).toBe('Ana');
  await app.electron.evaluate(({ clipboard: board }) => board.writeText('other'));
  await tui.press('<C-c>');
  await expect.poll(() => clipboard(app)).toBe('Ana');
  await tui.page.mouse.click(ana.x, ana.y, { clickCount: 3 });
  await expect.poll(() => clipboard(app)).toBe('Write to Ana, then rest');
  const write = await tui.pointOf('Write');
  await tui.page.mouse.click(write.x, write.y);
  await tui.page.keyboard.down('Shift');
  await tui.page.mouse.click(ana.x + 2, ana.y);
  await tui.page.keyboard.up('Shift');
  await expect.poll(() => clipboard(app)).toBe('Write to An');
  await tui.press('<Esc><C-c>');
  await tui.expectTodos(['[ ] Write to Ana, then rest']);
});

test('a drag beyond the edge scrolls on', async ({ app, tui }) => {
  const names = Array.from({ length: 60 }, (_, i) => `row-${i + 1}`);
  await tui.press(`n${names.join('<Enter>')}<Esc>gg`);
  await tui.expectScreen('row-1 ');
  const from = await tui.pointOf('row-2 ');
  await tui.page.mouse.move(from.x, from.y);
  await tui.page.mouse.down();
  await tui.page.mouse.move(from.x + 60, 5_000, { steps: 3 });
  await tui.expectScreen('row-60');
  await tui.page.mouse.up();
  await expect.poll(() => clipboard(app)).toContain('row-2\nrow-3\n');
  expect(await clipboard(app)).toContain('\nrow-59');
});

test('the right button does nothing, and a box gives its own text', async ({ app, tui }) => {
  await tui.press('nA<Esc>');
  await tui.expectTodos(['[ ] A']);
  await tui.click('[ ] A', 1, { button: 'right' });
  await tui.expectTodos(['[ ] A']);
  await tui.press('?');
  await tui.expectScreen('one row up');
  await drag(tui, 'one row up', 9);
  await expect.poll(() => clipboard(app)).toBe('one row up');
});

test('a drag over wrapped CJK text takes it whole, from wherever in a letter it begins', async ({
  app,
  tui,
}) => {
  const long = '東京オフィスの会議室で'.repeat(14);
  await tui.press('n');
  await tui.page.keyboard.insertText(long);
  await tui.press('<Enter>한국어 다음<Esc>gg');
  await tui.expectScreen('다음');
  const rows = await tui.rows();
  const last = rows.findIndex((row) => row.includes('다음'));
  const from = await tui.pointOf('東京');
  const to = await tui.pointOf('東京', 1, last - 1);
  await tui.page.mouse.move(from.x, from.y);
  await tui.page.mouse.down();
  await tui.page.mouse.move(to.x, to.y, { steps: 5 });
  await tui.page.mouse.up();
  await expect.poll(() => clipboard(app)).toBe(`${long}\n한`);
});

/** What scrolls by the wheel: how to get there, and a text at its top that the wheel takes out of sight. */
const LONG_BOXES: readonly (readonly [name: string, keys: string, above: string])[] = [
  ['help', '?', 'gg, Home'],
  ['description', 'e', 'line-1 '],
  ['palette', '<C-S-p>', 'gg, Home'],
];

test('the wheel goes to the end of every box and back', async ({ app, tui }) => {
  const lines = Array.from({ length: 60 }, (_, i) => `line-${i + 1} `);
  await tui.press('nA<Esc>e');
  await app.electron.evaluate(({ clipboard: board }, text) => board.writeText(text), lines.join('\n'));
  await tui.press('<C-v>');
  await tui.expectScreen('line-60');
  await tui.press('<Esc>');
  for (const [name, keys, above] of LONG_BOXES) {
    await tui.press(keys);
    await tui.page.mouse.move(300, 300);
    for (let turn = 0; turn < 6; turn += 1) await tui.page.mouse.wheel(0, -20_000);
    await expect.poll(() => tui.screen(), name).toContain(above);
    // As from a wheel that is spun: the next turn does not wait until the last one is drawn.
    await Promise.all(Array.from({ length: 120 }, () => tui.page.mouse.wheel(0, 60)));
    await expect.poll(() => tui.screen(), name).not.toContain(above);
    await tui.press('<Esc><Esc>');
  }
});

test('a box gives what is dragged over, line by line', async ({ app, tui }) => {
  await tui.press('nA<Esc>eone 東京<Enter><Enter>three');
  await tui.expectScreen('three');
  await drag(tui, 'one', 4, 2);
  await expect.poll(() => clipboard(app)).toBe('one 東京\n\nthree');
  await tui.press('<Esc>');
});

test('clicks hit what is seen at every size of the letters', async ({ tui }) => {
  await tui.press('nA<Enter><Tab>東京 b<Enter><BackTab>C<Esc>');
  await tui.expectTodos(['[ ] A', '  [ ] 東京 b', '[ ] C']);
  for (const zoom of [
    '<C-+><C-+><C-+><C-+><C-+><C-+>',
    '<C--><C--><C--><C--><C--><C--><C--><C--><C-->',
    '<C-0>',
  ]) {
    const before = await tui.page.locator('.xterm-rows > div').count();
    await tui.press(zoom);
    await expect.poll(() => tui.page.locator('.xterm-rows > div').count()).not.toBe(before);
    await tui.expectScreen('❯');
    await tui.click('[ ] C', 1);
    await tui.expectTodos(['[ ] A', '  [ ] 東京 b', '[x] C']);
    await tui.click('▼');
    await tui.expectTodos(['[ ] A (0/1)', '[x] C']);
    await tui.click('▶');
    await tui.click('[x] C', 1);
    await tui.expectTodos(['[ ] A', '  [ ] 東京 b', '[ ] C']);
  }
});
