import { describe, expect, it } from 'vitest';
import { noChanges } from '../todo/changes';
import { idOf, parseRows, TODAY } from '../todo/testing/list-notation';
import type { Todo } from '../todo/todo';
import { pluginContext } from './context';
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
    expect(events.map(({ hook, todo }) => `${hook} ${todo.content}`)).toEqual([
      'on_todo_completed b #Home',
      'on_todo_created C',
    ]);
  });

  it('undo and redo are no events', () => {
    expect(eventCause({ kind: 'undo' })).toBeNull();
    expect(eventCause({ kind: 'redo' })).toBeNull();
    expect(
      eventCause({ kind: 'plugin', plugin: 'x', trigger: 't', run: 'r', depth: 0, chain: ['x'] }),
    ).toEqual({ kind: 'plugin', plugin: 'x' });
  });

  it('say what the todo is, was, and where it stands', () => {
    const payload = eventPayload(
      { hook: 'on_todo_completed', todo: b, before: open },
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
