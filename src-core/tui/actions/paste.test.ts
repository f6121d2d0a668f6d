import { describe, expect, it } from 'vitest';
import { session } from '../testing/session';

const ROWS = ['A', ' b', 'C'];

describe('copying rows', () => {
  it('y copies the subtree to be pasted, and as Markdown to the clipboard', () => {
    const tui = session(ROWS).press('y');
    expect(tui.asked('copy_text')).toEqual([{ kind: 'copy_text', text: '- [ ] A\n  - [ ] b\n' }]);
    expect(tui.model.status?.text).toBe('2 rows were copied.');
    expect(tui.press('jjgp').rows()).toEqual(['A', ' b', 'C', 'A', ' b']);
  });

  it('takes counts and selections', () => {
    expect(session(ROWS).press('2yGgp').rows()).toEqual([...ROWS, ...ROWS]);
    expect(session(ROWS).press('jvjyGgp').rows()).toEqual([...ROWS, 'b', 'C']);
  });

  it('Y copies to the clipboard and leaves what is there to be pasted', () => {
    const tui = session(ROWS).press('Gyggj').press('Y');
    expect(tui.asked('copy_text').at(-1)?.text).toBe('- [ ] b\n');
    expect(tui.model.register?.rows.map(({ content }) => content)).toEqual(['C']);
  });

  it('says so where there is nothing to copy or to paste', () => {
    expect(session([]).press('y').model.status?.text).toMatch(/no row here/);
    expect(session(ROWS).press('gp').model.status?.text).toMatch(/Nothing has been copied yet/);
  });
});

describe('pasting rows', () => {
  it('puts them below the row and all below that, above with gP, with new ids and the cursor on the first', () => {
    const below = session(ROWS).press('Gygggp');
    expect(below.lines).toEqual(['  A', '   b', '> C', '  C']);
    const above = session(ROWS).press('GygggP');
    expect(above.lines).toEqual(['> C', '  A', '   b', '  C']);
    const ids = below.model.list.todos.rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('keeps fields and states, and is one step', () => {
    const tui = session(['[!] A', 'B']).press('pyGgp');
    expect(tui.model.list.todos.rows.at(-1)).toMatchObject({
      content: 'A',
      state: 'important',
      priority: 'P0',
    });
    expect(tui.press('u').rows()).toEqual(['[!] A', 'B']);
  });

  it('goes into an empty list, on another level, and as often as counted', () => {
    expect(session(['A', 'B']).press('y').press('dddd').press('gp').rows()).toEqual(['A']);
    expect(session(ROWS).press('Gykgp').rows()).toEqual(['A', ' b', ' C', 'C']);
    expect(session(['A']).press('y3gp').rows()).toEqual(['A', 'A', 'A', 'A']);
  });
});

describe('text from elsewhere', () => {
  const paste = (text: string, rows = ROWS) => session(rows).send({ kind: 'paste', text });

  it('becomes rows: of list items or of lines', () => {
    expect(paste('- [x] one\n  - [ ] two\n').rows()).toEqual(['A', ' b', '[x] one', ' two', 'C']);
    expect(paste('milk\nbread\n\n').rows()).toEqual(['A', ' b', 'milk', 'bread', 'C']);
    expect(paste('milk\nbread').model.status?.text).toBe('2 rows were pasted.');
  });

  it('is one step, and nothing when it is blank', () => {
    expect(paste('milk\nbread').press('u').rows()).toEqual(ROWS);
    expect(paste(' \n ').asked('dispatch')).toEqual([]);
  });

  it('is refused on a past day, and is text in a row that is typed', () => {
    expect(session(ROWS).press('<lt>').send({ kind: 'paste', text: 'a\nb' }).model.status?.text).toMatch(
      /closed/,
    );
    expect(session(['A']).press('i').send({ kind: 'paste', text: ' a\nb' }).lines).toEqual(['> A a b|']);
  });
});

describe('what was deleted', () => {
  const ROWS = ['A', ' b', 'C'];

  it.each([
    ['dd and p move a row', 'Gddggp', ['A', ' b', 'C']],
    ['with what is below it, once that is confirmed', 'ddyp', ['C', 'A', ' b']],
    ['from a selection', 'jVjdP', ['b', 'C', 'A']],
    ['but not when it was kept after all', 'jyykddnGp', ['A', ' b', 'C', 'b']],
  ])('can be pasted in the keymap vim: %s', (_, keys, rows) => {
    expect(
      session(ROWS, { config: { keymap: 'vim' } })
        .press(keys)
        .rows(),
    ).toEqual(rows);
  });

  it('leaves alone what was copied in to-tui', () => {
    expect(session(ROWS).press('jykddygp').rows()).toEqual(['C', 'b']);
  });
});
