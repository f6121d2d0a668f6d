import { describe, expect, it } from 'vitest';
import { blockAreas } from './exact-cells';

describe('where blocks are painted', () => {
  it('is at their cells, as high as they say, those alike as one', () => {
    expect(blockAreas('▄▄ █▁', 10, 18)).toEqual([
      { left: 0, top: 9, width: 20, height: 9 },
      { left: 30, top: 0, width: 10, height: 18 },
      { left: 40, top: 16, width: 10, height: 2 },
    ]);
    expect(blockAreas('   ', 10, 18)).toEqual([]);
  });

  it('is on whole pixels, and what touches leaves nothing between', () => {
    const areas = blockAreas('▁▂▃▄▅▆▇█'.repeat(20), 9.03, 18);
    for (const [index, { left, top, width, height }] of areas.entries()) {
      expect(Number.isInteger(left) && Number.isInteger(width)).toBe(true);
      expect(top + height).toBe(18);
      expect(areas[index + 1]?.left ?? left + width).toBe(left + width);
    }
  });
});
