import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childrenOf, parentIndices } from '../todo/hierarchy';
import { siblingPlace } from './sibling-places';
import { listOf } from './testing/sample-model';

/** Lists in which no row is deeper than it may be. */
const indents = fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }).map((wishes) => {
  let before = -1;
  return wishes.map((wish) => {
    before = Math.min(wish, before + 1);
    return before;
  });
});

describe('siblingPlace', () => {
  it('agrees with the hierarchy', () => {
    fc.assert(
      fc.property(indents, (levels) => {
        const { rows } = listOf(levels.map((indent) => ({ content: 'x', indent })));
        const parents = parentIndices(rows);
        rows.forEach((_, index) => {
          const parent = parents[index] ?? -1;
          const siblings =
            parent < 0 ? parents.flatMap((above, row) => (above < 0 ? [row] : [])) : childrenOf(rows, parent);
          expect(siblingPlace(rows, index)).toEqual({
            position: siblings.indexOf(index) + 1,
            size: siblings.length,
          });
        });
      }),
    );
  });

  it('counts again when a row has moved in or out', () => {
    const flat = listOf([{ content: 'a' }, { content: 'b' }, { content: 'c' }]).rows;
    expect(siblingPlace(flat, 2)).toEqual({ position: 3, size: 3 });
    const renamed = flat.with(1, { ...required(flat[1]), content: 'B' });
    expect(siblingPlace(renamed, 2)).toEqual({ position: 3, size: 3 });
    const nested = renamed.with(1, { ...required(renamed[1]), indent: 1 });
    expect(siblingPlace(nested, 2)).toEqual({ position: 2, size: 2 });
  });
});

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the list is shorter than the test thinks');
  return value;
}
