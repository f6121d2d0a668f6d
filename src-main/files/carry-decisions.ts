/**
 * What the user decided about plugins does not come back with a backup: a permission that was revoked since would be
 * allowed again, and what was hidden since would be shown. Grants are those of the database that is replaced and no
 * others; of policies, and of which plugins are on, those of the backup hold only where nothing was said since.
 */
import { Database, type Value } from '../storage/database';

type Row = Readonly<Record<string, Value>>;

const TABLES = ['plugin_grants', 'plugin_policy', 'plugin_state'] as const;

/**
 * Writes the decisions of one database into another, which is one file again afterwards. Done twice it does no more
 * than once. @throws Error when the other one cannot be written
 * @param from null, or a file that cannot be read: nothing is allowed then
 */
export function carryDecisions(from: string | null, to: string): void {
  const decided = TABLES.map((table) => [table, from === null ? [] : rowsOf(from, table)] as const);
  const database = Database.open(to);
  try {
    database.transaction('keeping what was decided about plugins', () => {
      database.execute('DELETE FROM plugin_grants');
      for (const [table, rows] of decided) for (const row of rows) put(database, table, row);
    });
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

function rowsOf(file: string, table: string): Row[] {
  try {
    const database = Database.openForReading(file);
    try {
      return database.prepare<[], Row>(`SELECT * FROM ${table}`).all();
    } finally {
      database.close();
    }
  } catch {
    return [];
  }
}

/** A column that one of the two layouts does not have is left out. */
function put(database: Database, table: string, row: Row): void {
  const known = database
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
    .all();
  const columns = known.map(({ name }) => name).filter((name) => row[name] !== undefined);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  database
    .prepare<Value[], never>(`INSERT OR REPLACE INTO ${table} (${names}) VALUES (${marks})`)
    .run(...columns.map((name) => row[name] ?? null));
}
