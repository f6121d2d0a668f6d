import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thumb } from './scrollbar';

describe('thumb', () => {
  it('is not there when everything is in sight', () => {
    expect(thumb(20, { first: 0, shown: 5, total: 5 })).toEqual([0, 0]);
  });

  it('stands at the top only for the first lines, at the bottom for the last', () => {
    expect(thumb(10, { first: 0, shown: 10, total: 100 })).toEqual([0, 1]);
    expect(thumb(10, { first: 90, shown: 10, total: 100 })).toEqual([9, 10]);
  });

  it('stays on its track and never goes back while the list goes on', () => {
    const numbers = fc.record({
      track: fc.nat(80),
      shown: fc.nat(80),
      total: fc.nat(9999),
      first: fc.nat(9999),
    });
    fc.assert(
      fc.property(numbers, ({ track, shown, total, first }) => {
        const [from, to] = thumb(track, { first, shown, total });
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(track);
        expect(thumb(track, { first: first + 1, shown, total })[0]).toBeGreaterThanOrEqual(from);
      }),
    );
  });
});
