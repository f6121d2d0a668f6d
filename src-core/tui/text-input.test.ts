import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClean } from '../lib/clean-text';
import { graphemes } from '../lib/graphemes';
import { TEXT_DEEDS } from './actions/text';
import { inputOf, insertText, type TextInput } from './text-input';

/** `|` is the caret. */
const read = (text: string): TextInput => ({ text: text.replace('|', ''), caret: text.indexOf('|') });
const print = ({ text, caret }: TextInput): string => `${text.slice(0, caret)}|${text.slice(caret)}`;

describe('the line editor', () => {
  it.each([
    ['char_left', 'ab|c', 'a|bc'],
    ['char_left', '|ab', '|ab'],
    ['char_right', 'ab|', 'ab|'],
    ['char_left', 'a👩‍👧|', 'a|👩‍👧'],
    ['char_right', '|e\u0301a', 'e\u0301|a'],
    ['delete_back', 'a👩‍👧|b', 'a|b'],
    ['delete_forward', 'a|e\u0301b', 'a|b'],
    ['delete_back', '|a', '|a'],
    ['word_left', 'call Ana, now|', 'call Ana, |now'],
    ['word_left', 'call Ana, |now', 'call |Ana, now'],
    ['word_right', 'call| Ana, now', 'call Ana|, now'],
    ['word_right', 'call Ana|, now', 'call Ana, now|'],
    ['text_start', 'ab|c', '|abc'],
    ['text_end', 'a|bc', 'abc|'],
    ['delete_word_back', 'see http://a.b/c  |now', 'see |now'],
    ['delete_to_start', 'ab|c', '|c'],
    ['delete_to_end', 'ab|c', 'ab|'],
  ] as const)('%s: %s → %s', (action, before, after) => {
    expect(print(TEXT_DEEDS[action](read(before)))).toBe(after);
  });

  it.each([
    ['a|c', 'b', 'ab|c'],
    ['|', 'two\r\nlines\tof it', 'two lines of it|'],
    ['a|', '\u001b[2Jx', 'a\ufffd[2Jx|'],
    ['e|x', '\u0301', 'e\u0301|x'],
    ['|', 'safe\u202etxt', 'safetxt|'],
  ])('typing into %s: %j → %s', (before, typed, after) => {
    expect(print(insertText(read(before), typed, 100).input)).toBe(after);
  });

  it('leaves out what does not fit, whole clusters at a time', () => {
    expect(print(insertText(read('ab|'), '😀😀', 5).input)).toBe('ab😀|');
    expect(print(insertText(read('abc|'), 'd', 3).input)).toBe('abc|');
  });

  it.each([
    ['ab|', '😀😀', 1],
    ['ab|', 'cde', 0],
    ['abcde|', 'x\ny', 3],
  ])('counts what found no room: %s and %s', (before, typed, leftOut) =>
    expect(insertText(read(before), typed, 5).leftOut).toBe(leftOut),
  );

  it('keeps the text clean and the caret between clusters, whatever is done', () => {
    const steps = fc.array(
      fc.oneof(
        fc.constantFrom(...Object.values(TEXT_DEEDS)),
        fc
          .string({ unit: 'binary', maxLength: 6 })
          .map((typed) => (input: TextInput) => insertText(input, typed, 30).input),
        fc
          .constantFrom('👩', '\u200d', '\u0301', ' ', '\n')
          .map((typed) => (input: TextInput) => insertText(input, typed, 30).input),
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        let input = inputOf('');
        for (const step of all) {
          input = step(input);
          expect(isClean(input.text)).toBe(true);
          const boundaries = [0];
          for (const each of graphemes(input.text)) boundaries.push((boundaries.at(-1) ?? 0) + each.length);
          expect(boundaries).toContain(input.caret);
        }
      }),
    );
  });
});
