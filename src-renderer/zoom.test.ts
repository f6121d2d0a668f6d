import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createZoom } from './zoom';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function zoomed(size: number) {
  const sizes: number[] = [];
  const saved: unknown[] = [];
  const parts = { setFont: ({ size: px }: { size: number }) => void sizes.push(px), save: save(saved) };
  return { sizes, saved, zoom: createZoom({ family: null, size }, parts) };
}

const save = (saved: unknown[]) => (effect: { readonly value: unknown }) => void saved.push(effect.value);

describe('createZoom', () => {
  it('changes the letters at once and the file when the keys rest', () => {
    const { zoom, sizes, saved } = zoomed(15);
    zoom.step(1);
    zoom.step(1);
    zoom.step(-1);
    expect(sizes).toEqual([16, 17, 16]);
    expect(saved).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(saved).toEqual([16]);
  });

  it('stays between 6 and 72 pixels', () => {
    const small = zoomed(6);
    small.zoom.step(-1);
    const large = zoomed(72);
    large.zoom.step(1);
    vi.advanceTimersByTime(300);
    expect([...small.sizes, ...small.saved, ...large.sizes, ...large.saved]).toEqual([]);
  });

  it('goes back to the usual size by taking the setting out', () => {
    const { zoom, sizes, saved } = zoomed(20);
    zoom.step(0);
    vi.advanceTimersByTime(300);
    expect([sizes, saved]).toEqual([[15], [null]]);
  });

  it('follows the file, but not back to a size that is being left', () => {
    const { zoom, sizes } = zoomed(15);
    zoom.follow({ family: null, size: 15 });
    zoom.step(1);
    zoom.follow({ family: null, size: 15 });
    expect(sizes).toEqual([16]);
    vi.advanceTimersByTime(300);
    zoom.follow({ family: null, size: 16 });
    zoom.follow({ family: null, size: 30 });
    expect(sizes).toEqual([16, 30]);
  });

  it('keeps the size that was written until the file tells it, for two seconds at most', () => {
    const { zoom, sizes } = zoomed(15);
    zoom.step(1);
    vi.advanceTimersByTime(300);
    zoom.follow({ family: null, size: 15 });
    zoom.step(1);
    vi.advanceTimersByTime(300);
    zoom.follow({ family: null, size: 15 });
    zoom.follow({ family: null, size: 16 });
    expect(sizes).toEqual([16, 17]);
    zoom.follow({ family: null, size: 17 });
    zoom.follow({ family: null, size: 20 });
    expect(sizes).toEqual([16, 17, 20]);
    zoom.step(1);
    vi.advanceTimersByTime(300);
    zoom.follow({ family: null, size: 9 });
    vi.advanceTimersByTime(2_500);
    zoom.follow({ family: null, size: 9 });
    expect(sizes).toEqual([16, 17, 20, 21, 9]);
  });
});
