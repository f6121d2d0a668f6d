import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes } from '../src-core/lib/text-width';
import { fieldChange } from './typed-field';

/** The text after the change, as the model makes it: so many times Backspace, then what was composed. */
function applied(value: string, caret: number, change: ReturnType<typeof fieldChange>): string {
  const before = graphemes(value.slice(0, caret));
  return before.slice(0, before.length - change.removed).join('') + change.inserted + value.slice(caret);
}

describe('what an input method made of the text in the field', () => {
  it('is what was put in at the caret', () => {
    expect(fieldChange({ value: 'abc', caret: 3 }, 'abc日本', '日本')).toEqual({
      removed: 0,
      inserted: '日本',
    });
    expect(fieldChange({ value: 'one\ntwo', caret: 3 }, 'one한\ntwo', '한')).toEqual({
      removed: 0,
      inserted: '한',
    });
    expect(fieldChange({ value: '', caret: 0 }, '👩‍👩‍👧', '👩‍👩‍👧')).toEqual({
      removed: 0,
      inserted: '👩‍👩‍👧',
    });
  });

  it('may be written over what stood there, as when Hangul becomes Hanja or a word is converted again', () => {
    expect(fieldChange({ value: '한자', caret: 2 }, '漢字', '漢字')).toEqual({
      removed: 2,
      inserted: '漢字',
    });
    expect(fieldChange({ value: 'ab日本 cd', caret: 4 }, 'ab二本 cd', '二本')).toEqual({
      removed: 2,
      inserted: '二本',
    });
    expect(fieldChange({ value: 'e', caret: 1 }, 'é', '')).toEqual({ removed: 1, inserted: 'é' });
    expect(fieldChange({ value: 'ab', caret: 2 }, 'a', '')).toEqual({ removed: 1, inserted: '' });
  });

  it('is what the event says where the text behind the caret is another', () => {
    expect(fieldChange({ value: 'ab', caret: 1 }, 'xyz', 'y')).toEqual({ removed: 0, inserted: 'y' });
    expect(fieldChange({ value: 'aa', caret: 0 }, 'a', 'q')).toEqual({ removed: 0, inserted: 'q' });
  });

  it('leads from the text that was to the text that is', () => {
    const piece = fc.constantFrom('a', '日', '👍🏽', 'e\u0301', ' ', '\n', '🇯🇵');
    const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, text, (before, behind, next) => {
        const change = fieldChange({ value: before + behind, caret: before.length }, next + behind, '');
        expect(applied(before + behind, before.length, change)).toBe(next + behind);
      }),
    );
  });
});
