import { describe, expect, it } from 'vitest';
import { dateOf, parseRows, TODAYS_LIST } from '../../todo/testing/list-notation';
import { MAX_DESCRIPTION_LENGTH } from '../../todo/todo';
import { Session as RealSession, type Session, type SessionOptions } from '../testing/session';

const withDescription = (description: string | null, options: SessionOptions = {}): Session => {
  const rows = parseRows(['A', 'B']).map((row, n) => (n === 0 ? { ...row, description } : row));
  return new RealSession(rows, { size: { cols: 30, rows: 10 }, ...options });
};
const modalOf = ({ model }: Session) => (model.modal?.kind === 'description' ? model.modal : null);
const textIn = (tui: Session) => modalOf(tui)?.text;
const saved = (tui: Session) => tui.model.list.todos.rows[0]?.description;
const drafts = (tui: Session) => tui.asked('remember_draft').map(({ draft }) => draft?.text ?? null);
const rowId = (tui: Session) => tui.model.list.todos.rows[0]?.id ?? '';

describe('the editor of a description', () => {
  it('begins behind the text, and saves with Esc', () => {
    const tui = withDescription('one').press('e').type('!').press('<Enter>').type('二 two').press('<Esc>');
    expect(saved(tui)).toBe('one!\n二 two');
    expect(tui.model.modal).toBeNull();
  });

  it.each(['<Esc>', '<C-s>'])('%s sends nothing when nothing was changed', (keys) => {
    const tui = withDescription('one').press(`e${keys}`);
    expect([tui.asked('dispatch'), tui.asked('remember_draft'), tui.model.modal]).toEqual([[], [], null]);
  });

  it('takes blanks at the end away, and a blank text is none', () => {
    expect(saved(withDescription('one').press('e<Enter><Enter><Esc>'))).toBe('one');
    expect(saved(withDescription('one').press('e<C-u><Enter><Space><Esc>'))).toBeNull();
  });

  it('walks, deletes and takes back as its keys say', () => {
    const tui = withDescription('one two\nthree').press('e<Up><C-k><C-Home><A-f>').type('X');
    expect(textIn(tui)).toBe('oneX t\nthree');
  });

  it.each([
    ['<C-Home><Del>', 'ne\ntwo'],
    ['<C-Home><C-e><Del>', 'onetwo'],
    ['<Home><BS>', 'onetwo'],
    ['<C-w>', 'one\n'],
    ['<Up><C-u>', '\ntwo'],
    ['<Tab>x', 'one\ntwo  x'],
    ['x<C-z>', 'one\ntwo'],
    ['x<C-z><C-y>', 'one\ntwox'],
    ['<PageUp><Left>x', 'onxe\ntwo'],
    ['<C-Home><Down>x', 'one\nxtwo'],
    ['<C-Home><Left>x', 'xone\ntwo'],
  ])('%s', (keys, text) => expect(textIn(withDescription('one\ntwo').press(`e${keys}`))).toBe(text));

  it('takes a paste of several lines, as lines', () => {
    const tui = withDescription(null).press('e').send({ kind: 'paste', text: 'a\r\n\tb\u001b[2J\nc' });
    expect(textIn(tui)).toBe('a\n  b\ufffd[2J\nc');
  });

  it('says what found no room', () => {
    const tui = withDescription(null).press('e');
    tui.send({ kind: 'paste', text: `${'x'.repeat(MAX_DESCRIPTION_LENGTH)}yy` });
    expect(tui.model.status?.text).toContain('2 characters');
    expect(textIn(tui)).toHaveLength(MAX_DESCRIPTION_LENGTH);
  });

  it('gives up at once what was not changed, and what was changed when it is asked for twice', () => {
    expect(withDescription('one').press('e<C-g>').model.modal).toBeNull();
    const tui = withDescription('one').press('e').type('x').press('<C-g>');
    expect(modalOf(tui)).not.toBeNull();
    expect(tui.model.status?.text).toContain('Not saved yet');
    expect(modalOf(tui.type('y').press('<C-g>'))).not.toBeNull();
    tui.press('<C-g>');
    expect(tui.model.status).toBeNull();
    expect([tui.model.modal, saved(tui)]).toEqual([null, 'one']);
  });

  it('is saved before the window closes', () => {
    const tui = withDescription('one').press('e').type('!').send({ kind: 'closing' });
    expect(saved(tui)).toBe('one!');
    expect(tui.effects.findIndex(({ kind }) => kind === 'ready_to_close')).toBeGreaterThan(
      tui.effects.findIndex(({ kind }) => kind === 'dispatch'),
    );
  });

  it('scrolls with the wheel', () => {
    const tui = withDescription(Array.from({ length: 40 }, (_, n) => `line ${n}`).join('\n')).press('e');
    const before = modalOf(tui)?.area.line ?? 0;
    tui.send({ kind: 'wheel', lines: -3, x: 1, y: 1 });
    expect(modalOf(tui)?.area.line).toBe(before - 3);
  });

  it('has nothing to open on an empty list', () => {
    expect(new RealSession([]).press('e').model.modal).toBeNull();
  });
});

