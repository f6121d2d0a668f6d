import { expect, start, test } from './app.fixture';
import { sql } from './database';

test('a due date is said in words and shown before it is taken', async ({ tui }) => {
  await tui.press('npay rent<Esc>Din 3 days');
  await tui.expectScreen(/Monday|2026-02-02/);
  await tui.press('<Enter>');
  await tui.expectScreen(/pay rent .*due in 3 days/);
  await tui.press('Dyesterday<Enter>');
  await tui.expectScreen(/overdue/);
  await tui.press('Dblurb<Enter>');
  await tui.expectScreen('blurb');
  await tui.press('<Esc>D<C-u><Enter>');
  await tui.expectGone('overdue');
});

test('a description has several lines, is saved by Esc and shown in a box', async ({ tui }) => {
  await tui.press('ncall Ana<Esc>e');
  await tui.press('She asked for *numbers*<Enter>not adjectives<Esc>');
  await tui.expectScreen(/╭─+╮[\s\S]*She asked for \*numbers\*[\s\S]*not adjectives[\s\S]*╰─+╯/);
});

test('a description being typed survives kill -9', async ({ dataDir }) => {
  const first = await start(dataDir);
  await first.tui.press('ncall Ana<Esc>e');
  await first.tui.press('half a thought');
  await expect.poll(() => first.tui.screen()).toContain('half a thought');
  await expect
    .poll(() => JSON.stringify(sql(dataDir, "SELECT value FROM view_state WHERE key = 'draft'")))
    .toContain('half a thought');
  const gone = new Promise((resolve) => first.electron.process().once('exit', resolve));
  first.electron.process().kill('SIGKILL');
  await gone;
  const second = await start(dataDir);
  await second.tui.expectScreen('half a thought');
  await second.tui.press('<Esc>');
  await second.tui.expectTodos(['[ ] call Ana']);
  await second.quit();
});

test('what repeats comes again when it is done', async ({ tui }) => {
  await tui.press('nwater plants<Esc>Dtoday<Enter>');
  await tui.expectScreen(/due today/);
  await tui.press('grevery week<Enter>x');
  await tui.expectScreen(/\[x\] water plants[\s\S]*\[ \] water plants .*due Feb 6/);
  await tui.press('u');
  await tui.expectGone('[x]');
});

test('how a row comes again and when it reminds stands in it', async ({ tui }) => {
  await tui.press('nwater plants<Esc>Dtoday<Enter>gr++1w<Enter>gm14:30<Enter>');
  await tui.expectScreen(/water plants .*every week, catching up {2}reminder 14:30 {2}due today/);
  await tui.press('gm<Enter>');
  await tui.expectScreen(/every week, catching up {2}due today/);
});
