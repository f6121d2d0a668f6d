import { describe, expect, it } from 'vitest';
import { reverse } from '../changes';
import type { Command } from '../command';
import { edit, editRows, NOW } from '../testing/edit';
import { dateOf, idOf, parseRows, printRows, TODAYS_LIST } from '../testing/list-notation';
import type { Todo } from '../todo';

const toggle = (name: string): Command => ({ type: 'toggle_todo', id: idOf(name) });
const cycle = (name: string): Command => ({ type: 'cycle_todo', id: idOf(name) });
const update = (name: string, updates: object): Command =>
  ({ type: 'update_todo', id: idOf(name), updates }) as Command;

/** Rows of which those with a name among the fields have them. */
function rowsWith(lines: readonly string[], fields: Readonly<Record<string, Partial<Todo>>>): Todo[] {
  return parseRows(lines).map((row) => ({ ...row, ...fields[row.content] }));
}

const weekly = { recurrence: '+1w', dueDate: dateOf('2026-01-30') };

describe('a todo that repeats', () => {
  it.each([
    ['x', toggle('A')],
    ['Space', cycle('A')],
    ['an update', update('A', { state: 'done' })],
  ])('stays done and begins again behind its subtree, by %s', (_, command) => {
    const { rows, focus } = editRows(rowsWith(['A', ' b', 'C'], { A: weekly }), command);
    expect(printRows(rows).filter((line) => !line.startsWith(' '))).toEqual(['[x] A', 'A', 'C']);
    expect(rows.map(({ recurrence, dueDate }) => [recurrence, dueDate])).toEqual([
      [null, '2026-01-30'],
      [null, null],
      ['+1w', '2026-02-06'],
      [null, null],
      [null, null],
    ]);
    expect(rows[2]).toMatchObject({ id: idOf('new 1'), completedAt: null, createdAt: NOW, modifiedAt: NOW });
    expect(focus).toBe('A');
  });

  it('keeps what it says, and takes its reminder along by as many days', () => {
    const given = {
      ...weekly,
      priority: 'P1' as const,
      description: 'words',
      reminder: '2026-01-29T18:30',
      content: 'water #plants',
    };
    const before = parseRows(['A'], given);
    const { rows } = editRows(before, toggle('A'));
    expect(rows[1]).toMatchObject({
      ...given,
      dueDate: '2026-02-06',
      reminder: '2026-02-05T18:30',
      state: 'empty',
    });
    expect(rows[0]).toMatchObject({ ...given, recurrence: null, state: 'done' });
  });

  it('without a due date is counted from the day it is on', () => {
    const { rows } = editRows(
      rowsWith(['A'], { A: { recurrence: '+1m', reminder: '2026-01-31T09:00' } }),
      toggle('A'),
    );
    expect(rows[1]).toMatchObject({ dueDate: '2026-02-28', reminder: '2026-02-28T09:00' });
  });

  it('does not begin again when it is cancelled, set to anything else, or done already', () => {
    const rows = rowsWith(['A', '[x] B'], { A: weekly, B: weekly });
    for (const command of [
      update('A', { state: 'cancelled' }),
      update('A', { state: 'in_progress' }),
      update('B', { state: 'done', priority: 'P0' }),
      update('B', { recurrence: '+2w' }),
      toggle('B'),
    ])
      expect(editRows(rows, command).rows).toHaveLength(2);
  });

  it('goes by the repeater that the same update gives or takes', () => {
    const rows = rowsWith(['A'], { A: weekly });
    expect(editRows(rows, update('A', { state: 'done', recurrence: null })).rows).toHaveLength(1);
    const changed = editRows(rows, update('A', { state: 'done', recurrence: '.+1d' })).rows;
    expect(changed.map(({ recurrence }) => recurrence)).toEqual([null, '.+1d']);
    expect(changed[1]?.dueDate).toBe('2026-02-01');
  });

  it('ends where the calendar ends', () => {
    const last = rowsWith(['A'], { A: { recurrence: '+1y', dueDate: dateOf('9999-01-01') } });
    expect(editRows(last, toggle('A')).rows).toMatchObject([{ state: 'done', recurrence: null }]);
  });

  it('is one change, taken back by its reverse', () => {
    const before = rowsWith(['A', ' [*] b', 'C'], { A: weekly, b: weekly });
    const edited = editRows(before, toggle('A'));
    expect(edited.rows).toHaveLength(5);
    if (!edited.deed) throw new Error('refused');
    edited.document.apply(reverse(edited.deed.changes));
    expect(edited.document.list(TODAYS_LIST).rows).toEqual(before);
  });
});

