import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../lib/text-width';
import { readmeLines } from './readme-lines';

const shown = (text: string, columns = 40) =>
  readmeLines(text.split('\n'), columns).map((line) =>
    line.kind === 'gap' ? '' : `${line.kind === 'chapter' ? '# ' : ''}${line.lead}${line.text}`,
  );

describe('a README', () => {
  it.each([
    ['# Title\n\nText.', ['Text.']],
    ['Text.\n\n# Later\nMore.', ['Text.', '', '# Later', 'More.']],
    ['one\ntwo\n\nthree', ['one two', '', 'three']],
    ['- a\n* b\n+ c', ['• a', '• b', '• c']],
    ['- a\n  goes on\n  - deeper', ['• a goes on', '  • deeper']],
    ['1. first\n12) twelfth', ['1. first', '12) twelfth']],
    [
      '```sh\nnpm  run   x\n# no heading\n\n- no item\n```',
      ['    npm  run   x', '    # no heading', '    ', '    - no item'],
    ],
    ['~~~\ncode', ['    code']],
    ['| a | b |\n|---|:-:|\n| 1 | 2 |\n| `x` | |', ['a — b', '• 1 — 2', '• `x`']],
    ['| a | |\n|---|---|\n\nText', ['a', '', 'Text']],
    ['> said\n> so', ['│ said so']],
    ['a\n\n---\n\nb', ['a', '', 'b']],
    ['a\n\n![shot](x.png)\n\nb', ['a', '', 'b']],
    ['**bold** and *soft* and `**code**`', ['bold and soft and `**code**`']],
    ['2 * 3 * 4 and a_b_c', ['2 * 3 * 4 and a_b_c']],
    ['see [here](docs/a.md) or <https://a.b>', ['see here or https://a.b']],
    ['[x](https://a.b)', ['x (https://a.b)']],
    ['[https://a.b](https://a.b)', ['https://a.b']],
    ['## Keys ##', []],
    ['', []],
    ['\n\n\n', []],
  ])('%j reads %j', (text, lines) => expect(shown(text)).toEqual(lines));

  it('hangs what is broken below the text it belongs to', () => {
    expect(shown('- one two three', 9)).toEqual(['• one two', '  three']);
    expect(shown('> 東京の天気は晴れ', 10)).toEqual(['│ 東京の天', '│ 気は晴れ']);
    expect(shown('```\nabc def ghi\n```', 11)).toEqual(['    abc def', '    ghi']);
  });

  it('shows no control codes', () => {
    expect(shown('a\u001b[2Jb\u202e')).toEqual(['a\ufffd[2Jb']);
  });

  it('is never wider than there is room, whatever it says, and has no two gaps in a row', () => {
    const piece = fc.constantFrom(
      'word',
      '東京',
      '`',
      '**',
      '[',
      '](',
      ')',
      '- ',
      '# ',
      '> ',
      '| ',
      '```',
      '    ',
      '1. ',
      '*',
      '<https://x>',
    );
    const line = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.integer({ min: 14, max: 90 }), (readme, columns) => {
        const lines = readmeLines(readme, columns);
        lines.forEach((each, index) => {
          if (each.kind !== 'gap') expect(textWidth(each.lead + each.text)).toBeLessThanOrEqual(columns);
          else expect(lines[index + 1]?.kind).not.toBe('gap');
        });
      }),
    );
  });

  it.each(['[*![<https:`**(', '[a*![<https:**(', '[ [](', '`', '*a '])(
    'is set in no time, also when %j is said over and over',
    (piece) => {
      const nasty = Array.from({ length: 250 }, (_, n) => piece.repeat(500).slice(n % 7, 500));
      const start = performance.now();
      readmeLines(nasty, 60);
      expect(performance.now() - start).toBeLessThan(4_000);
    },
  );
});
