import { describe, expect, it } from 'vitest';
import { session } from './testing/session';

describe('typing rows', () => {
  it('makes two rows in order, however fast the keys come', () => {
    for (const late of [false, true]) {
      const tui = session(['A', ' b', 'C'], { late });
      tui.press('n').type('milk').press('<Enter>').type('eggs').press('<Esc>').answer();
      expect(tui.rows()).toEqual(['A', ' b', 'milk', 'eggs', 'C']);
      expect(tui.lines).toEqual(['  A', '   b', '  milk', '> eggs', '  C']);
    }
  });
});
