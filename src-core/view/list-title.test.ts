import { describe, expect, it } from 'vitest';
import { drawnScreen } from './testing/golden-screens';
import { modelOf } from './testing/sample-model';

describe('the border of the list', () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({ content: `row ${n}` }));

  it('never cuts which rows are in sight: what is left of it gets shorter first', () => {
    for (let cols = 28; cols <= 90; cols += 1) {
      const size = { cols, rows: 12 };
      const { text } = drawnScreen(modelOf(rows, { size }), size);
      expect(text.split('\n')[0], `${cols} columns`).toMatch(/\[1-9\/40\] ╮$/u);
    }
  });
});
