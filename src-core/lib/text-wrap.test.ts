import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterWidth, graphemes, textWidth } from './text-width';
import { wrapText } from './text-wrap';

const linesOf = (text: string, columns: number, firstColumns = columns): string[] =>
  wrapText(text, columns, { firstColumns }).map((line) => line.text);

describe('wrapText', () => {
  it.each([
    ['breaks at spaces', 'She asked for the numbers', 10, ['She asked', 'for the', 'numbers']],
    ['fills a line to its last column', 'milk and bread', 8, ['milk and', 'bread']],
    [
      'breaks a word that is longer than a line',
      'see supercalifragilistic',
      8,
      ['see', 'supercal', 'ifragili', 'stic'],
    ],
    [
      'breaks between characters of Chinese and Japanese',
      '東京オフィスへ行く',
      8,
      ['東京オ', 'フィスへ', '行く'],
    ],
    ['keeps stops and brackets with their word', '行く（東京）。', 6, ['行く', '（東', '京）。']],
    ['keeps line ends', 'one\ntwo\r\n\nthree', 10, ['one', 'two', '', 'three']],
    ['keeps the spaces within a line', '  a  b  c', 6, ['  a  b', 'c']],
    ['lets spaces hang over the end', 'milk    bread', 4, ['milk', 'brea', 'd']],
    ['never splits a cluster', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3, ['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']],
    ['gives a cluster that is wider than the line a line of its own', '東京', 1, ['東', '京']],
    ['gives one empty line for nothing', '', 10, ['']],
  ])('%s', (_, text, columns, expected) => {
    expect(linesOf(text, columns)).toEqual(expected);
  });

  it('gives the first line its own width', () => {
    expect(linesOf('milk and bread and butter', 16, 9)).toEqual(['milk and', 'bread and butter']);
    expect(linesOf('bread', 3, 1)).toEqual(['b', 'rea', 'd']);
  });

  it('says where each line starts in the source', () => {
    expect(wrapText('milk   and\nbread', 5)).toEqual([
      { text: 'milk', start: 0 },
      { text: 'and', start: 7 },
      { text: 'bread', start: 11 },
    ]);
  });

  it('loses nothing but spaces and line ends, and keeps to its columns', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ' ',
        '  ',
        '\n',
        '\r\n',
        '\t',
        'milk',
        'ab',
        '東京',
        '。',
        '（',
        '👨‍👩‍👧‍👦',
        'e\u0301',
        '🇩🇪',
        '한국',
        'ｆ',
        'שלום',
        '\u2067',
        '\t',
        '\u200b',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
    const columns = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 200 }));
    fc.assert(
      fc.property(text, columns, columns, (source, width, firstColumns) => {
        const lines = wrapText(source, width, { firstColumns });
        let end = 0;
        for (const [index, line] of lines.entries()) {
          expect(source.slice(end, line.start)).toMatch(/^[ \t\r\n\u2028\u2029]*$/);
          expect(source.startsWith(line.text, line.start)).toBe(true);
          end = line.start + line.text.length;
          const limit = index === 0 ? firstColumns : width;
          const columnsOfClusters = graphemes(line.text).map(clusterWidth);
          const single = columnsOfClusters.filter((each) => each > 0).length === 1;
          expect(textWidth(line.text) <= limit || single).toBe(true);
        }
        expect(source.slice(end)).toMatch(/^[ \t\r\n\u2028\u2029]*$/);
      }),
      { numRuns: 3_000 },
    );
  });
});
