/**
 * What plugins are told of a change: events derived from what was committed, whoever made it, and the hook that
 * hears each of them.
 */
import { assertNever } from '../lib/assert-never';
import type { Cause } from '../todo/cause';
import type { Changes } from '../todo/changes';
import { eventsOf } from '../todo/event';
import type { Todo } from '../todo/todo';
import type { PluginExport } from './abi';
import type { PluginContext } from './context';
import { parentsOf, type TodoSnapshot, toSnapshot } from './snapshots';

/** An event and the export that hears it. */
export interface PluginEvent {
  readonly hook: Extract<PluginExport, 'on_todo_created' | 'on_todo_completed'>;
  readonly todo: Todo;
  /** As it was before; null for one that is new. */
  readonly before: Todo | null;
}

/**
 * The events in a committed change that this version has hooks for, in the order of lists and rows. A todo that
 * becomes done or cancelled is completed; one that is created in that state is created. A move is neither.
 */
export function hookEvents(changes: Changes): PluginEvent[] {
  return eventsOf(changes).flatMap((event): PluginEvent[] => {
    switch (event.type) {
      case 'todo_created':
        return [{ hook: 'on_todo_created', todo: event.todo, before: null }];
      case 'todo_completed':
        return [{ hook: 'on_todo_completed', todo: event.todo, before: event.before }];
      case 'todo_updated':
      case 'todo_deleted':
        return [];
      default:
        return assertNever(event);
    }
  });
}

/** Who made a change, in the words of the plugin interface; null for what no plugin hears of. */
export function eventCause(cause: Cause): EventCause | null {
  switch (cause.kind) {
    case 'user':
      return { kind: 'user' };
    case 'plugin':
      return { kind: 'plugin', plugin: cause.plugin };
    case 'undo':
    case 'redo':
      return null;
  }
}

/** Who made a change, as a plugin reads it. */
export type EventCause = { readonly kind: 'user' } | { readonly kind: 'plugin'; readonly plugin: string };

/** The input of a hook. */
export interface EventPayload {
  readonly todo: TodoSnapshot;
  readonly before?: TodoSnapshot;
  /** The fields that differ from `before`, in the plugin's spelling. */
  readonly fields?: readonly string[];
  readonly cause: EventCause;
  readonly context: PluginContext;
}

/** The payload of an event; `rows` is the todo's list as it is now, which gives it its parent and position. */
export function eventPayload(
  event: PluginEvent,
  rows: readonly Todo[],
  cause: EventCause,
  context: PluginContext,
): EventPayload {
  const position = rows.findIndex((row) => row.id === event.todo.id);
  const parent = position < 0 ? null : (parentsOf(rows.slice(0, position + 1)).at(-1) ?? null);
  const place = Math.max(0, position);
  const todo = toSnapshot(event.todo, parent, place);
  if (!event.before) return { todo, cause, context };
  const before = toSnapshot(event.before, parent, place);
  const names = Object.keys(todo) as (keyof TodoSnapshot)[];
  const fields = names.filter((name) => JSON.stringify(todo[name]) !== JSON.stringify(before[name]));
  return { todo, before, fields, cause, context };
}
