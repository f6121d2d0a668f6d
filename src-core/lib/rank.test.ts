import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankBetween, ranksBetween } from './rank';

describe('ranks', () => {
  it('stay strictly ordered wherever rows are put in', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 5 })), { maxLength: 60 }), (puts) => {
        const ranks: string[] = [];
        for (const [where, count] of puts) {
          const at = where % (ranks.length + 1);
          ranks.splice(at, 0, ...ranksBetween(ranks[at - 1] ?? null, ranks[at] ?? null, count));
        }
        for (const [index, rank] of ranks.entries()) {
          expect(index === 0 || (ranks[index - 1] ?? '') < rank).toBe(true);
        }
      }),
    );
  });

  it('have no room between equals', () => {
    const rank = rankBetween(null, null);
    expect(() => rankBetween(rank, rank)).toThrow();
  });
});
