import { describe, expect, it } from 'vitest';
import type { ChangedPush } from '../ipc/messages';
import { idOf, parseRows, TODAY, TODAYS_LIST, YESTERDAY } from '../todo/testing/list-notation';
import { openList } from './mirror';
import { session } from './testing/session';
import { update } from './update';

const add = (content: string, place = 'end' as const) =>
  [{ type: 'create_todo', list: TODAYS_LIST, place: { kind: place }, content }] as const;

describe('the line at the top', () => {
  const rows = Array.from({ length: 40 }, (_, n) => `row ${n}`);
  const at = (top: string) => {
    const tui = session(rows, { size: { cols: 40, rows: 12 }, late: true });
    const { key } = tui.model.list;
    tui.answer();
    const page = {
      list: { ...key, project: 'other' },
      projectName: 'other',
      readOnly: false,
      revision: 7,
      offset: 0,
      rows: tui.model.list.todos.rows.map((row) => ({ ...row, project: 'other' })),
      folded: [],
      total: rows.length,
      selected: idOf('row 22'),
      scroll: { top, line: 0 },
    };
    [tui.model] = openList(tui.model, page.list, null);
    return tui.send({ kind: 'list_page', page }).model.scroll;
  };

  it('is where it was when the list was left', () => {
    expect(at(idOf('row 20'))).toEqual({ top: idOf('row 20'), line: 0 });
  });

  it('is where the selected row can be seen when that row has gone', () => {
    expect(at(idOf('gone')).top).not.toBe(idOf('gone'));
  });
});

describe('pushes', () => {
  it('are taken in turn', () => {
    expect(session(['A']).change(add('B')).change(add('C')).lines).toEqual(['> A', '  B', '  C']);
  });

  it('about other lists only count', () => {
    const tui = session(['A'], { otherRows: parseRows(['old'], { date: YESTERDAY }) });
    const other = { ...TODAYS_LIST, project: 'home' };
    tui
      .change([{ type: 'create_todo', list: other, place: { kind: 'end' }, content: 'else' }])
      .change(add('B'));
    expect(tui.lines).toEqual(['> A', '  B']);
    expect(tui.asked('open_list')).toEqual([]);
  });

  it('that are old are left, and one that is missing makes the list be read again', () => {
    const tui = session(['A']);
    const push = (revision: number) => tui.send({ kind: 'changed', push: { revision, changes: NOTHING } });
    push(7);
    expect(tui.asked('open_list')).toEqual([]);
    push(9);
    expect(tui.asked('open_list')).toEqual([{ kind: 'open_list', list: TODAYS_LIST, offset: 0 }]);
  });

  it('too large to send make the list be read again, with the cursor where it was', () => {
    const tui = session(['A', 'B', 'C'], { late: true }).answer().press('jj');
    tui.change(add('D'));
    tui.send({ kind: 'changed', push: { revision: 8, changes: null } });
    expect(tui.answer().lines).toEqual(['  A', '  B', '> C', '  D']);
  });

  it('that do not fit make the list be read again, and say so', () => {
    const [stranger] = parseRows(['nobody']);
    const tui = session(['A']);
    const changes = { ...NOTHING, removed: stranger ? [stranger] : [] };
    tui.send({ kind: 'changed', push: { revision: 8, changes } });
    expect(tui.asked('open_list')).toHaveLength(1);
    expect(tui.model.status?.text).toMatch(/read again/);
  });

  it('that never come after an answer make the list be read again', () => {
    const tui = session(['A']);
    const asked = { kind: 'dispatch', commands: [] } as const;
    tui.send({ kind: 'outcome', outcome: { ok: true, revision: 8, focus: null }, asked });
    expect(tui.asked('open_list')).toEqual([]);
    expect(tui.elapse('mirror').asked('open_list')).toHaveLength(1);
  });
});

const NOTHING = { added: [], updated: [], removed: [] };

describe('the cursor', () => {
  it('goes to the row in its place when its own is taken away, to the last one at the end', () => {
    const tui = session(['A', 'B', 'C']).press('j');
    expect(tui.change([{ type: 'delete_todo', id: idOf('B') }]).lines).toEqual(['  A', '> C']);
    expect(tui.change([{ type: 'delete_todo', id: idOf('C') }]).lines).toEqual(['> A']);
    expect(tui.change([{ type: 'delete_todo', id: idOf('A') }]).lines).toEqual([]);
  });

  it('stays on its row wherever that goes', () => {
    const tui = session(['A', 'B', 'C']);
    expect(tui.change([{ type: 'move_todo', id: idOf('A'), to: { kind: 'end' } }]).lines).toEqual([
      '  B',
      '  C',
      '> A',
    ]);
  });
});

