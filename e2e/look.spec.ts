import { expect, test } from './app.fixture';
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
  const fetched = await tui.page.evaluate(async () => {
    await document.fonts.ready;
    return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')).length;
  });
  expect(fetched).toBe(0);
});
