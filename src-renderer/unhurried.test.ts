import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { unhurried } from './unhurried';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('unhurried', () => {
  it('works once for what came together, with the latest of it', () => {
    const seen: number[] = [];
    const show = unhurried((value: number) => void seen.push(value));
    for (const value of [1, 2, 3]) show(value);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(seen).toEqual([3]);
  });

  it('is not put off for ever by a key that is held', () => {
    const seen: number[] = [];
    const show = unhurried((value: number) => void seen.push(value));
    for (let value = 0; value < 20; value += 1) {
      show(value);
      vi.advanceTimersByTime(33);
    }
    expect(seen.length).toBeGreaterThanOrEqual(2);
    vi.advanceTimersByTime(100);
    expect(seen.at(-1)).toBe(19);
  });

  it('leaves no timer behind when nothing happens', () => {
    unhurried(() => undefined)(1);
    vi.advanceTimersByTime(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
