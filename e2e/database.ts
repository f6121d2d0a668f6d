import path from 'node:path';
import Database from 'better-sqlite3';

/** Reads the application's database from outside, while it runs or after. */
export function sql(dataDir: string, query: string): unknown[] {
  const database = new Database(path.join(dataDir, 'to-tui.db'), { readonly: true });
  try {
    return database.prepare(query).all();
  } finally {
    database.close();
  }
}
