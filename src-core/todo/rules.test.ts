/**
 * The rules of lists as one reads them in the handbook, each with its example: lines before, what is done, lines after.
 * What happens at the edges of a rule is tested beside the command that keeps it, and that they all hold together in
 * laws.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { applyBatch } from './apply-command';
import { reverse } from './changes';
import type { Command } from './command';
import { progress, subtreeEnd, visibleRows } from './hierarchy';
import { planRollover } from './rollover';
import { blockMove } from './selection';
import { edit, editRows, NOW, testEnv } from './testing/edit';
import { idOf, parseRows, printRows, TODAY, TODAYS_LIST, YESTERDAY } from './testing/list-notation';
import { memoryDocument } from './testing/memory-document';
import { isComplete, nextState, type PRIORITIES, stateFromCharacter, TODO_STATES, tagsOf } from './todo';

type Scope = 'row' | 'subtree';
const indent = (name: string, scope: Scope = 'row'): Command => ({
  type: 'indent_todo',
  id: idOf(name),
  scope,
});
const outdent = (name: string, scope: Scope = 'row'): Command => ({
  type: 'outdent_todo',
  id: idOf(name),
  scope,
});
const up = (name: string): Command => ({ type: 'move_todo', id: idOf(name), to: { kind: 'up' } });
const down = (name: string): Command => ({ type: 'move_todo', id: idOf(name), to: { kind: 'down' } });
const toggle = (name: string): Command => ({ type: 'toggle_todo', id: idOf(name) });
const cycle = (name: string): Command => ({ type: 'cycle_todo', id: idOf(name) });
const remove = (name: string): Command => ({ type: 'delete_todo', id: idOf(name) });
const newBelow = (name: string, content = 'new'): Command => ({
  type: 'create_todo',
  list: TODAYS_LIST,
  place: { kind: 'after', id: idOf(name) },
  content,
});
const prioritize = (name: string, priority: (typeof PRIORITIES)[number]): Command => ({
  type: 'update_todo',
  id: idOf(name),
  updates: { priority },
});

/** An example: the lines afterwards, or why it is refused. */
type Example = readonly [
  rule: string,
  before: readonly string[],
  command: Command,
  after: readonly string[] | string,
];

function examples(list: readonly Example[]): void {
  it.each(list)('%s', (_, before, command, after) => {
    const edited = edit(before, command);
    expect(edited.refusal?.kind ?? edited.lines).toEqual(after);
    if (edited.refusal) expect(edited.lines).toEqual(before);
  });
}

describe('states', () => {
  it('go round: empty, done, in progress, question, important, cancelled, empty', () => {
    const round = ['empty', 'done', 'in_progress', 'question', 'important', 'cancelled', 'empty'];
    expect([...TODO_STATES.map((state) => state), 'empty']).toEqual(round);
    expect(TODO_STATES.map(nextState)).toEqual(round.slice(1));
  });
  it('are complete when done or cancelled, and X is done', () => {
    expect(TODO_STATES.filter(isComplete)).toEqual(['done', 'cancelled']);
    expect(stateFromCharacter('X')).toBe('done');
  });
});

describe('tags', () => {
  it('are the words with # in the content', () =>
    expect(tagsOf('call #Bob about #work/tax')).toEqual(['bob', 'work/tax']));
});

describe('indent and outdent', () => {
  examples([
    [
      'indent: allowed while the indent is not more than that of the row before',
      ['A', 'B'],
      indent('B'),
      ['A', ' B'],
    ],
    ['indent: not the first row', ['A', 'B'], indent('A'), 'cannot_indent'],
    ['indent: not two below the row before', ['A', ' b'], indent('b'), 'cannot_indent'],
    ['outdent: needs an indent', ['A', ' b'], outdent('b'), ['A', 'b']],
    ['outdent: not at the top', ['A'], outdent('A'), 'cannot_outdent'],
    [
      'with children: the rule is that of the root',
      ['A', 'B', ' c'],
      indent('B', 'subtree'),
      ['A', ' B', '  c'],
    ],
    ['with children, back', ['A', ' b', '  c'], outdent('b', 'subtree'), ['A', 'b', ' c']],
    ['with children: refused with the root', ['A', ' b', '  c'], indent('b', 'subtree'), 'cannot_indent'],
  ]);

  it('the subtree is the row and the following rows with a greater indent', () => {
    const rows = parseRows(['A', ' b', '  c', ' d', 'E']);
    expect(rows.map((_, index) => subtreeEnd(rows, index))).toEqual([4, 3, 3, 4, 5]);
  });
});

describe('move up and down', () => {
  const list = ['A', ' b', ' c', 'D'];
  examples([
    ['A0 b1 c1 D0, up b', list, up('b'), ['b', 'A', ' c', 'D']],
    ['A0 b1 c1 D0, up c', list, up('c'), ['A', ' c', ' b', 'D']],
    ['A0 b1 c1 D0, down c', list, down('c'), ['A', ' b', 'D', ' c']],
    [
      'leaving the parent, the indent is clamped to one below the row before',
      ['Z', 'A', ' b'],
      up('b'),
      ['Z', ' b', 'A'],
    ],
    ['a subtree goes along', ['A', 'B', ' c'], up('B'), ['B', ' c', 'A']],
    ['down past a row and its subtree', ['A', 'B', ' c'], down('A'), ['B', ' c', 'A']],
    ['nothing to move past above', list, up('A'), 'cannot_move'],
    ['nothing to move past below', list, down('D'), 'cannot_move'],
  ]);

  it('the cursor follows the row', () => expect(edit(list, up('c')).focus).toBe('c'));

  it('a selection moves as a block', () => {
    const move = blockMove(parseRows(list), [idOf('b'), idOf('c')], 'up');
    expect(edit(list, ...move).lines).toEqual(['b', 'c', 'A', 'D']);
  });
});

