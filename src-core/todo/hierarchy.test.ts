import { describe, expect, it } from 'vitest';
import {
  canIndent,
  canOutdent,
  childrenOf,
  hasChildren,
  parentIndex,
  parentIndices,
  progress,
  subtreeEnd,
  topmost,
  visibleRows,
} from './hierarchy';
import { idOf, parseRows } from './testing/list-notation';
import { MAX_INDENT } from './todo';

const rows = parseRows(['A', ' b', '  [x] c', '  [-] d', ' [x] e', 'F']);
const visible = (...folded: string[]) =>
  visibleRows(rows, new Set(folded.map(idOf))).map((index) => rows[index]?.content);

describe('a subtree', () => {
  it('is the row and all following deeper rows', () => {
    expect(rows.map((_, index) => subtreeEnd(rows, index))).toEqual([5, 4, 3, 4, 5, 6]);
  });

  it('hangs from the nearest earlier row with a smaller indent', () => {
    const parents = [-1, 0, 1, 1, 0, -1];
    expect(rows.map((_, index) => parentIndex(rows, index))).toEqual(parents);
    expect(parentIndices(rows)).toEqual(parents);
  });

  it('lists only the rows directly below as children', () => {
    expect(childrenOf(rows, 0)).toEqual([1, 4]);
    expect(childrenOf(rows, 5)).toEqual([]);
    expect(rows.map((_, index) => hasChildren(rows, index))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('progress', () => {
  it('counts descendants of any depth, cancelled ones as complete, never the row itself', () => {
    expect(progress(rows, 0)).toEqual({ done: 3, total: 4 });
    expect(progress(rows, 1)).toEqual({ done: 2, total: 2 });
    expect(progress(rows, 4)).toEqual({ done: 0, total: 0 });
  });
});

describe('visible rows', () => {
  it('are all without folds', () => expect(visible()).toEqual(['A', 'b', 'c', 'd', 'e', 'F']));
  it('end at the fold and go on after its subtree', () => expect(visible('b')).toEqual(['A', 'b', 'e', 'F']));
  it('stay hidden by the outer of two folds', () => expect(visible('A', 'b')).toEqual(['A', 'F']));
  it('are not touched by a fold on a row without children', () => {
    expect(visible('c', 'F')).toEqual(['A', 'b', 'c', 'd', 'e', 'F']);
  });
});

describe('levels', () => {
  it('go deeper by one from the row before, never for the first row', () => {
    expect(rows.map((_, index) => canIndent(rows, index))).toEqual([false, false, false, true, true, true]);
  });

  it('end at the deepest indent', () => {
    const deep = parseRows(['A', 'B'], { indent: MAX_INDENT });
    expect(canIndent(deep, 1)).toBe(false);
  });

  it('go up from any but the top', () => {
    expect(rows.map((_, index) => canOutdent(rows, index))).toEqual([false, true, true, true, true, false]);
  });
});

describe('topmost', () => {
  it('leaves out what lies below another of the chosen', () => {
    expect(topmost(rows, [2, 1, 4, 5, 2])).toEqual([1, 4, 5]);
    expect(topmost(rows, [5, 0, 3])).toEqual([0, 5]);
  });
});
