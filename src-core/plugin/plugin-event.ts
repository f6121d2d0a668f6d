/**
 * What plugins are told of a change: events derived from what was committed, whoever made it, and the hook that
 * hears each of them.
 */
import { assertNever } from '../lib/assert-never';
import type { Cause } from '../todo/cause';
import type { Changes } from '../todo/changes';
import { eventsOf, type TodoEvent } from '../todo/event';
import { compareRows } from '../todo/row-order';
import { sameList, type Todo, tagsOf } from '../todo/todo';
import type { TodoHook } from './abi';
import type { PluginContext } from './context';
import { type DataFlow, OPEN_DATA_FLOW, shield, visibleRows } from './data-flow';
import { parentsOf, type TodoSnapshot, toSnapshot } from './snapshots';

/** An event and the export that hears it. */
export interface PluginEvent {
  readonly hook: TodoHook;
  /** As it is now; as it was last when it is deleted. */
  readonly todo: Todo;
  /** As it was before; null for one that is new or gone. */
  readonly before: Todo | null;
  /** What differs from `before`, in the plugin's spelling; empty without it. */
  readonly fields: readonly string[];
  /** The rows that were deleted together with it; empty unless it is. */
  readonly goneWith: readonly Todo[];
}

/**
 * The events in a committed change, in the order of lists and rows. A row that becomes done or cancelled is updated
 * and then completed; one that is created in that state is created only. A move is an update of `position`.
 */
export function hookEvents(changes: Changes): PluginEvent[] {
  return eventsOf(changes).map((event) => toPluginEvent(event, changes.removed));
}

function toPluginEvent(event: TodoEvent, removed: readonly Todo[]): PluginEvent {
  const { todo } = event;
  switch (event.type) {
    case 'todo_created':
      return { hook: 'on_todo_created', todo, before: null, fields: [], goneWith: [] };
    case 'todo_updated':
      return { hook: 'on_todo_updated', ...changed(event.before, todo) };
    case 'todo_completed':
      return { hook: 'on_todo_completed', ...changed(event.before, todo) };
    case 'todo_deleted':
      return { hook: 'on_todo_deleted', todo, before: null, fields: [], goneWith: removed };
    default:
      return assertNever(event);
  }
}

function changed(before: Todo, todo: Todo): Omit<PluginEvent, 'hook'> {
  return { todo, before, fields: changedFields(before, todo), goneWith: [] };
}

/** How a plugin spells the fields of a row; `modified_at` differs always and is never named. */
const SPELLING: readonly (readonly [keyof Todo, string])[] = [
  ['project', 'project'],
  ['date', 'date'],
  ['rank', 'position'],
  ['indent', 'indent_level'],
  ['content', 'content'],
  ['state', 'state'],
  ['priority', 'priority'],
  ['dueDate', 'due_date'],
  ['description', 'description'],
  ['completedAt', 'completed_at'],
];

function changedFields(before: Todo, todo: Todo): string[] {
  const names = SPELLING.filter(([field]) => before[field] !== todo[field]).map(([, name]) => name);
  const [was, is] = [tagsOf(before.content), tagsOf(todo.content)];
  return was.join(' ') === is.join(' ') ? names : [...names, 'tags'];
}

/** What of the event's difference a plugin may know of; an update of nothing else is no event for it. */
export function fieldsShown(event: PluginEvent, hides: DataFlow): readonly string[] {
  const hidden: readonly string[] = hides.fields.includes('content')
    ? [...hides.fields, 'tags']
    : hides.fields;
  return event.fields.filter((name) => !hidden.includes(name));
}

/** Who made a change, in the words of the plugin interface; null for what no plugin hears of. */
export function eventCause(cause: Cause): EventCause | null {
  if (cause.kind === 'undo' || cause.kind === 'redo') return null;
  // The user took something back: whose it was is between the two.
  if (cause.kind === 'revert') return { kind: 'user' };
  return cause.kind === 'plugin' ? { kind: 'plugin', plugin: cause.plugin } : { kind: cause.kind };
}

/** Who made a change, as a plugin reads it. */
export type EventCause =
  | { readonly kind: Exclude<Cause['kind'], 'undo' | 'redo' | 'revert' | 'plugin'> }
  | { readonly kind: 'plugin'; readonly plugin: string };

/** The input of a hook. */
export interface EventPayload {
  readonly todo: TodoSnapshot;
  readonly before?: TodoSnapshot;
  /** The fields that differ from `before`, in the plugin's spelling. */
  readonly fields?: readonly string[];
  readonly cause: EventCause;
  readonly context: PluginContext;
}

/**
 * The payload of an event; `rows` is the todo's list as it is now, which gives it its parent and position. What is
 * hidden from the plugin is not in it.
 */
export function eventPayload(
  event: PluginEvent,
  rows: readonly Todo[],
  cause: EventCause,
  context: PluginContext,
  hides: DataFlow = OPEN_DATA_FLOW,
): EventPayload {
  const shown = visibleRows(withGone(rows, event), hides);
  const position = shown.findIndex((row) => row.id === event.todo.id);
  const parent = position < 0 ? null : (parentsOf(shown.slice(0, position + 1)).at(-1) ?? null);
  const snapshot = (todo: Todo) => shield(toSnapshot(todo, parent, Math.max(0, position)), hides);
  const todo = snapshot(event.todo);
  if (!event.before) return { todo, cause, context };
  return { todo, before: snapshot(event.before), fields: fieldsShown(event, hides), cause, context };
}

/** The list as it would be if the deleted rows were still in it. */
function withGone(rows: readonly Todo[], { todo, goneWith }: PluginEvent): readonly Todo[] {
  const here = goneWith.filter((row) => sameList(row, todo) && !rows.some(({ id }) => id === row.id));
  return here.length === 0 ? rows : [...rows, ...here].sort(compareRows);
}
