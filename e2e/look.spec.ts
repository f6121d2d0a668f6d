import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, start, test } from './app.fixture';
import type { Tui } from './tui';

/** One row for each way in which text can take other columns than its characters are. */
const TEXTS = [
  'plain ASCII, nothing else',
  '東京オフィス — 会議',
  '한국어 글꼴 확인',
  '中文字体测试与简体汉字',
  'ｆｕｌｌ ｗｉｄｔｈ',
  'cafe\u0301 re\u0301sume\u0301',
  'family 👩‍👩‍👧‍👦 and 👍🏽 and 🇯🇵',
  'שלום and سلام',
];

/** Where the right border of each row of the list ends on the page, in CSS pixels. */
async function rightBorders(tui: Tui): Promise<number[]> {
  return tui.page.evaluate(() =>
    [...document.querySelectorAll('.xterm-rows > div')].flatMap((row) => {
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      let last: Text | null = null;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) last = node as Text;
      const text = last?.data.trimEnd() ?? '';
      if (last === null || !/[│╮╯┃]$/.test(text)) return [];
      const range = document.createRange();
      range.setStart(last, text.length - 1);
      range.setEnd(last, text.length);
      return [range.getBoundingClientRect().left];
    }),
  );
}

/** Straight to the eye: less than a pixel between the leftmost and the rightmost piece of the border. */
async function expectStraightBorder(tui: Tui): Promise<void> {
  const bend = async (): Promise<number> => {
    const places = await rightBorders(tui);
    return places.length > 10 ? Math.max(...places) - Math.min(...places) : Number.NaN;
  };
  await expect.poll(bend).toBeLessThan(1);
}

test('wide, joined and combined characters leave the border straight, before and after their fonts come', async ({
  tui,
}) => {
  await tui.press('n');
  for (const text of TEXTS) {
    await tui.page.keyboard.insertText(text);
    await tui.press('<Enter>');
  }
  await tui.press('<Esc>');
  await tui.expectScreen('سلام');
  await expectStraightBorder(tui);
  await tui.page.evaluate(() => document.fonts.ready);
  const fetched = await tui.page.evaluate(() =>
    [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family),
  );
  expect(fetched.some((family) => family.includes('Noto Sans JP'))).toBe(true);
  expect(fetched.some((family) => family.includes('Noto Sans KR'))).toBe(true);
  await expectStraightBorder(tui);
  await tui.press('ggiß東<Esc>jiX<Esc>');
  await expectStraightBorder(tui);
});

test('no font but the bundled one is fetched for a list that does not need it', async ({ tui }) => {
  await tui.press('nÄpfel — für “morgen” ▶ ✓<Esc>');
  await tui.expectScreen('Äpfel');
  // The app's own protocol leaves no resource timings, so the faces themselves are asked.
  const fetched = await tui.page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status !== 'unloaded').map(({ family }) => family);
  });
  expect(fetched.length).toBeGreaterThan(0);
  expect(fetched.filter((family) => !family.includes('DejaVu'))).toEqual([]);
});

/** Pixels from one row to the next. */
async function rowHeight(tui: Tui): Promise<number> {
  const screen = await tui.page.locator('.xterm-screen').boundingBox();
  return (screen?.height ?? 0) / (await tui.rows()).length;
}

test('C-+ and C-- change the size of everything, the cursor keeps its row, and a restart remembers it', async ({
  dataDir,
}) => {
  const app = await start(dataDir);
  const names = Array.from({ length: 40 }, (_, i) => `row-${i + 1}`);
  await app.tui.press(`n${names.join('<Enter>')}<Esc>`);
  await app.tui.expectScreen('❯   [ ] row-40');
  const usual = await rowHeight(app.tui);
  for (let time = 0; time < 5; time += 1) await app.tui.press('<C-+>');
  await expect.poll(() => rowHeight(app.tui)).toBeGreaterThan(usual * 1.2);
  await app.tui.expectScreen('❯   [ ] row-40');
  const large = await rowHeight(app.tui);
  await expect
    .poll(() => readFile(path.join(dataDir, 'config.toml'), 'utf8').catch(() => ''))
    .toMatch(/size\s*=\s*20/);
  await app.quit();
  const again = await start(dataDir);
  await expect.poll(() => rowHeight(again.tui)).toBeCloseTo(large, 0);
  await again.tui.press('<C-0>');
  await expect.poll(() => rowHeight(again.tui)).toBeCloseTo(usual, 0);
  for (let time = 0; time < 12; time += 1) await again.tui.press('<C-->');
  await expect.poll(() => rowHeight(again.tui)).toBeLessThan(usual * 0.6);
  await again.quit();
});

test('the font and the theme of config.toml hold from the first picture on, and its changes at once', async ({
  dataDir,
}) => {
  const file = path.join(dataDir, 'config.toml');
  await writeFile(file, 'theme = "dark"\n\n[font]\nsize = 24\n');
  const app = await start(dataDir);
  expect(await rowHeight(app.tui)).toBeGreaterThan(25);
  const paper = () => app.tui.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await paper()).toBe('rgb(16, 20, 27)');
  await writeFile(file, 'theme = "light"\n\n[font]\nsize = 10\n');
  await expect.poll(paper).toBe('rgb(251, 250, 247)');
  await expect.poll(() => rowHeight(app.tui)).toBeLessThan(15);
  await app.quit();
});

test('the theme follows the system while it runs, and stays where the configuration says one', async ({
  dataDir,
}) => {
  const app = await start(dataDir);
  const paper = () => app.tui.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await app.tui.page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(paper).toBe('rgb(251, 250, 247)');
  await app.tui.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(paper).toBe('rgb(16, 20, 27)');
  await app.tui.page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
  await expect.poll(paper).toBe('rgb(0, 0, 0)');
  await app.tui.page.emulateMedia({ colorScheme: 'dark', contrast: 'no-preference' });
  await writeFile(path.join(dataDir, 'config.toml'), 'theme = "light"\n');
  await expect.poll(paper).toBe('rgb(251, 250, 247)');
  await app.tui.page.emulateMedia({ colorScheme: 'light' });
  await app.tui.page.emulateMedia({ colorScheme: 'dark' });
  await app.tui.press('nstill light<Esc>');
  await app.tui.expectTodos(['[ ] still light']);
  expect(await paper()).toBe('rgb(251, 250, 247)');
  await app.quit();
});

test('bars have no lines through them: what is a whole block is coloured from row to row', async ({
  tui,
}) => {
  await tui.press('nA<Enter>B<Enter>C<Esc>ggvGxgs');
  await tui.expectScreen('█');
  const gaps = await tui.page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('.xterm-rows > div')];
    const bars = rows.map((row) =>
      [...row.querySelectorAll<HTMLElement>('span')].filter((piece) => piece.style.backgroundImage !== ''),
    );
    const heights = bars.flatMap((pieces) => pieces.map((piece) => piece.style.backgroundSize));
    const whole = Number.parseFloat(rows[0]?.style.height ?? '');
    return {
      heights: heights.length,
      whole,
      most: Math.max(
        ...(heights
          .join(' ')
          .match(/\d+px(?=,|$)/g)
          ?.map(Number.parseFloat) ?? [0]),
      ),
    };
  });
  expect(gaps.heights).toBeGreaterThan(2);
  expect(gaps.most).toBe(Math.round(gaps.whole));
});
