import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRows } from '../todo/testing/list-notation';
import type { Todo } from '../todo/todo';
import { layOutList } from './list-layout';
import { cleanSelection, selectionCells } from './selected-text';
import { Session, session } from './testing/session';

const LONG = 'Write to Ana about the release and tell her where the key is';
const EVERYTHING = [
  { x: 0, y: 0 },
  { x: 200, y: 100 },
] as const;

function list(lines: readonly string[], fields: Partial<Todo> = {}, size = { cols: 40, rows: 20 }) {
  return new Session(parseRows(lines, fields), { size });
}

describe('text selected with the mouse', () => {
  it('is without frame, marks, badges and dates, a row a line', () => {
    const fields = { priority: 'P0', dueDate: '2026-01-31' } as Partial<Todo>;
    const { model } = list(['A', ' [x] b', 'C'], fields);
    expect(cleanSelection(model, ...EVERYTHING)).toBe('A\nb\nC');
  });

  it('joins what was wrapped, with the blank that stood there and none where there was none', () => {
    expect(cleanSelection(list([LONG]).model, ...EVERYTHING)).toBe(LONG);
    const wide = '東京'.repeat(30);
    expect(cleanSelection(list([wide]).model, ...EVERYTHING)).toBe(wide);
    const word = 'x'.repeat(90);
    expect(cleanSelection(list([word]).model, ...EVERYTHING)).toBe(word);
  });

  it('keeps the lines of a description apart, without its box', () => {
    const { model } = list(['A', 'B'], { description: `${LONG}\n\nend` });
    expect(cleanSelection(model, ...EVERYTHING)).toBe(`A\n${LONG}\n\nend\nB\n${LONG}\n\nend`);
  });

  it('keeps blank lines between two texts, and takes none at either end', () => {
    const { model } = list(['A'], { description: '\n\none\n\n\ntwo\n' });
    expect(cleanSelection(model, ...EVERYTHING)).toBe('A\n\n\none\n\n\ntwo');
    const lineOf = (text: string) => ({
      x: 1,
      y: 1 + layOutList(model).lines.findIndex((line) => line.text === text),
    });
    const one = lineOf('one');
    expect(cleanSelection(model, one, { x: 39, y: one.y + 2 })).toBe('one');
    expect(cleanSelection(model, { x: 1, y: one.y + 1 }, { x: 39, y: one.y + 2 })).toBe('');
    expect(selectionCells(model, one, lineOf('two'))).toHaveLength(1);
  });

  it('leaves the count of a folded row', () => {
    const { model } = list(['A', ' b']).press('c');
    expect(cleanSelection(model, ...EVERYTHING)).toBe('A');
  });

  it('goes from cell to cell, both included, in either direction', () => {
    const { model } = list(['Milk', 'Bread']);
    const { x, y } = { x: layOutList(model).lines[0]?.x ?? 0, y: 1 };
    const of = (from: readonly [number, number], to: readonly [number, number]) =>
      cleanSelection(model, { x: x + from[0], y: y + from[1] }, { x: x + to[0], y: y + to[1] });
    expect(of([1, 0], [2, 0])).toBe('il');
    expect(of([2, 0], [1, 1])).toBe('lk\nBr');
    expect(of([1, 1], [2, 0])).toBe('lk\nBr');
    expect(of([0, 0], [0, 0])).toBe('M');
    expect(of([-9, 0], [-1, 0])).toBe('');
    expect(of([9, 0], [30, 0])).toBe('');
  });

  it('takes wide characters whole, whichever half is touched', () => {
    const { model } = list(['a東b']);
    const x = layOutList(model).lines[0]?.x ?? 0;
    expect(cleanSelection(model, { x: x + 2, y: 1 }, { x: x + 2, y: 1 })).toBe('東');
    expect(selectionCells(model, { x: x + 2, y: 1 }, { x: x + 2, y: 1 })).toEqual([
      { x: x + 1, y: 1, columns: 2 },
    ]);
  });

  it('is what is typed in the row that is edited', () => {
    const tui = list(['A']).press('i').type(` ${LONG}`);
    expect(cleanSelection(tui.model, ...EVERYTHING)).toBe(`A ${LONG}`);
  });

  it('is nothing under a box, and the list above a line at the bottom', () => {
    expect(cleanSelection(session(['A']).press('?').model, ...EVERYTHING)).toBe('');
    expect(cleanSelection(session(['A']).press('/').model, ...EVERYTHING)).toBe('A');
    expect(cleanSelection(session([]).model, ...EVERYTHING)).toBe('');
  });

  it('marks exactly the cells of its text, inside the frame', () => {
    const cell = fc.record({ x: fc.integer({ min: -2, max: 45 }), y: fc.integer({ min: -2, max: 22 }) });
    const { model } = list([LONG, ' 東京 and more', 'C'], { description: 'one\n\ntwo' });
    fc.assert(
      fc.property(cell, cell, (from, to) => {
        const runs = selectionCells(model, from, to);
        for (const { x, columns } of runs) {
          expect(x).toBeGreaterThan(0);
          expect(x + columns).toBeLessThan(model.size.cols);
        }
        expect(runs.length > 0).toBe(cleanSelection(model, from, to) !== '');
        expect(cleanSelection(model, to, from)).toBe(cleanSelection(model, from, to));
      }),
    );
  });
});
