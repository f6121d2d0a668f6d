import { describe, expect, it } from 'vitest';
import { type Command, type CommandOf, commandSchema, MAX_CREATED_TODOS } from '../command';
import { edit, NOW } from '../testing/edit';
import { idOf, TODAY, TODAYS_LIST, YESTERDAY } from '../testing/list-notation';
import { MAX_INDENT } from '../todo';

type Block = CommandOf<'create_todos'>;

/** The block that the lines describe, one space a level. */
const block = (place: Block['place'], lines: readonly string[]): Block => ({
  type: 'create_todos',
  list: TODAYS_LIST,
  place,
  items: lines.map((line) => ({ indent: line.length - line.trimStart().length, content: line })),
});
const beforeRow = (name: string) => ({ kind: 'before', id: idOf(name) }) as const;
const afterRow = (name: string) => ({ kind: 'after', id: idOf(name) }) as const;
const belowRow = (name: string) => ({ kind: 'child_of', id: idOf(name) }) as const;

describe('a block of rows', () => {
  const tree = ['A', ' b', 'C'];
  it.each([
    ['in an empty list', [], block({ kind: 'end' }, ['x', ' y', 'z']), ['x', ' y', 'z']],
    ['after a row, behind its subtree', tree, block(afterRow('A'), ['x', ' y']), ['A', ' b', 'x', ' y', 'C']],
    ['before a row, on its level', tree, block(beforeRow('b'), ['x', ' y']), ['A', ' x', '  y', ' b', 'C']],
    ['below a row', tree, block(belowRow('b'), ['x', 'y']), ['A', ' b', '  x', '  y', 'C']],
    ['at a position', tree, block({ kind: 'index', index: 1 }, ['x', ' y']), ['A', ' x', '  y', ' b', 'C']],
    [
      'with gaps, which close',
      [],
      block({ kind: 'end' }, ['  x', '    y', '   z', ' w']),
      ['x', ' y', '  z', ' w'],
    ],
    ['beginning deeper than it goes on', tree, block(afterRow('A'), [' x', 'y']), ['A', ' b', 'x', 'y', 'C']],
  ])('comes %s', (_, lines, command, then) => {
    const edited = edit(lines, command);
    expect(edited.lines).toEqual(then);
    expect(edited.focus).toBe('x');
  });

  it('has every field that a single row can have', () => {
    const fields = {
      state: 'done',
      priority: 'P0',
      dueDate: TODAY,
      description: 'a\nb',
      recurrence: '+1w',
      reminder: '2026-01-31T09:00',
    } as const;
    const items = [{ ...fields, id: idOf('mine'), content: ' x\ny ', indent: 0 }];
    const { rows } = edit([], { ...block({ kind: 'end' }, []), items });
    expect(rows).toMatchObject([
      { ...fields, id: idOf('mine'), content: 'x y', completedAt: NOW, createdAt: NOW },
    ]);
  });

  it('ends at the deepest level', () => {
    const deep = Array.from({ length: MAX_INDENT + 3 }, (_, n) => `${' '.repeat(n)}x`);
    const { rows } = edit(['A'], block(belowRow('A'), deep));
    expect(rows.at(-1)?.indent).toBe(MAX_INDENT);
  });

  it('is no deeper than the row before allows, where a list is damaged', () => {
    expect(edit(['A', '     b'], block(beforeRow('b'), ['x', ' y'])).lines).toEqual([
      'A',
      ' x',
      '  y',
      '     b',
    ]);
  });

  it.each([
    ['a blank row', block({ kind: 'end' }, ['x', ' ']), { kind: 'blank_content' }],
    [
      'an id that was used',
      { ...block({ kind: 'end' }, []), items: [{ id: idOf('A'), content: 'x', indent: 0 }] },
      { kind: 'id_taken', id: idOf('A') },
    ],
    [
      'an id that stands there twice',
      {
        ...block({ kind: 'end' }, []),
        items: [1, 2].map(() => ({ id: idOf('x'), content: 'x', indent: 0 })),
      },
      { kind: 'id_taken', id: idOf('x') },
    ],
    [
      'a day that is over',
      { ...block({ kind: 'end' }, ['x']), list: { ...TODAYS_LIST, date: YESTERDAY } },
      { kind: 'read_only_day', date: YESTERDAY },
    ],
    [
      'a project that is not there',
      { ...block({ kind: 'end' }, ['x']), list: { ...TODAYS_LIST, project: 'gone' } },
      { kind: 'no_such_project', id: 'gone' },
    ],
    ['a place that is not there', block(afterRow('?'), ['x']), { kind: 'no_such_todo', id: idOf('?') }],
  ] as const)('is refused whole for %s', (_, command, refusal) => {
    const edited = edit(['A'], command as Command);
    expect(edited.refusal).toEqual(refusal);
    expect(edited.lines).toEqual(['A']);
  });

  it('has so many rows at most', () => {
    const many = (count: number) => block({ kind: 'end' }, Array<string>(count).fill('x'));
    expect(commandSchema.safeParse(many(MAX_CREATED_TODOS)).success).toBe(true);
    expect(commandSchema.safeParse(many(MAX_CREATED_TODOS + 1)).success).toBe(false);
    expect(commandSchema.safeParse(many(0)).success).toBe(false);
  });
});

describe('a single row', () => {
  it('is not made in a project that is not there', () => {
    const command: Command = {
      type: 'create_todo',
      list: { project: 'gone', date: TODAY },
      place: { kind: 'end' },
      content: 'x',
    };
    expect(edit([], command).refusal).toEqual({ kind: 'no_such_project', id: 'gone' });
  });

  it('has a repeater and a reminder from the beginning or later, and loses them again', () => {
    const fields = { recurrence: '++2w', reminder: '2026-02-01T07:15' };
    const create: Command = {
      type: 'create_todo',
      list: TODAYS_LIST,
      place: { kind: 'end' },
      content: 'x',
      ...fields,
    };
    expect(edit([], create).rows).toMatchObject([fields]);
    const set: Command = { type: 'update_todo', id: idOf('A'), updates: fields };
    expect(edit(['A'], set).rows).toMatchObject([fields]);
    const clear: Command = {
      type: 'update_todo',
      id: idOf('A'),
      updates: { recurrence: null, reminder: null },
    };
    expect(edit(['A'], set, clear).deed?.changes.updated[0]?.[1]).toMatchObject({
      recurrence: null,
      reminder: null,
    });
  });

  it.each([
    ['recurrence', '1w'],
    ['recurrence', '+0d'],
    ['recurrence', '+1000d'],
    ['reminder', '2026-02-30T09:00'],
    ['reminder', '2026-02-01T24:00'],
    ['reminder', '2026-02-01'],
  ])('takes no %s like %s', (field, value) => {
    const command = { type: 'update_todo', id: idOf('A'), updates: { [field]: value } };
    expect(commandSchema.safeParse(command).success).toBe(false);
  });
});
