import { describe, expect, it } from 'vitest';
import { timesBare } from './benchmark';
import { figuresOf, median, quantile } from './statistics';

describe('quantiles', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);

  it('are samples, by nearest rank, in whatever order these came', () => {
    expect([0, 0.5, 0.95, 0.99, 1].map((q) => quantile(hundred, q))).toEqual([1, 50, 95, 99, 100]);
    expect(quantile([7], 0.99)).toBe(7);
    expect(median([3, 1, 2])).toBe(2);
  });

  it('of nothing are a mistake', () => {
    expect(() => median([])).toThrow('nothing was measured');
  });

  it('become figures, tails marked as such', () => {
    const figures = figuresOf('a key', hundred, [10], { p50: timesBare(2), p99: null });
    expect(figures).toEqual([
      { name: 'a key, p50', unit: 'ms', ours: 50, bare: 10, budget: timesBare(2), isTail: false },
      { name: 'a key, p99', unit: 'ms', ours: 99, bare: 10, budget: null, isTail: true },
    ]);
  });
});
