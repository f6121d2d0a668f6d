/**
 * Which rows of today's list are the mirror's. A row is known by what was stored with it, never by its text: a list's
 * header has the list's name under `list`, a task's row `LIST/ID` under `task`.
 */
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import type { Task, TaskStatus } from './task-file';

type Todo = ToTui.Todo;

/** Where the row of a list or of a task is. */
export interface Place {
  /** Its row in today's list. */
  readonly row: Todo | null;
  /** Ids of rows on other days, or hidden ones. */
  readonly elsewhere: readonly string[];
}

/** What was shown of a task when its row was written last. */
export interface Shown {
  readonly status: string;
  readonly subject: string;
  readonly description: string;
}

/** The state in which the row of a task is. */
export const STATES: Readonly<Record<TaskStatus, ToTui.TodoState>> = {
  pending: 'empty',
  in_progress: 'in_progress',
  completed: 'done',
};

/** Finds what was stored under that key; `near` are rows of today's list that are at hand. */
export function placeOf(key: 'list' | 'task', value: string, near: ReadonlyMap<string, Todo>): Place {
  const ids = host.find_todos_by_metadata({ key, value });
  for (const id of ids) {
    const row = near.get(id) ?? todaysRow(id);
    if (row) return { row, elsewhere: ids.filter((other) => other !== id) };
  }
  return { row: null, elsewhere: ids };
}

/** The rows directly below one of today's list. */
export function childrenOf(parent: string): Map<string, Todo> {
  return new Map(pagesOf({ parent_id: parent }).map((row) => [row.id, row]));
}

/** What was shown in a row; null when it is not the row of a task. */
export function shownIn(row: Todo): Shown | null {
  const stored = host.get_todo_metadata({ todo_id: row.id, key: 'mirrored' });
  if (stored === null) return null;
  const [status = '', subject = '', description = ''] = stored.split(' ');
  return { status, subject, description };
}

/** What is to be stored when a task is shown. */
export function shownText({ status, subject, description }: Task): string {
  return [status, mark(subject), mark(description)].join(' ');
}

/** Short and the same for the same text: FNV-1a. Nobody gains anything by finding two texts alike. */
export function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** A todo says its day, but not its project, and lists are read by project. */
function todaysRow(id: string): Todo | null {
  const todo = host.get_todo({ id });
  if (todo === null || todo.date !== host.get_current_date()) return null;
  return pagesOf({ text: todo.content.slice(0, 200).trim() }).find((row) => row.id === id) ?? null;
}

function pagesOf(query: ToTui.TodoQuery): Todo[] {
  const found: Todo[] = [];
  let cursor: string | null = null;
  do {
    const page: ReturnType<typeof host.query_todos> = host.query_todos(cursor ? { ...query, cursor } : query);
    found.push(...page.todos);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return found;
}
