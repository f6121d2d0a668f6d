import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalKey,
  KEY_NAMES,
  type Key,
  parseKey,
  parseKeys,
  plainKey,
  printKey,
  printKeys,
  typedText,
} from './key';

const key: fc.Arbitrary<Key> = fc
  .record({
    ctrl: fc.boolean(),
    alt: fc.boolean(),
    shift: fc.boolean(),
    super: fc.boolean(),
    name: fc.oneof(
      fc.constantFrom(...KEY_NAMES),
      fc.constantFrom('<', '>', '-', 'a', 'A', 'C', 'ö', 'ß', 'ф', '東', '😀', '1'),
    ),
  })
  .map(canonicalKey);

const written = (text: string) => parseKeys(text)?.map(printKey);

describe('key notation', () => {
  it.each([
    ['dd', ['d', 'd']],
    ['g g', ['g', 'g']],
    ['<C-x>p', ['<C-x>', 'p']],
    ['<c-X>', ['<C-X>']],
    ['<S-A-RIGHT>', ['<A-S-Right>']],
    ['<S-a>', ['A']],
    ['<S-Tab>', ['<BackTab>']],
    ['<', ['<']],
    ['<C-<>', ['<C-<>']],
    ['<lt>C-x>', ['<', 'C', '-', 'x', '>']],
    ['<C-->', ['<C-->']],
    ['<space><f12>', ['<Space>', '<F12>']],
    ['<<Space>', ['<', '<Space>']],
  ])('reads %s', (text, keys) => expect(written(text)).toEqual(keys));

  it.each(['', '  ', '<C-nonsense>', 'a<Nope>', '<F25>'])('refuses %j', (text) => {
    expect(parseKeys(text)).toBeUndefined();
  });

  it('reads exactly one key where one is wanted', () => {
    expect(parseKey('<C-x>')).toEqual({ ...plainKey('x'), ctrl: true });
    expect(parseKey('gg')).toBeUndefined();
  });

  it('reads back every key and every sequence that it writes', () => {
    fc.assert(
      fc.property(fc.array(key, { minLength: 1 }), (keys) => {
        expect(parseKeys(printKeys(keys))).toEqual(keys);
        for (const each of keys) expect(parseKey(printKey(each))).toEqual(each);
      }),
    );
  });
});

describe('what a press types', () => {
  it.each([
    ['a', 'a'],
    ['<Space>', ' '],
    ['<', '<'],
    ['ö', 'ö'],
    ['<A-ö>', 'ö'],
    ['<A-b>', ''],
    ['<C-a>', ''],
    ['<D-v>', ''],
    ['<Enter>', ''],
    ['<F1>', ''],
  ])('%s types %j', (keys, text) =>
    expect(parseKey(keys) && typedText(parseKey(keys) ?? plainKey(''))).toBe(text),
  );
});
