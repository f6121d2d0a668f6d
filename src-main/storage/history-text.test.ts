import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Changes, noChanges } from '../../src-core/todo/changes';
import { parseRows, TODAY } from '../../src-core/todo/testing/list-notation';
import { PRIORITIES, TODO_STATES, type Todo } from '../../src-core/todo/todo';
import { parseCause, parseChanges, printChanges } from './history-text';

const text = fc.string({ unit: 'binary', maxLength: 30 });

const todo: fc.Arbitrary<Todo> = fc.record({
  id: fc.uuid(),
  project: text,
  date: fc.constant(TODAY),
  rank: text,
  indent: fc.nat(100),
  content: text,
  state: fc.constantFrom(...TODO_STATES),
  priority: fc.option(fc.constantFrom(...PRIORITIES)),
  dueDate: fc.option(fc.constant(TODAY)),
  description: fc.option(text),
  recurrence: fc.option(text),
  reminder: fc.option(text),
  createdAt: text,
  modifiedAt: text,
  completedAt: fc.option(text),
});

const project = fc.record({ id: text, name: text });

const changes: fc.Arbitrary<Changes> = fc.record({
  added: fc.array(todo, { maxLength: 3 }),
  updated: fc.array(
    fc.tuple(todo, todo).map(([from, to]) => [from, { ...to, id: from.id }] as const),
    { maxLength: 3 },
  ),
  removed: fc.array(todo, { maxLength: 3 }),
  metadata: fc.array(
    fc.record({
      owner: text,
      todoId: fc.option(fc.uuid()),
      key: text,
      from: fc.option(text),
      to: fc.option(text),
    }),
    { maxLength: 3 },
  ),
  projects: fc.array(fc.record({ from: fc.option(project), to: fc.option(project) }), { maxLength: 2 }),
});

describe('a change as text', () => {
  it('reads back as it was, whatever it is', () => {
    fc.assert(
      fc.property(changes, (change) => {
        expect(parseChanges(printChanges(change))).toEqual(change);
      }),
    );
  });

  it('keeps a long description that did not change only once', () => {
    const [from] = parseRows(['A'], { description: 'long '.repeat(1_000) });
    if (!from) throw new Error('no row');
    const printed = printChanges({ ...noChanges, updated: [[from, { ...from, state: 'done' }]] });
    expect(printed.length).toBeLessThan(6_000);
  });

  it('is read as older versions wrote it: without recurrence, reminders and projects', () => {
    const [full] = parseRows(['A']);
    if (!full) throw new Error('no row');
    const { recurrence: _, reminder: __, ...old } = full;
    const text = JSON.stringify({
      added: [old],
      updated: [[old, { content: 'B' }]],
      removed: [],
      metadata: [],
    });
    const expected = { ...noChanges, added: [full], updated: [[full, { ...full, content: 'B' }]] };
    expect(parseChanges(text)).toEqual(expected);
  });

  it('keeps the recurrence of a row in which something else became different', () => {
    const [from] = parseRows(['A'], { recurrence: '+1w', reminder: '2026-01-31T09:00' });
    if (!from) throw new Error('no row');
    const change: Changes = { ...noChanges, updated: [[from, { ...from, content: 'B' }]] };
    expect(parseChanges(printChanges(change))).toEqual(change);
  });

  it.each(['', '[]', '{"added":[]}', '{"added":[{}],"updated":[],"removed":[],"metadata":[]}', 'null'])(
    'is not believed when it is %j',
    (damaged) => expect(parseChanges(damaged)).toBeUndefined(),
  );

  it.each(['', '{}', '{"kind":"nobody"}'])('has no cause when that is %j', (damaged) => {
    expect(parseCause(damaged)).toBeUndefined();
  });
});
