import { describe, expect, it } from 'vitest';
import { applyCommand } from '../apply-command';
import { isEmpty, noChanges, reverse } from '../changes';
import { type Command, commandSchema } from '../command';
import { edit, editRows, NOW, testEnv } from '../testing/edit';
import {
  CREATED,
  dateOf,
  idOf,
  parseRows,
  printRows,
  TODAY,
  TODAYS_LIST,
  YESTERDAY,
} from '../testing/list-notation';
import { memoryDocument } from '../testing/memory-document';
import { TODO_STATES, type TodoState } from '../todo';

type Create = Extract<Command, { type: 'create_todo' }>;
type Updates = Extract<Command, { type: 'update_todo' }>['updates'];
const create = (place: Create['place'], more: Partial<Create> = {}): Command => ({
  type: 'create_todo',
  list: TODAYS_LIST,
  place,
  content: 'new',
  ...more,
});
const update = (name: string, updates: Updates): Command => ({
  type: 'update_todo',
  id: idOf(name),
  updates,
});
const toggle = (name: string): Command => ({ type: 'toggle_todo', id: idOf(name) });
const cycle = (name: string): Command => ({ type: 'cycle_todo', id: idOf(name) });

describe('create', () => {
  const tree = ['A', ' b', 'C'];
  it.each([
    ['in an empty list', [], create({ kind: 'end' }, { indent: 3 }), ['new']],
    ['at the start', tree, create({ kind: 'start' }), ['new', ...tree]],
    ['at the end, on the top level', ['A', ' b'], create({ kind: 'end' }), ['A', ' b', 'new']],
    [
      'after a row: behind its subtree, capturing nothing',
      tree,
      create({ kind: 'after', id: idOf('A') }),
      ['A', ' b', 'new', 'C'],
    ],
    ['before a row, on its level', tree, create({ kind: 'before', id: idOf('b') }), ['A', ' new', ' b', 'C']],
    ['as the last child', tree, create({ kind: 'child_of', id: idOf('A') }), ['A', ' b', ' new', 'C']],
    [
      'at a position, on the level of the row there',
      tree,
      create({ kind: 'index', index: 1 }),
      ['A', ' new', ' b', 'C'],
    ],
    [
      'deeper than the place allows',
      tree,
      create({ kind: 'after', id: idOf('A') }, { indent: 9 }),
      ['A', ' b', '  new', 'C'],
    ],
    [
      'shallower than the row after it',
      tree,
      create({ kind: 'before', id: idOf('b') }, { indent: 0 }),
      ['A', ' new', ' b', 'C'],
    ],
  ])('%s', (_, before, command, after) => {
    const edited = edit(before, command);
    expect(edited.lines).toEqual(after);
    expect(edited.focus).toBe('new');
  });

  it('stamps the row, and completes one that is created done', () => {
    const { rows } = edit(
      [],
      create({ kind: 'end' }, { state: 'done', priority: 'P1', description: ' ', dueDate: TODAY }),
    );
    expect(rows).toMatchObject([
      {
        id: idOf('new 1'),
        createdAt: NOW,
        modifiedAt: NOW,
        completedAt: NOW,
        priority: 'P1',
        description: null,
        dueDate: TODAY,
      },
    ]);
  });

  it('takes the id it is given, once, and never that of a deleted row', () => {
    const withId = create({ kind: 'end' }, { id: idOf('mine') });
    expect(edit([], withId).rows[0]?.id).toBe(idOf('mine'));
    expect(edit([], withId, withId).refusal).toEqual({ kind: 'id_taken', id: idOf('mine') });
    const remove: Command = { type: 'delete_todo', id: idOf('A') };
    expect(edit(['A'], remove, create({ kind: 'end' }, { id: idOf('A') })).refusal?.kind).toBe('id_taken');
  });
});

describe('content', () => {
  it.each([
    ['  milk  ', 'milk'],
    ['milk\r\n  and\n\n eggs\u2028', 'milk and eggs'],
    ['a  b', 'a  b'],
  ])('%j becomes one trimmed line', (given, kept) => {
    expect(edit([], create({ kind: 'end' }, { content: given })).lines).toEqual([kept]);
    expect(edit(['A'], update('A', { content: given })).lines).toEqual([kept]);
  });

  it.each(['', ' \t\n', '\u200b\u2060', '\u0000'])('%j is blank and refused', (content) => {
    expect(edit([], create({ kind: 'end' }, { content })).refusal).toEqual({ kind: 'blank_content' });
    expect(edit(['A'], update('A', { content })).refusal).toEqual({ kind: 'blank_content' });
  });
});

describe('update', () => {
  it('sets and clears fields and stamps the row', () => {
    const set = update('A', { priority: 'P0', dueDate: dateOf('2026-02-01'), description: 'a\r\nb\n' });
    expect(edit(['A'], set).rows).toMatchObject([
      { priority: 'P0', dueDate: '2026-02-01', description: 'a\nb', modifiedAt: NOW, createdAt: CREATED },
    ]);
    const clear = update('A', { priority: null, dueDate: null, description: null });
    expect(edit(['A'], set, clear).deed?.changes.updated).toMatchObject([
      [{}, { priority: null, dueDate: null, description: null }],
    ]);
  });

  it('that changes nothing is no change', () => {
    const deed = edit(
      ['[x] A'],
      update('A', { content: ' A ', state: 'done', priority: null, description: '' }),
    ).deed;
    expect(deed && isEmpty(deed.changes)).toBe(true);
    expect(deed?.focus).toBe(idOf('A'));
  });

  it('does not take an undefined field for a value', () => {
    const loose = commandSchema.parse({ type: 'update_todo', id: idOf('A'), updates: { state: undefined } });
    expect(edit(['[x] A'], loose).lines).toEqual(['[x] A']);
  });
});

