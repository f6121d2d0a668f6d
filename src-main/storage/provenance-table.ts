import { authorOf, deedsOf, type ProvenanceEntry } from '../../src-core/plugin/provenance';
import type { Cause } from '../../src-core/todo/cause';
import type { Changes } from '../../src-core/todo/changes';
import type { Instant, TodoId } from '../../src-core/todo/todo';
import type { Database, Statement } from './database';
import { parseCause, printCause } from './history-text';

/** So many entries of a todo are kept: the newest. */
export const PROVENANCE_KEPT = 200;

/** The table `provenance`: who changed which todo, written together with the change. */
export class ProvenanceTable {
  private readonly insert: Statement<[TodoId, TodoId, Instant, string, string], { number: number }>;
  private readonly trim: Statement<[TodoId, number], never>;
  private readonly newest: Statement<[TodoId, number], { at: Instant; cause: string; what: string }>;
  private readonly since: Statement<[Instant, Instant, string], { n: number }>;

  constructor(database: Database) {
    const last = 'SELECT number FROM provenance WHERE todo_id = ? ORDER BY number DESC LIMIT 1';
    this.insert = database.prepare(
      `INSERT INTO provenance (todo_id, number, at, cause, what)
       VALUES (?, coalesce((${last}), 0) + 1, ?, ?, ?) RETURNING number`,
    );
    this.trim = database.prepare('DELETE FROM provenance WHERE todo_id = ? AND number <= ?');
    this.newest = database.prepare(
      'SELECT at, cause, what FROM provenance WHERE todo_id = ? ORDER BY number DESC LIMIT ?',
    );
    this.since = database.prepare(
      `SELECT count(DISTINCT todo_id) AS n FROM provenance
       WHERE at >= ? AND at < ? AND cause ->> 'kind' = 'plugin' AND cause ->> 'plugin' = ?`,
    );
  }

  /** To be called inside the change's transaction. */
  record(changes: Changes, cause: Cause, at: Instant): void {
    const text = printCause(cause);
    for (const { todoId, what } of deedsOf(changes, cause)) {
      const number = this.insert.get(todoId, todoId, at, text, what)?.number ?? 0;
      if (number > PROVENANCE_KEPT) this.trim.run(todoId, number - PROVENANCE_KEPT);
    }
  }

  /** The newest entries of a todo, newest first; one that does not read back is left out. */
  of(todoId: TodoId, limit: number): ProvenanceEntry[] {
    return this.newest.all(todoId, limit).flatMap(({ at, cause: text, what }) => {
      const cause = parseCause(text);
      return cause ? [{ at, ...authorOf(cause), what }] : [];
    });
  }

  /** How many todos a plugin changed from one moment up to another. Reads the whole table. */
  changedBy(plugin: string, from: Instant, before: Instant): number {
    return this.since.get(from, before, plugin)?.n ?? 0;
  }
}
