import { describe, expect, it } from 'vitest';
import { atMost, type Figure, timesBare } from './benchmark';
import { isFarBeyond, printTable, shareOfBudget } from './report';

const figure: Figure = { name: 'x', unit: 'ms', ours: 3, bare: 2, budget: null, isTail: false };

describe('a figure and its budget', () => {
  it('compares the ratio, or the figure itself', () => {
    expect(shareOfBudget({ ...figure, budget: timesBare(1.5) })).toBe(1);
    expect(shareOfBudget({ ...figure, budget: atMost(1.5) })).toBe(2);
    expect(shareOfBudget(figure)).toBeNull();
  });

  it('fails a run only when a median is far beyond it', () => {
    const slow: Figure = { ...figure, ours: 13, budget: timesBare(2) };
    expect(isFarBeyond(slow)).toBe(true);
    expect(isFarBeyond({ ...slow, ours: 12 })).toBe(false);
    expect(isFarBeyond({ ...slow, isTail: true })).toBe(false);
    expect(isFarBeyond({ ...slow, budget: atMost(2) })).toBe(false);
    expect(isFarBeyond({ ...slow, budget: atMost(1) })).toBe(true);
    expect(isFarBeyond({ ...slow, budget: null })).toBe(false);
  });
});

it('prints a table', () => {
  const table = printTable([
    { ...figure, name: 'start', ours: 684, bare: 474, budget: timesBare(1.25) },
    { ...figure, name: 'a key', ours: 0.5541, bare: null, budget: atMost(1.5) },
    { ...figure, name: 'in process', ours: 0.0027, bare: 0.001 },
  ]);
  expect(table.split('\n')).toEqual([
    '                  ours        bare  ratio    budget',
    'start           684 ms      474 ms  1.44×   ≤ 1.25×    OVER',
    'a key         0.554 ms                     ≤ 1.5 ms  within',
    'in process  0.00270 ms  0.00100 ms  2.70×',
  ]);
});
