/**
 * Saves what can still be read of a damaged database into a new one: projects, todos and who changed them, pictures of
 * days, what plugins stored, and what the user told plugins. Not the history, whose steps would no longer fit; not the grants: a gate that
 * was damaged stays closed; not the audit log, whose chain would be broken: it stays in the file that is kept.
 */
import { Database, type Statement, type Value } from './database';

/** How much came through. */
export interface Salvaged {
  readonly todos: number;
  /** How many todos there were as far as an index still tells; null when nothing tells. */
  readonly todosExpected: number | null;
  readonly metadata: number;
}

type Row = Readonly<Record<string, Value>>;

/** Tables without row numbers: read whole or not at all. */
const READ_WHOLE = [
  'plugin_settings',
  'plugin_secrets',
  'plugin_policy',
  'provenance',
  'day_pictures',
  'reminders_shown',
] as const;

/** After so many failed reads of one table the rest of it is given up: some hundred bad pages, some tenths of a second. */
const MAX_FAILED_READS = 5_000;

/** Beyond the last row of any table, when the table's end cannot be read. */
const FAR = 2 ** 40;

/** Copies what is readable from the damaged file into the sound, new database, in one transaction. */
export function salvage(damagedFile: string, into: Database): Salvaged {
  let from: Database;
  try {
    from = Database.openForReading(damagedFile);
  } catch {
    return { todos: 0, todosExpected: null, metadata: 0 };
  }
  try {
    return into.transaction('saving what is readable of the damaged database', () => {
      insertAll(into, 'projects', tryAll<Row>(from, 'SELECT * FROM projects'));
      const todos = readableRows(from, 'todos');
      insertProjectsOf(into, todos);
      const saved = {
        todos: insertAll(into, 'todos', todos),
        todosExpected: tryNumber(from, 'SELECT count(*) AS number FROM todos'),
        metadata: insertAll(into, 'plugin_metadata', readableRows(from, 'plugin_metadata')),
      };
      for (const table of READ_WHOLE) insertAll(into, table, tryAll<Row>(from, `SELECT * FROM ${table}`));
      return saved;
    });
  } finally {
    from.close();
  }
}

/** Reads a table in ranges of row numbers; a range that fails is halved until the bad spot stands alone. */
function readableRows(from: Database, table: string): Row[] {
  const rows: Row[] = [];
  let failures = 0;
  const read = tryPrepare(from, `SELECT * FROM ${table} WHERE rowid BETWEEN ? AND ?`);
  if (!read) return rows;
  const ranges: [low: number, high: number][] = [[1, lastRow(from, table)]];
  for (let range = ranges.pop(); range !== undefined; range = ranges.pop()) {
    const [low, high] = range;
    try {
      for (const row of read.all(low, high)) rows.push(row);
    } catch {
      failures += 1;
      if (failures > MAX_FAILED_READS) break;
      const middle = Math.floor((low + high) / 2);
      if (high > low) ranges.push([middle + 1, high], [low, middle]);
    }
  }
  return rows;
}

function lastRow(from: Database, table: string): number {
  return tryNumber(from, `SELECT max(rowid) AS number FROM ${table}`) ?? FAR;
}

function tryNumber(from: Database, text: string): number | null {
  const [row] = tryAll<{ readonly number: Value }>(from, text);
  return typeof row?.number === 'number' ? row.number : null;
}

function tryPrepare(from: Database, text: string): Statement<[number, number], Row> | undefined {
  try {
    return from.prepare(text);
  } catch {
    return undefined;
  }
}

function tryAll<R>(from: Database, text: string): R[] {
  try {
    return from.prepare<[], R>(text).all();
  } catch {
    return [];
  }
}

/** The rows that the new tables take: a damaged value that breaks a rule of theirs is left behind with its row. */
function insertAll(into: Database, table: string, rows: readonly Row[]): number {
  const known = into.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all();
  const columns = known.map((column) => column.name);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const insert = into.prepare<Value[], never>(`INSERT OR IGNORE INTO ${table} (${names}) VALUES (${marks})`);
  let inserted = 0;
  for (const row of rows) {
    try {
      inserted += insert.run(...columns.map((column) => row[column] ?? null));
    } catch {
      // A value that no longer is of its column's kind, or a value of a todo that is lost.
    }
  }
  return inserted;
}

const PROJECT = 'project';
const CREATED_AT = 'created_at';

function insertProjectsOf(into: Database, todos: readonly Row[]): void {
  const insert = into.prepare<Value[], never>(
    'INSERT OR IGNORE INTO projects (id, name, created_at) VALUES (?, ?, ?)',
  );
  const first = new Map(todos.map((row) => [row[PROJECT], row[CREATED_AT]]));
  for (const [id, createdAt] of first) {
    if (typeof id === 'string' && typeof createdAt === 'string') insert.run(id, id, createdAt);
  }
}