describe('what is below a todo that repeats', () => {
  it('comes again as empty, with its dates moved as far', () => {
    const before = rowsWith(['A', ' [x] b', '  [-] c', ' [*] d', 'E'], {
      A: weekly,
      b: { dueDate: dateOf('2026-01-28'), reminder: '2026-01-28T08:00' },
      c: { dueDate: dateOf('9999-12-31') },
    });
    const { rows } = editRows(before, cycle('A'));
    expect(printRows(rows)).toEqual(['[x] A', ' [x] b', '  [-] c', ' [*] d', 'A', ' b', '  c', ' d', 'E']);
    expect(rows[5]).toMatchObject({ dueDate: '2026-02-04', reminder: '2026-02-04T08:00', completedAt: null });
    expect(rows[6]?.dueDate).toBeNull();
  });

  it('goes on repeating in the copy alone, by its own rule', () => {
    const before = rowsWith(['A', ' b'], {
      A: weekly,
      b: { recurrence: '.+1d', dueDate: dateOf('2026-01-01') },
    });
    for (const command of [toggle('A'), cycle('A')]) {
      const { rows } = editRows(before, command);
      expect(rows.map(({ recurrence, dueDate }) => [recurrence, dueDate])).toEqual([
        [null, '2026-01-30'],
        [null, '2026-01-01'],
        ['+1w', '2026-02-06'],
        ['.+1d', '2026-02-01'],
      ]);
    }
  });

  it('does not pile up: of its series only the last one is copied', () => {
    const before = rowsWith(['A', ' b', '  c', ' D'], { A: weekly, b: { recurrence: '+1d' } });
    const { lines } = editRows(before, toggle('b'), toggle('A'));
    expect(lines).toEqual([
      '[x] A',
      ' [x] b',
      '  [x] c',
      ' [x] b',
      '  [x] c',
      ' [x] D',
      'A',
      ' b',
      '  c',
      ' D',
    ]);
  });

  it('that only looks alike is copied', () => {
    const before = rowsWith(['A', ' [x] b', ' [x] b', ' [x] c', '  b'], { A: weekly });
    expect(editRows(before, cycle('A')).lines.slice(5)).toEqual(['A', ' b', ' b', ' c', '  b']);
    const [root, open, repeating] = rowsWith(['A', ' b', ' b'], { A: weekly });
    if (!root || !open || !repeating) throw new Error('no rows');
    const { lines } = editRows([root, open, { ...repeating, ...weekly }], cycle('A'));
    expect(lines.slice(3)).toEqual(['A', ' b', ' b']);
  });
});

describe('several that repeat and become done together', () => {
  it('each begin again behind their own subtree', () => {
    const before = rowsWith(['A', ' b', '  c', ' d', 'E'], { b: weekly, d: weekly, E: weekly });
    const { lines } = editRows(before, toggle('A'));
    expect(lines).toEqual(['[x] A', ' [x] b', '  [x] c', ' b', '  c', ' [x] d', ' d', 'E']);
  });

  it('also where ranks have to be spread out', () => {
    const tied = parseRows(['A', ' b', ' c'], { rank: 'a0' });
    const before = tied
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => ({ ...row, indent: 0, ...weekly }));
    const names = before.map(({ content }) => content);
    const all = before.map(({ content }) => toggle(content));
    expect(editRows(before, ...all).lines).toEqual(names.flatMap((name) => [`[x] ${name}`, name]));
  });
});

describe('a toggle that is told what to do', () => {
  it.each([
    ['done', ['[x] A', ' b'], ['[x] A', ' [x] b']],
    ['empty', ['A', ' [*] b'], ['A', ' b']],
    ['done', ['[-] A'], ['[x] A']],
  ] as const)('makes all %s, whatever the row was', (to, before, after) => {
    expect(edit(before, { type: 'toggle_todo', id: idOf('A'), to }).lines).toEqual(after);
  });
});
