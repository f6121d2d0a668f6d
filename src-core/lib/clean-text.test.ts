import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, isClean, MAX_MARKS } from './clean-text';
import { textWidth } from './text-width';

const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['C0, DEL, C1', /\p{Cc}/u],
  ['unpaired surrogates', /\p{Cs}/u],
  ['bidirectional controls', /\p{Bidi_Control}/u],
  ['line and paragraph separators', /[\u2028\u2029]/],
  ['zero-width space, word joiner, byte order mark', /[\u200b\u2060\ufeff]/],
  ['tags', /[\u{e0000}-\u{e007f}]/u],
  ['soft hyphens and fillers', /\u00ad|\u034f|\u115f|\u1160|\u3164|\uffa0/],
  ['invisible operators', /[\u2061-\u2064]/],
  ['annotation marks', /[\ufff9-\ufffb]/],
  ['a joiner outside emoji', /(?<!\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})\u200d|\u200d$/u],
  ['a pile of marks', new RegExp(`\\p{M}{${MAX_MARKS + 1}}`, 'u')],
];

/** Random text is rarely wicked: half of each string is taken from what `cleanText` has a rule for. */
const WICKED = [
  ...[
    '\u001b',
    '\u009b',
    '\u0007',
    '\r',
    '\n',
    '\t',
    '\u007f',
    '\u2028',
    '\ud83d',
    '\udc69',
    '\u202e',
    '\u2066',
  ],
  ...['\u200b', '\u200c', '\u200d', '\u200e', '\u2060', '\ufeff', '\u{e0041}', '\u3164', '\ufe0f', '\u0301'],
  ...['\u0301'.repeat(5), '\u064b'.repeat(6), '\u102b'.repeat(5), '👩', '🏽', '❤', 'ا', 'م', 'a', '\u0600'],
];
const wickedText = fc
  .array(fc.oneof(fc.constantFrom(...WICKED), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 14 })
  .map((parts) => parts.join(''));

describe('cleanText', () => {
  it.each([
    ['leaves ordinary text', 'Write to Ana — 東京 ❤️ שלום', 'Write to Ana — 東京 ❤️ שלום'],
    ['shows what would have been a control code', '\u001b[2Jgone', '\ufffd[2Jgone'],
    ['shows a C1 control', '\u009b2J', '\ufffd2J'],
    ['shows half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['makes a tab one space', 'a\tb', 'a b'],
    ['shows every kind of line end once', 'a\r\nb\nc\rd\u2028e', 'a⏎b⏎c⏎d⏎e'],
    ['lets no one turn the reading direction', '\u202egnp.exe\u202c', 'gnp.exe'],
    ['makes lookalike names alike', 'jira\u200b-\u2060sync\u3164', 'jira-sync'],
    ['drops tags, so that a regional flag is a black one', '🏴\u{e0067}\u{e0062}\u{e007f}', '🏴'],
    ['keeps a family together', '👨‍👩‍👧‍👦 ❤️‍🔥 👍🏽‍👍', '👨‍👩‍👧‍👦 ❤️‍🔥 👍🏽‍👍'],
    ['drops a joiner between letters', 'a\u200db', 'ab'],
    ['keeps Persian spelling', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['drops a non-joiner between Latin letters', 'ji\u200cra', 'jira'],
    ['keeps the variation selector of a name', '葛\u{e0100}', '葛\u{e0100}'],
    ['cuts a pile of marks', `a${'\u0301'.repeat(500)}b`, `a${'\u0301'.repeat(MAX_MARKS)}b`],
    ['does not pair two halves by removing what stands between', '\ud83d\u200b\udc69', '\ufffd\ufffd'],
  ])('%s', (_, raw, expected) => {
    expect(cleanText(raw)).toBe(expected);
  });

  it.each(FORBIDDEN)('never leaves %s', (_, forbidden) => {
    fc.assert(
      fc.property(fc.oneof(wickedText, fc.string({ unit: 'binary' })), (raw) => {
        expect(cleanText(raw)).not.toMatch(forbidden);
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing the second time, and never makes text longer', () => {
    fc.assert(
      fc.property(wickedText, (raw) => {
        const cleaned = cleanText(raw);
        expect(cleanText(cleaned)).toBe(cleaned);
        expect(isClean(cleaned)).toBe(true);
        expect(cleaned.length).toBeLessThanOrEqual(raw.length);
      }),
      { numRuns: 10_000 },
    );
  });

  it('takes as many columns as the raw text was measured with, where nothing invisible was in it', () => {
    const visible = fc.constantFrom(
      '\u001b',
      '\u009b',
      '\t',
      '\n',
      '\ud800',
      'a',
      '東',
      'e\u0301',
      '👩‍👩‍👦',
      '🇩🇪',
    );
    fc.assert(
      fc.property(fc.array(visible), (parts) => {
        expect(textWidth(cleanText(parts.join('|')))).toBe(textWidth(parts.join('|')));
      }),
    );
  });
});

describe('isClean', () => {
  it('says whether text may be shown as it is', () => {
    expect([isClean('Renew certificate'), isClean('東京'), isClean('a\u0007')]).toEqual([true, true, false]);
  });
});
