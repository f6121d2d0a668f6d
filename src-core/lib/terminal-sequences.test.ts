import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSequences } from './terminal-sequences';

/** ESC and C1, but for the next line. */
const introduces = (character: string) =>
  character === '\u001b' || (character >= '\u0080' && character <= '\u009f' && character !== '\u0085');

describe('withoutSequences', () => {
  it.each([
    ['colours', 'a\u001b[31mred\u001b[0m', 'ared'],
    ['reverse video, 8-bit', 'a\u009b7mb', 'ab'],
    ['private and intermediate characters', 'a\u001b[?25l\u001b[1 qb', 'ab'],
    ['a window title up to BEL', 'a\u001b]0;title\u0007b', 'ab'],
    ['a link up to ST', '\u001b]8;;https://evil.example\u001b\\here\u001b]8;;\u001b\\', 'here'],
    ['an 8-bit OSC with an 8-bit end', 'a\u009d0;title\u009cb', 'ab'],
    ['a device control string', 'a\u001bP1$r0m\u001b\\b', 'ab'],
    [
      'a private message, an application command, a string',
      'a\u001b^x\u001b\\\u001b_y\u001b\\\u001bXz\u001b\\b',
      'ab',
    ],
    ['a reset', 'a\u001bcb', 'ab'],
    ['a character set', 'a\u001b(0b', 'ab'],
    ['a string that is given up', 'a\u001b]0;x\u0018b', 'ab'],
    ['one that begins another', 'a\u001b]0;x\u001b[31mb', 'ab'],
    ['one that is cut off', 'a\u001b[31', 'a'],
    ['a string without an end, up to the end of its line', 'a\u001b]0;x\nb', 'a\nb'],
    ['a sequence put together by taking another out', '\u001b\u001b[31m[32m', '[32m'],
    ['a lone escape at the end', 'a\u001b', 'a'],
    [
      'nothing of ordinary text',
      '[31m is what a colour looks like ]0;',
      '[31m is what a colour looks like ]0;',
    ],
  ])('takes out %s', (_, raw, expected) => expect(withoutSequences(raw)).toBe(expected));

  const wicked = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\u001b',
          '\u009b',
          '\u009d',
          '\u0090',
          '\u009c',
          '[',
          ']',
          '\\',
          '31m',
          '0;t',
          '\u0007',
          'é',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join(''));

  it('leaves nothing that begins an order, and nothing to do the second time', () => {
    fc.assert(
      fc.property(wicked, (raw) => {
        const left = withoutSequences(raw);
        expect([...left].filter(introduces)).toEqual([]);
        expect(withoutSequences(left)).toBe(left);
        expect(left.length).toBeLessThanOrEqual(raw.length);
      }),
      { numRuns: 5_000 },
    );
  });

  it('leaves text without ESC and C1 as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const plain = [...raw].filter((each) => !introduces(each)).join('');
        expect(withoutSequences(plain)).toBe(plain);
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    const worst = ['\u001b[1;', '\u001b]x', '\u001b ', '\u009b'].map((part) => part.repeat(200_000));
    const begun = performance.now();
    for (const text of worst) withoutSequences(text);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