describe('x and Space', () => {
  examples([
    [
      'x makes the whole subtree done',
      ['A', ' [*] b', '  c', 'D'],
      toggle('A'),
      ['[x] A', ' [x] b', '  [x] c', 'D'],
    ],
    ['x on a done row makes all of it empty', ['[x] A', ' [?] b'], toggle('A'), ['A', ' b']],
    ['Space cycles that row only', ['A', ' b'], cycle('A'), ['[x] A', ' b']],
    ['Space comes round', ['[-] A'], cycle('A'), ['A']],
  ]);

  it('one undo brings each row its own earlier state back', () => {
    const before = ['[*] A', ' [?] b', '  [x] c', ' [-] d'];
    const { deed, document } = edit(before, toggle('A'));
    if (!deed) throw new Error('refused');
    document.apply(reverse(deed.changes));
    expect(document.list(TODAYS_LIST).rows).toEqual(parseRows(before));
  });

  it('x on several makes them all the same', () => {
    const all = ['A', 'b'].map((name): Command => ({ type: 'toggle_todo', id: idOf(name), to: 'done' }));
    expect(edit(['A', '[x] b'], ...all).lines).toEqual(['[x] A', '[x] b']);
  });

  it('completion follows in every path', () => {
    const ways = [
      toggle('A'),
      cycle('A'),
      { type: 'update_todo', id: idOf('A'), updates: { state: 'done' } } as Command,
    ];
    for (const way of ways) expect(edit(['A'], way).rows[0]?.completedAt).toBe(NOW);
    expect(edit(['[x] A'], toggle('A')).rows[0]?.completedAt).toBeNull();
  });
});

describe('a new row', () => {
  examples([
    [
      'below goes behind the subtree and captures nothing',
      ['A', ' b', 'C'],
      newBelow('A'),
      ['A', ' b', 'new', 'C'],
    ],
    ['of blank text is none', ['A'], newBelow('A', ' \t'), 'blank_content'],
    ['is one line', ['A'], newBelow('A', 'one\ntwo'), ['A', 'one two']],
  ]);
});

describe('delete', () => {
  examples([['takes the subtree', ['A', ' b', '  c', 'D'], remove('A'), ['D']]]);
});

describe('a folded row', () => {
  const rows = parseRows(['A', ' [x] b', '  [-] c', ' d', 'E']);
  it('hides what is below it', () => expect(visibleRows(rows, new Set([idOf('A')]))).toEqual([0, 4]));
  it('counts all of it, at any depth', () => expect(progress(rows, 0)).toEqual({ done: 2, total: 3 }));
});

describe('sorting by priority', () => {
  it('P0, P1, P2, none at each level, stable, subtrees stay with their parents', () => {
    const priorities = [
      prioritize('b', 'P2'),
      prioritize('c', 'P0'),
      prioritize('D', 'P1'),
      prioritize('F', 'P1'),
    ];
    const before = ['A', ' b', ' c', '  c2', 'D', ' d2', 'E', 'F'];
    const sort: Command = { type: 'sort_list', list: TODAYS_LIST };
    const { lines } = edit(before, ...priorities, sort);
    expect(lines).toEqual(['D', ' d2', 'F', 'A', ' c', '  c2', ' b', 'E']);
  });
});

describe('projects', () => {
  it('the default one can be neither renamed nor deleted', () => {
    const ask = (command: Command) => edit(['A'], command).refusal?.kind;
    expect(ask({ type: 'rename_project', id: 'default', name: 'x' })).toBe('default_project');
    expect(ask({ type: 'delete_project', id: 'default' })).toBe('default_project');
  });

  it('one that is deleted takes its todos along, and undo brings both back', () => {
    const document = memoryDocument(parseRows(['W'], { project: 'work', date: YESTERDAY }));
    const gone = applyBatch(document, [{ type: 'delete_project', id: 'work' }], testEnv());
    if (!gone.ok) throw new Error('refused');
    document.apply(gone.value.changes);
    expect([document.projects().length, document.find(idOf('W'))]).toEqual([1, undefined]);
    document.apply(reverse(gone.value.changes));
    expect([document.projects().length, document.find(idOf('W'))?.content]).toEqual([2, 'W']);
  });
});

describe('days', () => {
  it('a past day is read-only for everyone', () => {
    const past = parseRows(['A'], { date: YESTERDAY });
    expect(editRows(past, toggle('A')).refusal).toEqual({ kind: 'read_only_day', date: YESTERDAY });
  });

  it('a rollover takes what is open and all its ancestors; done children of open parents stay', () => {
    const past = parseRows(['A', ' [x] b', ' c', '[x] D', ' e', '[-] F'], { date: YESTERDAY });
    const document = memoryDocument([...past, ...parseRows(['today'])]);
    document.apply(planRollover(document, { project: 'default', from: YESTERDAY, to: TODAY, now: NOW }));
    expect(printRows(document.list(TODAYS_LIST).rows)).toEqual(['today', 'A', ' c', '[x] D', ' e']);
    expect(printRows(document.list({ project: 'default', date: YESTERDAY }).rows)).toEqual([
      '[x] b',
      '[-] F',
    ]);
  });
});

describe('a todo that repeats', () => {
  it('stays done, and the next one begins behind it', () => {
    const weekly = parseRows(['A', ' b'], { recurrence: null }).map((todo) =>
      todo.content === 'A' ? { ...todo, recurrence: '+1w', dueDate: TODAY } : todo,
    );
    const { lines, rows } = editRows(weekly, toggle('A'));
    expect(lines).toEqual(['[x] A', ' [x] b', 'A', ' b']);
    expect(rows[2]?.dueDate).toBe('2026-02-07');
  });
});
