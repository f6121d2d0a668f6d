/**
 * Rows of an import before they are the document's: in a table of this connection that is never durable, filled a few at
 * a time while keys are heard, so that the one transaction at the end only has to copy them. What is left of an import
 * that ends before it goes with the connection.
 */
import type { Changes } from '../../src-core/todo/changes';
import type { Instant, Todo } from '../../src-core/todo/todo';
import type { StagedRows } from '../store/todo-repository';
import type { Database, Statement, Value } from './database';
import { printChanges } from './history-text';
import { TODO_COLUMNS, valuesOf } from './todo-rows';

const COLUMNS = TODO_COLUMNS.join(', ');

/** See the head of this file. One at a time for a connection. */
export class ImportStage implements StagedRows {
  private readonly put: Statement<Value[], never>;
  /** Each row as the history keeps it: written here, because the whole takes as long as all of them. */
  private readonly texts: string[] = [];

  constructor(private readonly database: Database) {
    database.execute(
      `DROP TABLE IF EXISTS temp.incoming_todos; CREATE TABLE temp.incoming_todos (${COLUMNS})`,
    );
    this.put = database.prepare(
      `INSERT INTO temp.incoming_todos VALUES (${TODO_COLUMNS.map(() => '?').join(', ')})`,
    );
  }

  /** Takes rows; a hundred take about 2 ms. */
  add(rows: readonly Todo[]): void {
    this.database.transaction('laying rows of an import ready', () => {
      for (const row of rows) this.put.run(...valuesOf(row));
    });
    for (const row of rows) this.texts.push(JSON.stringify(row));
  }

  changesText(changes: Changes): string {
    const rest = printChanges({ ...changes, added: [] });
    if (this.texts.length !== changes.added.length || !rest.includes(NONE_ADDED))
      throw new Error('the rows that lie ready are not those of the change');
    return rest.replace(NONE_ADDED, () => `"added":[${this.texts.join(',')}]`);
  }

  writeTodos(): number {
    return this.database
      .prepare<[], never>(`INSERT INTO todos (${COLUMNS}) SELECT ${COLUMNS} FROM temp.incoming_todos`)
      .run();
  }

  writeProvenance(cause: string, what: string, at: Instant): void {
    this.database
      .prepare<[Instant, string, string], never>(
        `INSERT INTO provenance (todo_id, number, at, cause, what)
         SELECT id, 1 + coalesce((SELECT max(number) FROM provenance WHERE todo_id = id), 0), ?, ?, ?
         FROM temp.incoming_todos ORDER BY id`,
      )
      .run(at, cause, what);
  }

  /** Lets go of the rows. */
  clear(): void {
    this.texts.length = 0;
    this.database.execute('DROP TABLE IF EXISTS temp.incoming_todos');
  }
}

const NONE_ADDED = '"added":[]';
