import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_CLUSTER } from './grapheme-machine';
import {
  charProperties,
  clusterWidth,
  fittingLength,
  graphemes,
  padEnd,
  textWidth,
  truncate,
  UNICODE_VERSION,
  widthOfCodePoint,
} from './text-width';

/** Code points that the grapheme rules speak of, so that random strings meet the rules and not only each other. */
const SPECIAL = [
  ...'a1#ｱﾞ東 \r\n',
  ...['\u0301', '\u200d', '\u200c', '\ufe0e', '\ufe0f', '\u20e3', '\u0600', '\u0903', '\ud800'],
  ...[
    '\u1100',
    '\u1161',
    '\u11a8',
    '가',
    '각',
    '👩',
    '🏽',
    '❤',
    '🔥',
    '🇩',
    '🇪',
    'क',
    '\u094d',
    'ि',
    'ষ',
    '\u09cd',
  ],
];
const nasty = fc.array(fc.oneof(fc.constantFrom(...SPECIAL), fc.string({ unit: 'binary', maxLength: 1 })), {
  maxLength: 12,
});
const text = nasty.map((parts) => parts.join(''));

describe('clusterWidth', () => {
  it.each([
    ['a letter', 'a', 1],
    ['an accented letter in two parts', 'e\u0301', 1],
    ['an ideograph', '東', 2],
    ['a full-width letter', 'Ａ', 2],
    ['a half-width katakana with its voice mark', 'ｶﾞ', 2],
    ['an ambiguous one', '…', 1],
    ['box drawing', '─', 1],
    ['an emoji', '👩', 2],
    ['an emoji with a skin tone', '👍🏽', 2],
    ['a family', '👨‍👩‍👧‍👦', 2],
    ['a flag', '🇩🇪', 2],
    ['half a flag', '🇩', 1],
    ['a heart as text by default', '❤', 1],
    ['a heart as emoji', '❤\ufe0f', 2],
    ['a watch as emoji by default', '⌚', 2],
    ['a watch as text', '⌚\ufe0e', 1],
    ['a keycap', '1\ufe0f\u20e3', 2],
    ['a selector that means nothing', 'a\ufe0f', 1],
    ['a composed syllable', '한', 2],
    ['a syllable in three parts', '\u1112\u1161\u11ab', 2],
    ['a consonant with a vowel sign beside it', 'का', 2],
    ['a Thai consonant with sara am', 'กำ', 2],
    ['a mark alone', '\u0301', 0],
    ['a mark with another beside it', '\u0301\u093f', 0],
    ['a zero-width space', '\u200b', 0],
    ['a control, drawn as a sign', '\u001b', 1],
    ['half a surrogate pair, drawn as a sign', '\ud800', 1],
    ['nothing', '', 0],
  ])('%s', (_, cluster, width) => {
    expect(clusterWidth(cluster)).toBe(width);
  });
});

describe('graphemes', () => {
  const { unicode } = process.versions;
  // The engine that runs the tests may know another Unicode version than the table; the rules are the same.
  it.runIf(unicode === UNICODE_VERSION.slice(0, 4))('splits as Intl.Segmenter does', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(text, (source) => {
        expect(graphemes(source)).toEqual([...segmenter.segment(source)].map(({ segment }) => segment));
      }),
      { numRuns: 20_000 },
    );
  });

  it('cuts a cluster that never ends', () => {
    const zalgo = `a${'\u0301'.repeat(1_000)}`;
    expect(Math.max(...graphemes(zalgo).map((cluster) => [...cluster].length))).toBe(MAX_CLUSTER);
    expect(textWidth(zalgo)).toBe(1);
  });
});

describe('charProperties', () => {
  it('answers in the encoding of xterm.js: joins, columns, state', () => {
    const base = charProperties(0x1f469, 0);
    const joiner = charProperties(0x200d, base);
    expect([base & 1, (base >> 1) & 3]).toEqual([0, 2]);
    expect([joiner & 1, (joiner >> 1) & 3]).toEqual([1, 2]);
    expect(joiner).toBeLessThan(2 ** 27);
  });

  it('gives a first code point its own width, and never the value that means nothing came before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x10ffff }), (codePoint) => {
        const first = charProperties(codePoint, 0);
        expect(first).not.toBe(0);
        expect((first >> 1) & 3).toBe(widthOfCodePoint(codePoint));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('truncate and padEnd', () => {
  it.each([
    ['milk', 4, 'milk'],
    ['milk and bread', 6, 'milk …'],
    ['東京オフィス', 7, '東京オ…'],
    ['東京オフィス', 6, '東京…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3, '👨‍👩‍👧‍👦…'],
    ['milk', 0, ''],
    ['milk', -1, ''],
  ])('truncates %s to %i columns', (source, columns, expected) => {
    expect(truncate(source, columns)).toBe(expected);
  });

  it('takes another ellipsis', () => {
    expect(truncate('milk and bread', 7, '...')).toBe('milk...');
    expect(truncate('milk and bread', 2, '...')).toBe('..');
  });

  it('pads by columns', () => {
    expect(padEnd('東京', 6)).toBe('東京  ');
    expect(padEnd('東京', 3)).toBe('東京');
  });

  it('never is wider than asked, and never cuts a cluster', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 20 }), (source, columns) => {
        const cut = truncate(source, columns);
        expect(textWidth(cut)).toBeLessThanOrEqual(columns);
        const kept = source.slice(0, fittingLength(source, columns));
        expect(graphemes(source).slice(0, graphemes(kept).length).join('')).toBe(kept);
      }),
    );
  });
});
