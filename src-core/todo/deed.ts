import type { CalendarDate } from '../lib/calendar-date';
import { err, ok, type Result } from '../lib/result';
import { type Changes, noChanges } from './changes';
import type { DocumentReader } from './document';
import { subtreeEnd } from './hierarchy';
import type { Refusal } from './outcome';
import { type Instant, isComplete, sameTodo, type Todo, type TodoId } from './todo';
import type { TodoList } from './todo-list';

/**
 * What all handlers in `commands/` share: what they are given, what they answer, how a row is found and how it
 * is rewritten. What is particular to one command is in its own file.
 */
export interface Env {
  /** The moment that changed rows are stamped with. */
  readonly now: Instant;
  /** The day that is open for writing, and the first one that is: earlier days are pictures. */
  readonly today: CalendarDate;
  /** A new id, never used before. */
  newId(): TodoId;
}

/** What a command comes to: nothing is changed yet. */
export interface Deed {
  readonly changes: Changes;
  /** The row the cursor should be on afterwards, if the command has one in mind. */
  readonly focus: TodoId | null;
}

/** Carries out one type of command: the document is only read. */
export type Handler<C> = (document: DocumentReader, command: C, env: Env) => Result<Deed, Refusal>;

/** A row, where it stands, and where its subtree ends. */
export interface Located {
  readonly list: TodoList;
  readonly row: Todo;
  readonly index: number;
  readonly end: number;
}

/** Finds a row that may be changed. Refused: no such row; a day that is over. */
export function locate(document: DocumentReader, id: TodoId, env: Env): Result<Located, Refusal> {
  const row = document.find(id);
  if (!row) return err({ kind: 'no_such_todo', id });
  if (row.date < env.today) return err({ kind: 'read_only_day', date: row.date });
  const list = document.list(row);
  const index = list.positionOf(row);
  if (index < 0) throw new Error(`todo ${id} is known but not in its list of ${row.date}`);
  return ok({ list, row, index, end: subtreeEnd(list.rows, index) });
}

/** What may be rewritten in a row; the rest follows or never changes. */
export type Revision = Partial<Omit<Todo, 'id' | 'createdAt' | 'modifiedAt' | 'completedAt'>>;

/**
 * The row rewritten: `completedAt` follows the state, `modifiedAt` says when. A row that was complete before keeps
 * the moment at which it became so. The same row comes back when nothing differs.
 */
export function revise(row: Todo, revision: Revision, env: Pick<Env, 'now'>): Todo {
  const next = { ...row, ...revision };
  if (sameTodo(row, next)) return row;
  const completedAt = isComplete(next.state) ? (row.completedAt ?? env.now) : null;
  return { ...next, completedAt, modifiedAt: env.now };
}

/** The change that rewrites these rows each in its way, without those that stay the same. */
export function rewrite(
  rows: readonly Todo[],
  revision: (row: Todo) => Revision,
  env: Pick<Env, 'now'>,
): Changes {
  const pairs = rows.map((row) => [row, revise(row, revision(row), env)] as const);
  return { ...noChanges, updated: pairs.filter(([from, to]) => from !== to) };
}
