import type { Changes } from './changes';
import { compareRows } from './row-order';
import { differingFields, isComplete, type Todo } from './todo';

/**
 * What has happened to a todo, as extensions are told it: derived from the change that was made, never raised by
 * hand. `todo` is the row as it is now, or as it was last when it is deleted.
 */
export type TodoEvent =
  | { readonly type: 'todo_created'; readonly todo: Todo }
  | {
      readonly type: 'todo_updated';
      readonly todo: Todo;
      readonly before: Todo;
      /** What differs, `modifiedAt` aside. */
      readonly fields: readonly (keyof Todo)[];
    }
  /** Comes after the `todo_updated` of the same row. A row that is created complete does not become so. */
  | { readonly type: 'todo_completed'; readonly todo: Todo; readonly before: Todo }
  | { readonly type: 'todo_deleted'; readonly todo: Todo };

/** The events of a change, by day, project and place in the list. */
export function eventsOf(changes: Changes): TodoEvent[] {
  const events: TodoEvent[] = [
    ...changes.added.map((todo) => ({ type: 'todo_created', todo }) as const),
    ...changes.updated.flatMap(([before, todo]) => eventsOfUpdate(before, todo)),
    ...changes.removed.map((todo) => ({ type: 'todo_deleted', todo }) as const),
  ];
  return events.sort((a, b) => byPlace(a.todo, b.todo));
}

function eventsOfUpdate(before: Todo, todo: Todo): TodoEvent[] {
  const fields = differingFields(before, todo).filter((field) => field !== 'modifiedAt');
  const events: TodoEvent[] = fields.length > 0 ? [{ type: 'todo_updated', todo, before, fields }] : [];
  if (isComplete(todo.state) && !isComplete(before.state))
    events.push({ type: 'todo_completed', todo, before });
  return events;
}

function byPlace(a: Todo, b: Todo): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.project !== b.project) return a.project < b.project ? -1 : 1;
  return compareRows(a, b);
}
