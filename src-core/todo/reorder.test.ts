import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_RANK } from './placement';
import { reorder } from './reorder';
import { parseRows } from './testing/list-notation';
import type { Todo } from './todo';

const namesInOrder = (rows: readonly Todo[], order: readonly number[]) => order.map((n) => rows[n]?.content);
const sorted = (rows: readonly Todo[], ranks: ReadonlyMap<string, string>) =>
  rows
    .map((row) => ({ ...row, rank: ranks.get(row.id) ?? row.rank }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));

describe('another order', () => {
  it('of the same is no new rank', () => {
    expect(reorder(parseRows(['A', 'B']), [0, 1]).size).toBe(0);
  });

  it('gives a new rank to the one that moves', () => {
    const rows = parseRows(['A', 'B', 'C', 'D']);
    expect([...reorder(rows, [3, 0, 1, 2]).keys()]).toEqual([rows[3]?.id]);
    expect([...reorder(rows, [1, 2, 3, 0]).keys()]).toEqual([rows[0]?.id]);
  });

  it('spreads all ranks out where two are equal, or one would be too long', () => {
    const tied = parseRows(['A', 'B', 'C'], { rank: 'a0' });
    expect(new Set(reorder(tied, [2, 0, 1]).values()).size).toBe(3);
    expect(sorted(tied, reorder(tied, [2, 0, 1])).map(({ content }) => content)).toEqual(['C', 'A', 'B']);
    const long = `a0${'0'.repeat(LONGEST_RANK)}`;
    const rows = parseRows(['A', 'B', 'C']).map((row, n) => ({
      ...row,
      rank: ['a0', `${long}1`, `${long}2`][n] ?? '',
    }));
    const ranks = reorder(rows, [0, 2, 1]);
    expect(sorted(rows, ranks).map(({ content }) => content)).toEqual(['A', 'C', 'B']);
    expect(Math.max(...[...ranks.values()].map(({ length }) => length))).toBeLessThanOrEqual(LONGEST_RANK);
  });

  it('always comes out, and leaves as many ranks alone as can be', () => {
    const order = fc.nat(9).chain((n) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n }));
    fc.assert(
      fc.property(order, (wanted) => {
        const rows = parseRows(wanted.map((_, n) => `row ${n}`));
        const ranks = reorder(rows, wanted);
        expect(sorted(rows, ranks).map(({ content }) => content)).toEqual(namesInOrder(rows, wanted));
        expect(wanted.length - ranks.size).toBe(longest(wanted));
      }),
    );
  });
});

/** The length of the longest rising subsequence, by trying. */
function longest(values: readonly number[]): number {
  const best = values.map(() => 1);
  values.forEach((value, n) => {
    for (let m = 0; m < n; m += 1)
      if ((values[m] ?? 0) < value) best[n] = Math.max(best[n] ?? 1, (best[m] ?? 0) + 1);
  });
  return Math.max(0, ...best);
}