describe('what is typed and a crash', () => {
  it('is kept after a second, at most once in it, and forgotten when it is saved', () => {
    const tui = withDescription('one').press('e').type('ab');
    expect([...tui.timers.keys()]).toContain('draft');
    expect(drafts(tui)).toEqual([]);
    tui.elapse('draft');
    expect(drafts(tui)).toEqual(['oneab']);
    expect(tui.timers.has('draft')).toBe(false);
    tui.type('c').press('<Esc>');
    expect(drafts(tui)).toEqual(['oneab', 'oneabc', null]);
  });

  it('is not kept again when it is the same, nor when nothing was changed in the end', () => {
    const tui = withDescription('one').press('e').type('a').press('<BS>').elapse('draft');
    expect(drafts(tui)).toEqual([]);
  });

  it('needs no timer for a walk', () => {
    expect(withDescription('one').press('e<Left><Up>').timers.has('draft')).toBe(false);
  });

  it('is forgotten when it is given up', () => {
    const tui = withDescription('one').press('e').type('a').elapse('draft').press('<C-g><C-g>');
    expect(drafts(tui)).toEqual(['onea', null]);
  });

  it('is brought back at the next start, on its row, with a sentence', () => {
    const id = parseRows(['A', 'B'])[1]?.id ?? '';
    const tui = withDescription('one', { draft: { id, text: 'half a 文' } });
    expect(modalOf(tui)).toMatchObject({ id, text: 'half a 文', broughtBack: true });
    expect(tui.model.cursor).toBe(id);
    expect(tui.model.status?.text).toContain('brought back');
    tui.press('<Esc>');
    expect(tui.model.list.todos.rows[1]?.description).toBe('half a 文');
    expect(drafts(tui).at(-1)).toBeNull();
  });

  it('is not brought back when it was saved after all', () => {
    const id = parseRows(['A', 'B'])[0]?.id ?? '';
    const tui = withDescription('one', { draft: { id, text: 'one\n' } });
    expect([tui.model.modal, drafts(tui)]).toEqual([null, [null]]);
  });
});

describe('what may happen meanwhile', () => {
  it('a description that cannot be saved is under the caret again', () => {
    const tui = withDescription('one').press('e').type('!');
    tui.diskIsFull = true;
    tui.press('<Esc>');
    expect(textIn(tui)).toBe('one!');
    expect(tui.model.status?.text).toContain('disk full');
    tui.diskIsFull = false;
    expect(saved(tui.press('<Esc>'))).toBe('one!');
  });

  it('and so when the way to main is broken', () => {
    const tui = withDescription('one', { late: true });
    tui.answer().press('e').type('!').press('<Esc>');
    const [asked] = tui.asked('dispatch');
    if (asked) tui.send({ kind: 'failed', asked, message: 'gone' });
    expect(textIn(tui)).toBe('one!');
  });

  it('the text of a row that was deleted goes to the clipboard', () => {
    const tui = withDescription('one').press('e').type('!');
    tui.change([{ type: 'delete_todo', id: rowId(tui) }]).press('<Esc>');
    expect(tui.asked('copy_text')).toEqual([{ kind: 'copy_text', text: 'one!' }]);
    expect(tui.model.status?.text).toContain('copied to the clipboard');
    expect(drafts(tui).at(-1)).toBeNull();
  });

  it('a change from elsewhere does not touch what is typed', () => {
    const tui = withDescription('one').press('e').type('!');
    tui.change([{ type: 'update_todo', id: rowId(tui), updates: { description: 'theirs' } }]);
    expect(textIn(tui)).toBe('one!');
    expect(saved(tui.press('<Esc>'))).toBe('one!');
  });

  it('over midnight the screen stays until the editor closes; what was typed is saved first', () => {
    const tui = withDescription('one').press('e').type('!');
    tui.today = dateOf('2026-02-01');
    tui.send({ kind: 'day_changed', today: tui.today });
    expect(tui.asked('turn_day')).toEqual([]);
    tui.press('<Esc>');
    expect(tui.rows(TODAYS_LIST)).toHaveLength(2);
    const kinds = tui.effects.map(({ kind }) => kind);
    expect(kinds.indexOf('dispatch')).toBeLessThan(kinds.indexOf('turn_day'));
    expect(tui.model.list.key.date).toBe('2026-02-01');
  });
});

describe('on a day that is closed', () => {
  const past = (): Session => {
    const rows = parseRows(['A']).map((row) => ({
      ...row,
      date: dateOf('2026-01-30'),
      description: Array.from({ length: 30 }, (_, n) => `line ${n}`).join('\n'),
    }));
    return new RealSession([], { otherRows: rows, size: { cols: 30, rows: 10 } }).press('<');
  };

  it('a description can be read and scrolled, and not changed', () => {
    const tui = past().press('e');
    expect(modalOf(tui)).toMatchObject({ readOnly: true, area: { top: { line: 0, row: 0 } } });
    expect(modalOf(tui.press('<Down><Down>'))?.area.top.line).toBe(2);
    tui.type('x').press('<BS>');
    expect(textIn(tui)).toMatch(/^line 0\n/);
    expect(tui.model.status?.text).toContain('can only be read');
    expect(tui.press('<Esc>').asked('dispatch')).toEqual([]);
  });
});
