import type { MetadataChange } from '../../src-core/todo/changes';
import type { Instant, TodoId } from '../../src-core/todo/todo';
import type { StoredMetadata } from '../plugin/plugin-runtime';
import type { Database, Statement } from './database';

type Name = [owner: string, todoId: TodoId | null, key: string];

/** What plugins stored, on a todo or (without one) for themselves. `IS` finds the rows without a todo as well. */
const NAMED = 'plugin_id = ? AND todo_id IS ? AND key = ?';

/** The table `plugin_metadata`. */
export class MetadataTable {
  private readonly value: Statement<Name, { value: string }>;
  private readonly all: Statement<[string], StoredMetadata>;
  private readonly insert: Statement<[...Name, string, Instant, Instant], never>;
  private readonly update: Statement<[string, Instant, ...Name, string], never>;
  private readonly remove: Statement<[...Name, string], never>;

  constructor(database: Database) {
    this.value = database.prepare(`SELECT value FROM plugin_metadata WHERE ${NAMED}`);
    this.all = database.prepare(
      'SELECT todo_id AS todoId, key, value FROM plugin_metadata WHERE plugin_id = ? ORDER BY id',
    );
    this.insert = database.prepare(
      'INSERT INTO plugin_metadata (plugin_id, todo_id, key, value, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.update = database.prepare(
      `UPDATE plugin_metadata SET value = ?, updated_at = ? WHERE ${NAMED} AND value = ?`,
    );
    this.remove = database.prepare(`DELETE FROM plugin_metadata WHERE ${NAMED} AND value = ?`);
  }

  /** One value; null when it was never set or was cleared. */
  get(owner: string, todoId: TodoId | null, key: string): string | null {
    return this.value.get(owner, todoId, key)?.value ?? null;
  }

  /** Everything of one owner. */
  allOf(owner: string): StoredMetadata[] {
    return this.all.all(owner);
  }

  /** Sets, replaces or clears a value. @throws Error when the value is not the one that the change expects. */
  write({ owner, todoId, key, from, to }: MetadataChange, at: Instant): void {
    const name: Name = [owner, todoId, key];
    if (from === null && to !== null) this.insert.run(...name, to, at, at);
    else if (from !== null && this.replace(name, from, to, at) !== 1)
      throw new Error(`the stored value ${key} of ${owner} is not as the change expects it`);
  }

  private replace(name: Name, from: string, to: string | null, at: Instant): number {
    return to === null ? this.remove.run(...name, from) : this.update.run(to, at, ...name, from);
  }
}
