import { describe, expect, it } from 'vitest';
import { blockAreas } from './exact-cells';

describe('where blocks are painted', () => {
  it('is at their cells, as high as they say, those alike as one', () => {
    expect(blockAreas('▂▂ █', 10)).toEqual([
      { left: 0, width: 20, eighths: 2 },
      { left: 30, width: 10, eighths: 8 },
    ]);
    expect(blockAreas('   ', 10)).toEqual([]);
  });

  it('is on whole pixels, and what touches leaves nothing between', () => {
    const areas = blockAreas('▁▂▃▄▅▆▇█'.repeat(20), 9.03);
    for (const [index, { left, width }] of areas.entries()) {
      expect(Number.isInteger(left) && Number.isInteger(width)).toBe(true);
      expect(areas[index + 1]?.left ?? left + width).toBe(left + width);
    }
  });
});
