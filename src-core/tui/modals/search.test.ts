import { describe, expect, it } from 'vitest';
import { type Session, session } from '../testing/session';

const ROWS = ['Milk', 'Bread', ' rye', 'milk powder', 'Eggs'];
const at = (tui: Session) => tui.lines.find((line) => line.startsWith('>'));

describe('a search', () => {
  it('jumps along while it is typed, from where the cursor was, and around the end', () => {
    const tui = session(ROWS).press('j/');
    expect(at(tui.type('m'))).toBe('> milk powder');
    expect(at(tui.type('ilk '))).toBe('> milk powder');
    expect(at(tui.press('<BS><BS><BS><BS>').type('ead'))).toBe('> Bread');
    expect(at(session(ROWS).press('G/').type('rye'))).toBe('>  rye');
  });

  it('stays where it is on the row under the cursor', () => {
    expect(at(session(ROWS).press('/').type('milk'))).toBe('> Milk');
  });

  it('is kept by Enter, and walked through with n and N', () => {
    const tui = session(ROWS).press('/').type('milk').press('<Enter>');
    expect(tui.model.modal).toBeNull();
    expect(at(tui.press('n'))).toBe('> milk powder');
    expect(at(tui.press('N'))).toBe('> Milk');
    expect(tui.model.mode).toBe('navigate');
  });

  it('says when it starts over, in either direction', () => {
    const tui = session(ROWS).press('/').type('milk').press('<Enter>nn');
    expect(at(tui)).toBe('> Milk');
    expect(tui.model.status?.text).toBe('The search went on from the first row.');
    expect(tui.press('N').model.status?.text).toBe('The search went on from the last row.');
    expect(at(tui)).toBe('> milk powder');
  });

  it('takes counts', () => {
    const rows = ['a', 'x1', 'x2', 'x3', 'x4'];
    expect(at(session(rows).press('/x<Enter>2n'))).toBe('> x3');
    expect(at(session(rows).press('/x<Enter>G3N'))).toBe('> x1');
  });

  it('is given up by Esc: cursor, window and the search before come back', () => {
    const tui = session(ROWS).press('j/').type('eggs').press('<Esc>');
    expect(at(tui)).toBe('> Bread');
    expect(tui.model.search).toBeNull();
    const again = session(ROWS).press('/').type('rye').press('<Enter>/').type('eggs').press('<Esc>');
    expect(again.model.search).toEqual({ text: 'rye' });
  });

  it('ends with Esc in the list, and then n makes a row again', () => {
    const tui = session(ROWS).press('/').type('rye').press('<Enter><Esc>');
    expect(tui.model.search).toBeNull();
    expect(tui.press('n').model.mode).toBe('edit');
  });

  it('heeds upper and lower case when there is a capital letter in it', () => {
    expect(at(session(ROWS).press('j/').type('Milk').press('<Enter>'))).toBe('> Milk');
    expect(at(session(ROWS).press('j/').type('milk').press('<Enter>'))).toBe('> milk powder');
  });

  it('takes signs as they are', () => {
    const tui = session(['a.b', 'axb', '(x) [y]*']);
    expect(at(tui.press('/').type('a.b').press('<Enter>n'))).toBe('> a.b');
    expect(at(tui.press('/').type('[y]*').press('<Enter>'))).toBe('> (x) [y]*');
    expect(at(tui.press('gg/').type('-').press('<Enter>'))).toBe('> a.b');
  });

  it('shows the row that hides a match, and unfolds it with Enter', () => {
    const tui = session(ROWS).press('jcgg/').type('rye');
    expect(at(tui)).toBe('> Bread +');
    expect(at(tui.press('<Enter>'))).toBe('>  rye');
  });

  it('finds descriptions', () => {
    const tui = session(ROWS);
    const id = tui.model.list.todos.rows[4]?.id ?? '';
    tui.change([{ type: 'update_todo', id, updates: { description: 'from the farm' } }]);
    expect(at(tui.press('/').type('farm').press('<Enter>'))).toBe('> Eggs');
  });

  it('says what is not there, and goes back', () => {
    const tui = session(ROWS).press('j/').type('tea');
    expect(at(tui)).toBe('> Bread');
    tui.press('<Enter>');
    expect(tui.model.status?.text).toBe('“tea” is not in this list.');
    expect(tui.model.search).toBeNull();
  });

  it('goes on with the one before when nothing is typed', () => {
    const tui = session(ROWS).press('/').type('milk').press('<Enter>/<Enter>');
    expect(at(tui)).toBe('> milk powder');
    expect(session(ROWS).press('/<Enter>').model.search).toBeNull();
  });
});