describe('a long list', () => {
  const rows = Array.from({ length: 25 }, (_, n) => `row ${n}`);
  const open = () => session(rows, { late: true, pageRows: 10 });

  it('comes in pages', () => {
    const tui = open();
    expect(tui.lines).toHaveLength(10);
    expect(tui.model.list.complete).toBe(false);
    tui.answer();
    expect(tui.lines).toHaveLength(25);
    expect(tui.model.list.complete).toBe(true);
    expect(tui.asked('open_list').map(({ offset }) => offset)).toEqual([10, 20]);
  });

  it('is begun anew when it changes in between', () => {
    const tui = open();
    tui.change(add('late')).answer();
    expect(tui.model.list.complete).toBe(true);
    expect(tui.lines).toHaveLength(26);
    expect(tui.model.list.revision).toBe(8);
  });

  it('can be left while it comes', () => {
    const tui = open().press('<').answer();
    expect(tui.lines).toEqual([]);
    expect(tui.model.list.key.date).toBe(YESTERDAY);
  });
});

describe('a list that cannot be opened', () => {
  it('leaves the one that is, and its keys', () => {
    const tui = session(['A', 'B'], { late: true }).answer().press('<j');
    tui.send({
      kind: 'failed',
      asked: { kind: 'open_list', list: TODAYS_LIST, offset: 0 },
      message: 'disk I/O error',
    });
    expect(tui.lines).toEqual(['  A', '> B']);
    expect(tui.model.status?.text).toBe('The list of 2026-01-31 could not be read: disk I/O error');
  });

  it('in part is read again with the next change, and holds no keys until then', () => {
    const rows = Array.from({ length: 25 }, (_, n) => `row ${n}`);
    const tui = session(rows, { late: true, pageRows: 10 });
    const asked = { kind: 'open_list', list: TODAYS_LIST, offset: 10 } as const;
    tui.send({ kind: 'failed', asked, message: 'disk I/O error' }).press('j');
    expect(tui.lines.slice(0, 2)).toEqual(['  row 0', '> row 1']);
    tui.change(add('late')).answer();
    expect(tui.lines).toHaveLength(26);
  });
});

describe('a past day', () => {
  const yesterday = { project: 'default', date: YESTERDAY };
  const past = () =>
    session(['A'], { otherRows: parseRows(['old', 'gone on'], { date: YESTERDAY }) }).press('<lt>');
  const moved = (row: string): ChangedPush => {
    const [from] = parseRows([row], { date: YESTERDAY });
    if (!from) throw new Error('no row');
    return {
      revision: 8,
      changes: { added: [], removed: [], updated: [[from, { ...from, date: TODAY }]] },
    };
  };

  it('is asked for again when rows leave it or come back, and takes no change by itself', () => {
    const tui = past();
    const asked = tui.asked('open_list').length;
    const [model, effects] = update(tui.model, { kind: 'changed', push: moved('gone on') });
    expect(effects).toContainEqual({ kind: 'open_list', list: yesterday, offset: 0 });
    expect(model.list.todos.rows.map(({ content }) => content)).toEqual(['old', 'gone on']);
    expect(tui.asked('open_list')).toHaveLength(asked);
  });

  it('hears of what happens elsewhere and stays as it is', () => {
    const tui = past();
    const asked = tui.asked('open_list').length;
    tui.change([{ type: 'toggle_todo', id: idOf('A') }]);
    expect(tui.asked('open_list')).toHaveLength(asked);
    expect(tui.lines).toEqual(['> old', '  gone on']);
    expect(tui.model.list.revision).toBe(tui.model.waiting.revision);
  });
});

describe('another list', () => {
  it('opens without the selection and the count of the one before, and with its search', () => {
    const tui = session(['A', 'B']).press('/A<Enter>v<lt>');
    expect(tui.model.selection).not.toBeNull();
    tui.press('<Esc><lt>');
    expect(tui.model).toMatchObject({ selection: null, count: null, search: { text: 'A' } });
  });
});