describe('state', () => {
  it('cycles through every state and round, this row only', () => {
    const seen: (TodoState | undefined)[] = TODO_STATES.map(
      (_, steps) => edit(['A', ' b'], ...Array.from({ length: steps + 1 }, () => cycle('A'))).rows[0]?.state,
    );
    expect(seen).toEqual([...TODO_STATES.slice(1), 'empty']);
    expect(edit(['A', ' b'], cycle('A')).lines).toEqual(['[x] A', ' b']);
  });

  it('is followed by completedAt in every path, which a second kind of complete leaves alone', () => {
    const completedAt = (before: string, command: Command) => edit([before], command).rows[0]?.completedAt;
    expect(completedAt('A', cycle('A'))).toBe(NOW);
    expect(completedAt('A', toggle('A'))).toBe(NOW);
    expect(completedAt('A', update('A', { state: 'cancelled' }))).toBe(NOW);
    expect(completedAt('[x] A', update('A', { state: 'cancelled' }))).toBe(CREATED);
    expect(completedAt('[x] A', toggle('A'))).toBeNull();
    expect(completedAt('[x] A', cycle('A'))).toBeNull();
    expect(completedAt('[-] A', cycle('A'))).toBeNull();
  });

  it.each([
    ['makes all below done', ['A', ' [*] b', '  [-] c', 'D'], ['[x] A', ' [x] b', '  [x] c', 'D']],
    ['makes all below empty', ['[x] A', ' [*] b', '  [x] c', 'D'], ['A', ' b', '  c', 'D']],
    ['makes anything but done done', ['[-] A'], ['[x] A']],
  ])('toggle %s, and its reverse brings each state back', (_, before, after) => {
    const edited = edit(before, toggle('A'));
    expect(edited.lines).toEqual(after);
    edited.document.apply(reverse(edited.deed?.changes ?? noChanges));
    expect(edited.document.list(TODAYS_LIST).rows).toEqual(parseRows(before));
  });
});

describe('a day that is over', () => {
  const document = memoryDocument(parseRows(['A', ' b'], { date: YESTERDAY }));
  const id = idOf('b');
  const commands: Command[] = [
    create({ kind: 'end' }, { list: { project: 'default', date: YESTERDAY } }),
    update('b', { content: 'c' }),
    toggle('b'),
    cycle('b'),
    { type: 'delete_todo', id },
    { type: 'indent_todo', id, scope: 'row' },
    { type: 'outdent_todo', id, scope: 'subtree' },
    { type: 'move_todo', id, to: { kind: 'up' } },
    { type: 'set_metadata', owner: 'jira', todoId: id, key: 'k', value: 'v' },
  ];

  it.each(commands.map((command) => [command.type, command] as const))('refuses %s', (_, command) => {
    const result = applyCommand(document, command, testEnv());
    expect(result).toEqual({ ok: false, error: { kind: 'read_only_day', date: YESTERDAY } });
  });

  it('is neither today nor a day to come', () => {
    const tomorrow = { project: 'default', date: dateOf('2026-02-01') };
    expect(edit([], create({ kind: 'end' }, { list: tomorrow })).refusal).toBeNull();
  });
});

describe('metadata', () => {
  const set = (todo: string | null, value: string | null): Command => ({
    type: 'set_metadata',
    owner: 'jira',
    todoId: todo === null ? null : idOf(todo),
    key: 'ticket',
    value,
  });

  it('is set on a todo or on its owner, and cleared', () => {
    const { document } = edit(['A'], set('A', 'T-1'), set(null, 'x'));
    expect(document.metadata('jira', idOf('A'), 'ticket')).toBe('T-1');
    expect(document.metadata('jira', null, 'ticket')).toBe('x');
    expect(document.metadata('notes', null, 'ticket')).toBeNull();
    const cleared = edit(['A'], set('A', 'T-1'), set('A', null)).deed;
    expect(cleared && isEmpty(cleared.changes)).toBe(true);
  });

  it('of a todo that is not there is refused', () => {
    expect(edit([], set('A', '1')).refusal).toEqual({ kind: 'no_such_todo', id: idOf('A') });
  });
});

describe('a row that is not there', () => {
  it.each([
    update('?', {}),
    toggle('?'),
    cycle('?'),
    { type: 'delete_todo', id: idOf('?') } as const,
    { type: 'move_todo', id: idOf('?'), to: { kind: 'up' } } as const,
    { type: 'indent_todo', id: idOf('?'), scope: 'row' } as const,
    { type: 'outdent_todo', id: idOf('?'), scope: 'row' } as const,
  ])('refuses $type', (command) => {
    expect(edit(['A'], command).refusal).toEqual({ kind: 'no_such_todo', id: idOf('?') });
  });
});

describe('rows of equal rank', () => {
  it('are spread out when a row goes between them', () => {
    const tied = parseRows(['A', 'B', 'C'], { rank: 'a0' }).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const names = tied.map((row) => row.content);
    const edited = editRows(tied, create({ kind: 'index', index: 1 }));
    expect(printRows(edited.rows)).toEqual([names[0], 'new', names[1], names[2]]);
    expect(new Set(edited.rows.map((row) => row.rank)).size).toBe(4);
  });
});
