import { addedDeed, authorOf, deedsOf, type ProvenanceEntry } from '../../src-core/plugin/provenance';
import type { Cause } from '../../src-core/todo/cause';
import type { Changes } from '../../src-core/todo/changes';
import type { Instant, ProjectId, TodoId } from '../../src-core/todo/todo';
import type { StagedRows } from '../store/todo-repository';
import type { Database, Statement } from './database';
import { parseCause, printCause } from './history-text';

/** So many entries of a todo are kept: the newest. */
export const PROVENANCE_KEPT = 200;

/** Of so many todos the last number is remembered. */
const REMEMBERED = 10_000;

/** The table `provenance`: who changed which todo, written together with the change. */
export class ProvenanceTable {
  /** The last number of each todo that was changed lately: asking for it takes as long as writing. */
  private readonly numbers = new Map<TodoId, number>();
  private readonly last: Statement<[TodoId], { number: number }>;
  private readonly insert: Statement<[TodoId, number, Instant, string, string], never>;
  private readonly trim: Statement<[TodoId, number], never>;
  private readonly newest: Statement<[TodoId, number], { at: Instant; cause: string; what: string }>;
  private readonly projectName: Statement<[ProjectId], { name: string }>;
  private readonly since: Statement<[Instant, Instant, string], { n: number }>;

  constructor(database: Database) {
    this.last = database.prepare(
      'SELECT number FROM provenance WHERE todo_id = ? ORDER BY number DESC LIMIT 1',
    );
    this.insert = database.prepare(
      'INSERT INTO provenance (todo_id, number, at, cause, what) VALUES (?, ?, ?, ?, ?)',
    );
    this.trim = database.prepare('DELETE FROM provenance WHERE todo_id = ? AND number <= ?');
    this.newest = database.prepare(
      'SELECT at, cause, what FROM provenance WHERE todo_id = ? ORDER BY number DESC LIMIT ?',
    );
    this.projectName = database.prepare('SELECT name FROM projects WHERE id = ?');
    this.since = database.prepare(
      `SELECT count(DISTINCT todo_id) AS n FROM provenance
       WHERE at >= ? AND at < ? AND cause ->> 'kind' = 'plugin' AND cause ->> 'plugin' = ?`,
    );
  }

  private readonly nameOf = (id: ProjectId): string => this.projectName.get(id)?.name ?? id;

  /** To be called inside the change's transaction; `staged` are the rows that the change adds, if they lie ready. */
  record(changes: Changes, cause: Cause, at: Instant, staged?: StagedRows): void {
    if (staged) {
      staged.writeProvenance(printCause(cause), addedDeed(cause), at);
      return;
    }
    try {
      const text = printCause(cause);
      for (const { todoId, what } of deedsOf(changes, cause, this.nameOf)) {
        const number = this.numberFor(todoId);
        this.insert.run(todoId, number, at, text, what);
        if (number > PROVENANCE_KEPT) this.trim.run(todoId, number - PROVENANCE_KEPT);
      }
    } catch (error) {
      // Should anybody else have written, the next attempt asks anew.
      this.numbers.clear();
      throw error;
    }
  }

  /** One more than that of the last entry. A number that was not used, because the change failed, does no harm. */
  private numberFor(todoId: TodoId): number {
    const number = (this.numbers.get(todoId) ?? this.last.get(todoId)?.number ?? 0) + 1;
    if (this.numbers.size >= REMEMBERED) this.numbers.clear();
    this.numbers.set(todoId, number);
    return number;
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
