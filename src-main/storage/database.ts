/**
 * The connection to the database file: opened with the promises that the rest relies on, each one asked back, because
 * a pragma that SQLite does not understand is silently ignored. It knows nothing of todos; tables are made in
 * `migrations/`, statements stand in the repositories. Only this folder knows that the database is SQLite.
 */
import Sqlite from 'better-sqlite3';

/** Bytes "2tui" as a number: marks the file as ours, for `file` and for ourselves. */
export const APPLICATION_ID = 0x32747569;

/** The first SQLite without the WAL-reset fault that could corrupt a database (sqlite.org/wal.html#walresetbug). */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** How long a statement waits for another process's lock, in ms. */
const BUSY_TIMEOUT_MS = 2_000;

/** How far the write-ahead log is cut back after a checkpoint, in bytes. */
const JOURNAL_SIZE_LIMIT = 16 * 1024 * 1024;

/** Anything that can stand for a `?`. */
export type Value = string | number | Uint8Array | null;

/** A prepared statement whose rows have the shape R; the caller answers for R, as the text of the statement does. */
export interface Statement<P extends readonly Value[], R> {
  get(...parameters: P): R | undefined;
  all(...parameters: P): R[];
  /** How many rows it changed. */
  run(...parameters: P): number;
}

/** An open database file. Not shared between threads. */
export class Database {
  private readonly inTransaction: Sqlite.Transaction<(deed: () => unknown) => unknown>;

  private constructor(
    private readonly connection: Sqlite.Database,
    private readonly onDamage: (error: unknown) => void,
  ) {
    this.inTransaction = connection.transaction((deed) => deed());
  }

  /**
   * Opens the file for writing, made if it is missing.
   * @param onDamage hears of each statement that fails because the file is damaged; the statement throws all the same
   * @throws Error when it cannot be opened, is no database, or the promises cannot be kept.
   */
  static open(file: string, onDamage: (error: unknown) => void = () => undefined): Database {
    return connect(file, {}, (connection) => {
      configure(connection);
      return new Database(connection, onDamage);
    });
  }

  /** Opens the file for reading only. It must exist. @throws Error when it cannot be opened. */
  static openForReading(file: string): Database {
    return connect(
      file,
      { readonly: true, fileMustExist: true },
      (connection) => new Database(connection, () => undefined),
    );
  }

  /** Compiles a statement; whoever needs it often keeps it. */
  prepare<P extends readonly Value[], R>(text: string): Statement<P, R> {
    const statement = this.connection.prepare(text);
    return {
      get: (...parameters) => this.watching(() => statement.get(...parameters)) as R | undefined,
      all: (...parameters) => this.watching(() => statement.all(...parameters)) as R[],
      run: (...parameters) => this.watching(() => statement.run(...parameters)).changes,
    };
  }

  /** Runs statements that are not worth keeping. */
  execute(text: string): void {
    this.connection.exec(text);
  }

  /** The value of a pragma. */
  pragma(text: string): unknown {
    return this.connection.pragma(text, { simple: true });
  }

  /**
   * All of the deed or nothing of it. The write lock is taken at once, so that nothing read inside can have been
   * changed by another process before it is written.
   * @param what a phrase for the error, such as `saving the change`
   * @throws Error with that phrase, and the reason as its cause, when nothing was done
   */
  transaction<T>(what: string, deed: () => T): T {
    try {
      return this.inTransaction.immediate(deed) as T;
    } catch (cause) {
      throw new Error(what, { cause });
    }
  }

  /**
   * Every fault that SQLite finds in the file, at most 100; empty when it is sound. Reads the whole file.
   * @param depth `quick` leaves out whether indexes agree with their tables: a seventh of the time at 100,000 todos
   */
  faults(depth: 'quick' | 'full'): readonly string[] {
    const check = depth === 'quick' ? 'quick_check' : 'integrity_check';
    const lines = this.connection.prepare<[], string>(`PRAGMA ${check}(100)`).pluck().all();
    return lines.filter((line) => line !== 'ok');
  }

  /** Closes the file; the last one to close copies the write-ahead log back into it. Closing again does nothing. */
  close(): void {
    this.connection.close();
  }

  private watching<T>(deed: () => T): T {
    try {
      return deed();
    } catch (error) {
      if (isDamage(error)) this.onDamage(error);
      throw error;
    }
  }
}

/** Whether a statement failed because the file is damaged or is no database. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error) ?? '';
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

/** SQLite's name for what went wrong (`SQLITE_FULL`), found along the causes; undefined when it was not SQLite. */
export function sqliteCode(error: unknown): string | undefined {
  if (error instanceof Sqlite.SqliteError) return error.code;
  return error instanceof Error && error.cause !== undefined ? sqliteCode(error.cause) : undefined;
}

function connect(
  file: string,
  options: Sqlite.Options,
  use: (connection: Sqlite.Database) => Database,
): Database {
  const connection = new Sqlite(file, { ...options, timeout: BUSY_TIMEOUT_MS });
  try {
    return use(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

function configure(connection: Sqlite.Database): void {
  assertSqliteVersion(String(connection.prepare('SELECT sqlite_version()').pluck().get()));
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  demand(connection, 'journal_mode', 'WAL', 'wal');
  demand(connection, 'synchronous', 'FULL', 2);
  demand(connection, 'foreign_keys', 'ON', 1);
  demand(connection, 'busy_timeout', String(BUSY_TIMEOUT_MS), BUSY_TIMEOUT_MS);
  demand(connection, 'journal_size_limit', String(JOURNAL_SIZE_LIMIT), JOURNAL_SIZE_LIMIT);
}

function demand(connection: Sqlite.Database, name: string, value: string, expected: unknown): void {
  connection.pragma(`${name} = ${value}`);
  const found = connection.pragma(name, { simple: true });
  if (found !== expected)
    throw new Error(`the database runs with ${name} ${String(found)} instead of ${value}`);
}

/** @throws Error when that version of SQLite is too old to be trusted with a write-ahead log. */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number);
  const difference = OLDEST_SQLITE.map((oldest, i) => (parts[i] ?? 0) - oldest).find((d) => d !== 0) ?? 0;
  if (difference < 0) throw new Error(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
}
