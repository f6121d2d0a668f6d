import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreviewRow } from '../../plugin/preview';
import { toggledTicks } from './preview-ticks';

const row = (index: number, needs: number[] = []): PreviewRow => ({
  index,
  mark: '+',
  indent: 0,
  text: `row ${index}`,
  detail: '',
  description: null,
  needs,
});

describe('the ticks of a preview', () => {
  const family = [row(0), row(1, [0]), row(2, [1]), row(3)];

  it('leave a command with everything that needs it', () => {
    expect([...toggledTicks(family, new Set([0, 1, 2, 3]), 0)]).toEqual([3]);
  });

  it('take a command with everything that it needs', () => {
    expect([...toggledTicks(family, new Set(), 2)].sort()).toEqual([0, 1, 2]);
  });

  it('leave the others as they are', () => {
    expect([...toggledTicks(family, new Set([0, 1, 2]), 3)].sort()).toEqual([0, 1, 2, 3]);
  });

  it('never hold a command without what it needs', () => {
    const rows = fc
      .array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 1, maxLength: 10 })
      .map((needs) =>
        needs.map((each, index) =>
          row(
            index,
            each.filter((n) => n < index),
          ),
        ),
      );
    fc.assert(
      fc.property(rows, fc.array(fc.nat(9), { maxLength: 20 }), (given, presses) => {
        let ticked: ReadonlySet<number> = new Set(given.map(({ index }) => index));
        for (const press of presses) ticked = toggledTicks(given, ticked, press % given.length);
        for (const { index, needs } of given) {
          if (ticked.has(index)) expect(needs.every((need) => ticked.has(need))).toBe(true);
        }
      }),
    );
  });
});
