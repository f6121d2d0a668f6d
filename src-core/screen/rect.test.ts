import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centre, clip, inset, type Rect, splitBottom, splitLeft, splitRight, splitTop } from './rect';

const screen: Rect = { x: 0, y: 0, width: 80, height: 24 };
const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });

describe('rectangles', () => {
  it('are split from every side', () => {
    expect(splitTop(screen, 3)).toEqual([rect(0, 0, 80, 3), rect(0, 3, 80, 21)]);
    expect(splitBottom(screen, 1)).toEqual([rect(0, 0, 80, 23), rect(0, 23, 80, 1)]);
    expect(splitLeft(screen, 20)).toEqual([rect(0, 0, 20, 24), rect(20, 0, 60, 24)]);
    expect(splitRight(screen, 20)).toEqual([rect(0, 0, 60, 24), rect(60, 0, 20, 24)]);
  });

  it('lose a margin, are clipped and centred', () => {
    expect(inset(screen)).toEqual(rect(1, 1, 78, 22));
    expect(inset(screen, 2, 0)).toEqual(rect(2, 0, 76, 24));
    expect(clip(rect(-5, 20, 100, 10), screen)).toEqual(rect(0, 20, 80, 4));
    expect(centre(screen, 41, 10)).toEqual(rect(19, 7, 41, 10));
  });

  it('never get a negative size, and parts make up the whole', () => {
    const size = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(
        fc.record({ x: size, y: size, width: size, height: size }),
        fc.integer({ min: -5, max: 40 }),
        (whole, cut) => {
          for (const parts of [splitTop(whole, cut), splitBottom(whole, cut)]) {
            expect(parts.every((part) => part.height >= 0)).toBe(true);
            expect(parts[0].height + parts[1].height).toBe(whole.height);
          }
          for (const parts of [splitLeft(whole, cut), splitRight(whole, cut)]) {
            expect(parts.every((part) => part.width >= 0)).toBe(true);
            expect(parts[0].width + parts[1].width).toBe(whole.width);
          }
          for (const part of [inset(whole, Math.abs(cut)), clip(whole, screen), centre(whole, cut, cut)]) {
            expect(Math.min(part.width, part.height)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});
