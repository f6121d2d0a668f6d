import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClean } from '../lib/clean-text';
import { textWidth } from '../lib/text-width';
import { Frame } from './frame';
import { frameText } from './frame-text';

const draw = (cols: number, rows: number, strokes: (frame: Frame) => void): string[] => {
  const frame = Frame.blank(cols, rows);
  strokes(frame);
  return frameText(frame);
};

describe('put', () => {
  it('writes text and answers its columns', () => {
    const frame = Frame.blank(10, 2);
    expect(frame.put(1, 1, '東京 ok', { bold: true })).toBe(7);
    expect(frameText(frame)).toEqual(['', ' 東京 ok']);
    expect([frame.symbolAt(1, 1), frame.isContinuation(2, 1), frame.symbolAt(2, 1)]).toEqual([
      '東',
      true,
      '',
    ]);
    expect([frame.styleAt(2, 1), frame.styleAt(8, 1)]).toEqual([{ bold: true }, {}]);
  });

  it.each([
    ['at the right edge', 2, 'milk', undefined, ['  mi'], 2],
    ['at its own limit', 0, 'milk', 3, ['mil'], 3],
    ['at the left edge', -2, 'milk', undefined, ['lk'], 4],
    ['beyond the right edge', 4, 'milk', undefined, [''], 0],
    ['a wide cluster that crosses the right edge', 1, '東京', undefined, [' 東'], 3],
    ['a wide cluster that crosses its limit', 0, '東京', 3, ['東'], 3],
    ['a wide cluster that crosses the left edge', -1, '東京', undefined, [' 京'], 4],
  ])('cuts %s', (_, x, text, maxColumns, expected, columns) => {
    const frame = Frame.blank(4, 1);
    expect(frame.put(x, 0, text, {}, maxColumns)).toBe(columns);
    expect(frameText(frame)).toEqual(expected);
  });

  it.each([
    ['the first half', 0, 'x 京'],
    ['the second half', 1, ' x京'],
    ['two halves', 1, ' xy'],
  ])('makes what is left of a wide cluster blank when %s is overwritten', (_, x, expected) => {
    expect(
      draw(4, 1, (frame) => [
        frame.put(0, 0, '東京', {}),
        frame.put(x, 0, expected.trim().replace(/[ 京]/g, ''), {}),
      ]),
    ).toEqual([expected]);
  });

  it('ignores rows that are not there', () => {
    expect(draw(4, 1, (frame) => [frame.put(0, -1, 'milk', {}), frame.put(0, 1, 'milk', {})])).toEqual(['']);
  });

  it('shows control codes as signs', () => {
    expect(draw(12, 1, (frame) => frame.put(0, 0, '\u001b[2J\u009b\tok', {}))).toEqual([
      '\ufffd[2J\ufffd ok',
    ]);
  });

  it('does not read a text beyond what can be seen of it', () => {
    expect(draw(4, 1, (frame) => frame.put(0, 0, 'ab'.repeat(5_000_000), {}))).toEqual(['abab']);
  });

  it('puts a watch as text nowhere but where a column follows it', () => {
    expect(draw(3, 1, (frame) => frame.put(0, 0, '⌚\ufe0e⌚\ufe0e⌚\ufe0e', {}))).toEqual([
      '⌚\ufe0e⌚\ufe0e',
    ]);
  });

  it('takes the columns the text is wide, whatever it is, and holds clean text only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const frame = Frame.blank(200, 1);
        const columns = frame.put(0, 0, text, {});
        const shown = Array.from({ length: columns }, (_, x) => frame.symbolAt(x, 0)).join('');
        expect(textWidth(shown)).toBe(columns);
        expect(isClean(shown)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('fill', () => {
  it('fills what lies in the frame', () => {
    expect(draw(4, 3, (frame) => frame.fill({ x: 2, y: 1, width: 9, height: 9 }, {}, '.'))).toEqual([
      '',
      '  ..',
      '  ..',
    ]);
  });

  it('fills with wide symbols, and blanks what they leave over', () => {
    const fill = (frame: Frame): void => {
      frame.put(0, 0, 'xxxxxx', {});
      frame.fill({ x: 1, y: 0, width: 3, height: 1 }, {}, '東');
    };
    expect(draw(6, 1, fill)).toEqual(['x東 xx']);
  });
});

describe('box', () => {
  it('draws a border with labels and leaves the inside', () => {
    const box = (frame: Frame): void => {
      frame.put(0, 1, 'a milk b', {});
      frame.box(
        { x: 0, y: 0, width: 24, height: 3 },
        {},
        { title: 'to-tui', titleRight: '1/31', footer: 'Esc cancels' },
      );
    };
    expect(draw(24, 3, box)).toEqual([
      '╭ to-tui ──────── 1/31 ╮',
      '│ milk b               │',
      '╰ Esc cancels ─────────╯',
    ]);
  });

  it.each([
    [23, '╭ A long title ─── 1… ╮'],
    [14, '╭ A long … ──╮'],
    [7, '╭ … ──╮'],
    [4, '╭──╮'],
  ])('cuts labels to a border of %i', (width, expected) => {
    const box = { x: 0, y: 0, width, height: 2 };
    expect(
      draw(width, 2, (frame) => frame.box(box, {}, { title: 'A long title', titleRight: '1/31' }))[0],
    ).toBe(expected);
  });

  it('has square corners where asked', () => {
    expect(draw(3, 2, (frame) => frame.box(frame.bounds, {}, { rounded: false }))).toEqual(['┌─┐', '└─┘']);
  });
});

describe('restyle', () => {
  it('changes what the patch says and leaves the rest', () => {
    const frame = Frame.blank(4, 1, { fg: 0x111111, dim: true });
    frame.restyle({ x: 1, y: 0, width: 2, height: 1 }, { bg: 0x27344a, dim: false });
    expect(frame.styleAt(1, 0)).toEqual({ fg: 0x111111, bg: 0x27344a });
    expect(frame.styleAt(3, 0)).toEqual({ fg: 0x111111, dim: true });
  });

  it('gives a wide cluster one look, that of the column it starts in', () => {
    const frame = Frame.blank(6, 1);
    frame.put(0, 0, '東京ab', {});
    frame.restyle({ x: 1, y: 0, width: 2, height: 1 }, { bold: true });
    expect([0, 1, 2, 3, 4].map((x) => frame.styleAt(x, 0).bold ?? false)).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it('changes nothing where the area is empty', () => {
    const frame = Frame.blank(2, 1);
    frame.put(0, 0, '東', {});
    frame.restyle({ x: 1, y: 0, width: 0, height: 1 }, { bold: true });
    expect(frame.styleAt(1, 0)).toEqual({});
  });
});

describe('blank', () => {
  it.each([
    [0, 1],
    [1, 0],
    [1.5, 1],
    [Number.NaN, 1],
  ])('refuses %f × %f cells', (cols, rows) => {
    expect(() => Frame.blank(cols, rows)).toThrow(RangeError);
  });
});
