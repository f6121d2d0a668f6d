import { describe, expect, it } from 'vitest';
import { session } from '../testing/session';

const ROWS = ['A', 'B', 'C', 'D', 'E'];

describe('once more', () => {
  it.each([
    ['x', 'xj.', ['[x] A', '[x] B', 'C', 'D', 'E']],
    ['x with its count', '2xjj.', ['[x] A', '[x] B', '[x] C', '[x] D', 'E']],
    ['x with another count', '2xjj3.', ['[x] A', '[x] B', '[x] C', '[x] D', '[x] E']],
    ['what a selection took, as many rows', 'vjxjj.', ['[x] A', '[x] B', '[x] C', '[x] D', 'E']],
    ['on a selection, whatever the count was', 'xjv3j.', ['[x] A', '[x] B', '[x] C', '[x] D', '[x] E']],
    ['dd', '2dd.', ['E']],
    ['Tab', 'j<Tab>j.', ['A', ' B', ' C', 'D', 'E']],
    ['moving', '<A-S-Down>.', ['B', 'C', 'A', 'D', 'E']],
    ['gp', 'ygp.', ['A', 'A', 'A', 'B', 'C', 'D', 'E']],
    ['again and again', 'xj.j.', ['[x] A', '[x] B', '[x] C', 'D', 'E']],
  ])('%s', (_, keys, rows) => expect(session(ROWS).press(keys).rows()).toEqual(rows));

  it('writes the same row again', () => {
    const tui = session(['A', 'B']).press('n').type('new').press('<Esc>j.');
    expect(tui.lines).toEqual(['  A', '  new', '  B', '> new']);
    const above = session(['A', 'B']).press('O').type('new').press('<Esc>G.');
    expect(above.rows()).toEqual(['new', 'A', 'new', 'B']);
  });

  it('is not undo or redo, and moving the cursor is no change', () => {
    expect(session(ROWS).press('xujj.').rows()).toEqual(['A', 'B', '[x] C', 'D', 'E']);
    expect(session(ROWS).press('xu<C-r>j.').rows()).toEqual(['[x] A', '[x] B', 'C', 'D', 'E']);
  });

  it('says so when nothing has been changed, and when it may not be', () => {
    expect(session(ROWS).press('.').model.status?.text).toMatch(/Nothing has been changed yet/);
    expect(session(ROWS).press('x<lt>.').model.status?.text).toMatch(/closed/);
  });

  it('asks again before it deletes a subtree', () => {
    const tui = session(['A', ' b', 'C', ' d']).press('ddy').press('.');
    expect(tui.model.modal).toMatchObject({ kind: 'confirm', lines: ['C', 'd'] });
  });
});
