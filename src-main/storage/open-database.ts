/**
 * From a path to a database that can be trusted: looked at before it is touched, brought up to date, and moved aside
 * and replaced by what can be saved when it is damaged. Refusals are sentences for the user; only faults of the
 * application itself throw.
 */
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { Instant } from '../../src-core/todo/todo';
import type { Log } from '../log';
import { APPLICATION_ID, Database, isDamage } from './database';
import { latestVersion, layoutVersion, migrate } from './migrate';
import type { Migration } from './migration';
import { MIGRATIONS } from './migrations/all';
import { foreign, newer, type OpenRefusal, refusalFor } from './open-refusal';
import { quarantine } from './quarantine';
import { type Salvaged, salvage } from './salvage';

/** What opening needs. The directories exist. */
export interface OpenOptions {
  readonly file: string;
  readonly backups: string;
  readonly quarantine: string;
  readonly now: () => Instant;
  readonly log: Log;
  /** The steps of the layout; those of this version unless a test puts in its own. */
  readonly migrations?: readonly Migration[];
  /** Files up to this size are checked at each start, larger ones only when a statement found them damaged. */
  readonly checkedAtStartBytes?: number;
}

/** A database that is ready for use. */
export interface OpenedDatabase {
  readonly database: Database;
  /** There was none before: the first start in this directory. */
  readonly isNew: boolean;
  /** What became of a damaged one; null when all was well. */
  readonly recovery: Recovery | null;
}

/** A damaged database was moved aside. */
export interface Recovery extends Salvaged {
  /** Where the damaged file is now. */
  readonly quarantined: string;
}

/** Opens the database for writing. A refusal leaves the file as it was. */
export function openDatabase(options: OpenOptions): Result<OpenedDatabase, OpenRefusal> {
  try {
    const refusal = refusalBeforeOpening(options);
    if (refusal) return err(refusal);
    const isNew = !hasContent(options.file);
    return ok({ database: openSound(options), isNew, recovery: null });
  } catch (error) {
    if (!isDamage(error) && !(error instanceof DamageFound)) return err(refused(error, options));
    return recover(options, error);
  }
}

function openSound(options: OpenOptions): Database {
  const { file, backups, now, log, migrations = MIGRATIONS } = options;
  const mark = suspicionMark(file);
  createPrivately(file);
  const database = Database.open(file, () => writeFileSync(mark, ''));
  try {
    // SQLite opens a file that it may not write as read-only, and says so at the first write.
    database.transaction('checking that the database can be written', () =>
      database.execute(`PRAGMA user_version = ${layoutVersion(database)}`),
    );
    const copy = migrate(database, { migrations, backups, now });
    if (copy !== null) log.info(`the database was backed up to ${copy} and brought up to date`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** For the user's eyes only, also in a folder that others can read. SQLite gives its log the rights of the file. */
function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'ax', 0o600));
  } catch {
    // It is there already; or it cannot be made, and SQLite will say why.
  }
}

/** Stands beside a database that a statement found damaged, so that the next start looks at all of it. */
function suspicionMark(file: string): string {
  return `${file}.suspect`;
}

/**
 * The new database is finished before the damaged one is moved, so that a crash on the way leaves the damaged one in
 * its place, to be found and saved at the next start.
 */
function recover(options: OpenOptions, damage: unknown): Result<OpenedDatabase, OpenRefusal> {
  const { file, log, now } = options;
  log.error('the database is damaged', damage);
  const rescue = `${file}.rescue`;
  try {
    for (const suffix of ['', '-wal', '-shm']) rmSync(rescue + suffix, { force: true });
    const fresh = openSound({ ...options, file: rescue });
    let salvaged: Salvaged;
    try {
      salvaged = salvage(file, fresh);
    } finally {
      fresh.close();
    }
    const quarantined = quarantine(file, options.quarantine, now());
    renameSync(rescue, file);
    rmSync(suspicionMark(file), { force: true });
    log.warn(`saved ${salvaged.todos} todos of the damaged database, which is now ${quarantined}`);
    return ok({ database: openSound(options), isNew: false, recovery: { ...salvaged, quarantined } });
  } catch (error) {
    return err(refused(error, options));
  }
}

/** The check before use found faults. */
class DamageFound extends Error {}

/** At about 10 ms a million bytes, the words that are searched among them. */
const CHECKED_AT_START_BYTES = 2_000_000;

/**
 * Looks at the file through a connection that cannot write, so that what is refused or damaged stays as it is.
 * @throws Error when it is damaged
 */
function refusalBeforeOpening(options: OpenOptions): OpenRefusal | null {
  const { file, migrations = MIGRATIONS } = options;
  if (!hasContent(file)) return null;
  const database = Database.openForReading(file);
  try {
    const tables =
      database.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()?.n ?? 0;
    const [version, newest] = [layoutVersion(database), latestVersion(migrations)];
    if (tables > 0 && database.pragma('application_id') !== APPLICATION_ID) return foreign(file);
    if (version > newest) return newer(file, version, newest);
    checkIfNeeded(database, options);
    return null;
  } finally {
    database.close();
  }
}

function checkIfNeeded(database: Database, options: OpenOptions): void {
  const { file, checkedAtStartBytes = CHECKED_AT_START_BYTES } = options;
  const mark = suspicionMark(file);
  const suspected = existsSync(mark);
  if (!suspected && statSync(file).size > checkedAtStartBytes) return;
  const faults = database.faults(suspected ? 'full' : 'quick');
  if (faults.length > 0) throw new DamageFound(faults.slice(0, 3).join('; '));
  rmSync(mark, { force: true });
}

function refused(error: unknown, { file, log }: OpenOptions): OpenRefusal {
  log.error(`opening the database ${file}`, error);
  return refusalFor(error, file);
}

function hasContent(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
