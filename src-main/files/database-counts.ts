import type { Instant } from '../../src-core/todo/todo';
import type { Database } from '../storage/database';
import type { DatabaseCounts } from './file-requests';

/** Counts what is in a database of any version of the layout. Deleted rows do not count. */
export function countsOf(database: Database): DatabaseCounts {
  const todos = database
    .prepare<[], { todos: number; open: number | null; newest: Instant | null }>(
      `SELECT count(*) AS todos, sum(state NOT IN ('done', 'cancelled')) AS open, max(modified_at) AS newest
       FROM todos WHERE deleted_at IS NULL`,
    )
    .get();
  const count = (from: string) =>
    database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${from}`).get()?.n ?? 0;
  return {
    todos: todos?.todos ?? 0,
    open: todos?.open ?? 0,
    newest: todos?.newest ?? null,
    projects: count('projects WHERE deleted_at IS NULL'),
    days: count('(SELECT DISTINCT project, date FROM todos WHERE deleted_at IS NULL)'),
  };
}
