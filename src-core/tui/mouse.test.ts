import { describe, expect, it } from 'vitest';
import { type Session, session } from './testing/session';

const click = (tui: Session, x: number, y: number, double = false) =>
  tui.send({ kind: 'click', x, y, double });

describe('a click', () => {
  const open = () => session(['A', ' b', 'C']);

  it('on the fold mark folds and unfolds', () => {
    expect(click(open(), 4, 1).lines).toEqual(['> A +', '  C']);
    expect(click(click(open(), 4, 1), 4, 1).lines).toEqual(['> A', '   b', '  C']);
  });

  it('on the fold mark above the cursor takes the cursor along', () => {
    expect(click(open().press('j'), 4, 1).lines).toEqual(['> A +', '  C']);
  });

  it('on the box does what x does', () => {
    expect(click(open().press('G'), 7, 1).lines).toEqual(['> [x] A', '   [x] b', '  C']);
  });

  it('on the text goes there; a second one edits', () => {
    expect(click(open(), 20, 3).lines).toEqual(['  A', '   b', '> C']);
    expect(click(click(open(), 20, 3), 20, 3, true).lines).toEqual(['  A', '   b', '> C|']);
  });

  it('beside everything does nothing', () =>
    expect(click(open(), 20, 9).lines).toEqual(['> A', '   b', '  C']));

  it('elsewhere saves what is being typed first', () => {
    const tui = open().press('nmilk');
    expect(click(tui, 20, 1).lines).toEqual(['> A', '   b', '  milk', '  C']);
    expect(click(open().press('i!'), 20, 1).lines).toEqual(['> A!|', '   b', '  C']);
  });

  it('means the row that was seen, however busy the document is', () => {
    const tui = session(['A', 'B', 'C'], { late: true }).answer().press('dd');
    expect(click(tui, 7, 2).answer().rows()).toEqual(['[x] B', 'C']);
  });
});
