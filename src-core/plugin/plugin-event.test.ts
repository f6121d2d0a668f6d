import { describe, expect, it } from 'vitest';
import { noChanges } from '../todo/changes';
import { idOf, parseRows, TODAY, YESTERDAY } from '../todo/testing/list-notation';
import type { Todo } from '../todo/todo';
import { pluginContext } from './context';
import type { DataFlow } from './data-flow';
import { eventCause, eventPayload, hookEvents } from './plugin-event';

const rows = parseRows(['A', ' [x] b #Home', 'C']);
const [a, b, c] = rows as [Todo, Todo, Todo];
const open: Todo = { ...b, state: 'empty', completedAt: null };
const parts = {
  plugin: 'p',
  projectName: 'Work',
  date: TODAY,
  rows,
  selected: b.id,
  reason: 'action',
  settings: {},
} as const;

describe('events', () => {
  it('are derived from what was committed', () => {
    const events = hookEvents({
      ...noChanges,
      added: [c],
      updated: [
        [a, { ...a, content: 'other' }],
        [open, b],
        [b, open],
        [b, { ...b, state: 'cancelled' }],
      ],
      removed: [a],
    });
    expect(events.map(({ hook, todo, fields }) => `${hook} ${todo.content}: ${fields}`)).toEqual([
      'on_todo_updated other: content',
      'on_todo_deleted A: ',
      'on_todo_updated b #Home: state,completed_at',
      'on_todo_completed b #Home: state,completed_at',
      'on_todo_updated b #Home: state,completed_at',
      'on_todo_updated b #Home: state',
      'on_todo_created C: ',
    ]);
  });

  it('undo and redo are no events', () => {
    expect(eventCause({ kind: 'undo' })).toBeNull();
    expect(eventCause({ kind: 'redo' })).toBeNull();
    expect(eventCause({ kind: 'revert', plugin: 'x' })).toEqual({ kind: 'user' });
    expect(
      eventCause({ kind: 'plugin', plugin: 'x', trigger: 't', run: 'r', depth: 0, chain: ['x'] }),
    ).toEqual({ kind: 'plugin', plugin: 'x' });
  });

  it('say from which day to which a todo went', () => {
    const event = { hook: 'on_todo_updated', fields: ['date'], goneWith: [] } as const;
    const context = pluginContext({ ...parts, selected: null });
    const payload = eventPayload(
      { ...event, todo: b, before: { ...b, date: YESTERDAY } },
      rows,
      { kind: 'rollover' },
      context,
    );
    expect(payload).toMatchObject({ before: { date: YESTERDAY }, todo: { date: TODAY } });
  });

  it('say what the todo is, was, and where it stands', () => {
    const payload = eventPayload(
      { hook: 'on_todo_completed', todo: b, before: open, fields: ['state', 'completed_at'], goneWith: [] },
      rows,
      { kind: 'user' },
      pluginContext({ ...parts, selected: null }),
    );
    expect(payload).toMatchObject({
      todo: { id: idOf('b #Home'), parent_id: idOf('A'), position: 1, state: 'done', tags: ['home'] },
      before: { state: 'empty' },
      fields: ['state', 'completed_at'],
      cause: { kind: 'user' },
    });
  });
});

describe('what is hidden', () => {
  const hides: DataFlow = { fields: ['content', 'due_date'], projects: [], tags: ['home'] };

  it('is not in a payload: neither values nor the names of what differs', () => {
    const renamed = { ...c, content: 'other #x', dueDate: TODAY };
    const [event] = hookEvents({ ...noChanges, updated: [[c, renamed]] });
    expect(event?.fields).toEqual(['content', 'due_date', 'tags']);
    if (!event) return;
    const payload = eventPayload(event, [a, b, renamed], { kind: 'user' }, pluginContext(parts), hides);
    // The hidden row is not counted either.
    expect(payload).toMatchObject({
      todo: { content: '', due_date: null, tags: [], position: 1 },
      before: { content: '' },
      fields: [],
    });
  });

  it('is not in a context', () => {
    expect(pluginContext({ ...parts, hides })).not.toHaveProperty('selected');
    expect(pluginContext({ ...parts, selected: c.id, hides }).selected).toMatchObject({
      content: '',
      position: 1,
    });
  });
});

describe('a todo that was deleted', () => {
  it('says below what it stood, which may have gone with it', () => {
    const [event] = hookEvents({ ...noChanges, removed: [b, a] }).filter(({ todo }) => todo === b);
    if (!event) throw new Error('no event');
    const payload = eventPayload(event, [c], { kind: 'user' }, pluginContext({ ...parts, selected: null }));
    expect(payload.todo).toMatchObject({ parent_id: a.id, position: 1 });
  });
});

describe('the context', () => {
  it('says where the user is', () => {
    expect(pluginContext(parts)).toMatchObject({
      api: '1',
      plugin: 'p',
      project: 'Work',
      date: TODAY,
      selected: { id: b.id, parent_id: a.id, position: 1 },
      reason: 'action',
    });
  });
  it('leaves out a row that is not there', () => {
    expect(pluginContext({ ...parts, selected: idOf('nobody') })).not.toHaveProperty('selected');
    expect(pluginContext({ ...parts, selected: null })).not.toHaveProperty('selected');
  });
});
