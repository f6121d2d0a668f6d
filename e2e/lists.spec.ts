import { expect, start, test } from './app.fixture';

test('a selection takes every command as one step', async ({ tui }) => {
  await tui.press('nA<Enter>b<Enter>c<Enter>d<Esc>ggvjx');
  await tui.expectTodos(['[x] A', '[x] b', '[ ] c', '[ ] d']);
  await tui.press('u');
  await tui.expectTodos(['[ ] A', '[ ] b', '[ ] c', '[ ] d']);
  await tui.press('jv');
  await tui.expectScreen('VISUAL');
  await tui.press('j<Tab><Esc>');
  await tui.expectTodos(['[ ] A', '  [ ] b', '  [ ] c', '[ ] d']);
  await tui.press('ggvGd');
  await tui.expectScreen(/Delete/);
  await tui.press('y');
  await tui.expectTodos([]);
  await tui.press('u');
  await tui.expectTodos(['[ ] A', '  [ ] b', '  [ ] c', '[ ] d']);
});

test('counts and the dot do as in vim', async ({ tui }) => {
  await tui.press('na<Enter>b<Enter>c<Enter>d<Enter>e<Esc>gg2jx');
  await tui.expectTodos(['[ ] a', '[ ] b', '[x] c', '[ ] d', '[ ] e']);
  await tui.press('j.');
  await tui.expectTodos(['[ ] a', '[ ] b', '[x] c', '[x] d', '[ ] e']);
  await tui.press('gg2dd');
  await tui.expectTodos(['[x] c', '[x] d', '[ ] e']);
  await tui.press('u');
  await tui.expectTodos(['[ ] a', '[ ] b', '[x] c', '[x] d', '[ ] e']);
});

test('what is yanked can be pasted, and is Markdown for others', async ({ app, tui }) => {
  await tui.press('ntrip<Enter><Tab>hotel<Enter><BackTab>end<Esc>ggyjj');
  await tui.press('gp');
  await tui.expectTodos(['[ ] trip', '  [ ] hotel', '[ ] end', '[ ] trip', '  [ ] hotel']);
  await tui.press('ggY');
  await expect
    .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
    .toBe('- [ ] trip\n  - [ ] hotel\n');
});

test('several pasted lines become rows', async ({ app, tui }) => {
  await app.electron.evaluate(({ clipboard }) => clipboard.writeText('- [x] shop\n  - [ ] milk\n* call Ana'));
  await tui.press('<C-v>');
  await tui.expectTodos(['[x] shop', '  [ ] milk', '[ ] call Ana']);
});

test('/ searches while typing, n and N go on, Esc ends it', async ({ tui }) => {
  await tui.press('nmilk<Enter>bread<Enter>oat milk<Enter>end<Esc>gg');
  await tui.press('/oat');
  await tui.press('<Enter>x');
  await tui.expectTodos(['[ ] milk', '[ ] bread', '[x] oat milk', '[ ] end']);
  await tui.press('<Esc>gg/milk<Enter>nx');
  await tui.expectTodos(['[ ] milk', '[ ] bread', '[ ] oat milk', '[ ] end']);
  await tui.press('Nx');
  await tui.expectTodos(['[x] milk', '[ ] bread', '[ ] oat milk', '[ ] end']);
  await tui.press('<Esc>nnew<Esc>');
  await tui.expectScreen('[ ] new');
});

test('f shows what is wanted, with its parents', async ({ tui }) => {
  await tui.press('nhome #flat<Enter><Tab>paint<Enter><BackTab>work<Enter><Tab>mail #flat<Esc>');
  await tui.press('f#flat<Enter>');
  await tui.expectTodos(['[ ] home #flat', '[ ] work', '  [ ] mail #flat']);
  await tui.press('<Esc>');
  await tui.expectScreen('paint');
});

test('sorting by priority lasts over a restart', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.tui.press('na<Enter>b<Enter>c<Esc>ppkps');
  await first.tui.expectScreen(/\[P0\] \[ \] b[\s\S]*\[P1\] \[ \] c[\s\S]*\[ \] a/);
  await first.quit();
  const second = await start(dataDir);
  const { tui } = second;
  await tui.expectScreen(/\[P0\] \[ \] b[\s\S]*\[P1\] \[ \] c[\s\S]*\[ \] a/);
  await tui.press('u');
  await tui.expectScreen(/\[ \] a[\s\S]*\[P0\] \[ \] b[\s\S]*\[P1\] \[ \] c/);
  await second.quit();
});
