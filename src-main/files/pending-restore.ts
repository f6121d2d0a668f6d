/**
 * A database that waits to take the place of the present one. A running application cannot let go of its database, so a
 * restore lays the new one beside it, and the next start swaps them before anything is opened. Ended at any moment, there
 * is either the present database or the new one, never none and never a mixture; what is replaced is kept.
 */
import { copyFileSync, existsSync, linkSync, realpathSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { Instant } from '../../src-core/todo/todo';
import type { Log } from '../log';
import type { Paths } from '../paths';
import { APPLICATION_ID, Database, sqliteCode } from '../storage/database';
import { quarantine } from '../storage/quarantine';
import { carryDecisions } from './carry-decisions';

/** Where it waits. It has this name only when it is whole and was checked. */
export function pendingRestorePath(paths: Pick<Paths, 'database'>): string {
  return path.join(path.dirname(paths.database), 'restore-pending.db');
}

/** What swapping needs. */
export interface PendingRestoreOptions {
  readonly paths: Pick<Paths, 'database' | 'backups' | 'quarantine'>;
  readonly now: () => Instant;
  readonly log: Log;
  /** Called between the steps; for tests that end the process there. */
  readonly between?: (step: 'checked' | 'settled' | 'kept' | 'decided' | 'swapped') => void;
}

/** A restore that was done. */
export interface AppliedRestore {
  /** Where the database is that was replaced; null when there was none. */
  readonly kept: string | null;
}

/**
 * Swaps the databases when one waits; to be called by whoever holds the lock of the data directory, before the database
 * is opened. Null when none waits. The error is a sentence; the present database is then as it was.
 */
export function applyPendingRestore(options: PendingRestoreOptions): Result<AppliedRestore | null, string> {
  const { paths, log, between = () => undefined } = options;
  const pending = pendingRestorePath(paths);
  if (!existsSync(pending)) return ok(null);
  try {
    if (!isOurs(pending)) {
      const moved = quarantine(pending, paths.quarantine, options.now());
      return err(
        `The backup that was to be restored is damaged and was moved to ${moved}; nothing was replaced.`,
      );
    }
    between('checked');
    const database = behindLinks(paths.database);
    const present = existsSync(database) ? settle(database, log) : 'missing';
    if (present === 'in use') return err(IN_USE);
    between('settled');
    const kept = keepPresent(options, database, present);
    between('kept');
    carryDecisions(kept, pending);
    between('decided');
    move(pending, database);
    between('swapped');
    log.info(`a backup was restored; the database before it is ${kept ?? 'none'}`);
    return ok({ kept });
  } catch (error) {
    log.error('restoring a backup', error);
    return err('The backup could not be restored; the log says why. The present database was left as it is.');
  }
}

const IN_USE =
  'A backup waits to be restored, but another program is using the database. Close it and start again; nothing was replaced.';

/** A database may be kept elsewhere, with a link in its place: then it is replaced there. */
function behindLinks(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}

type Present = 'settled' | 'damaged' | 'in use' | 'missing';

/** Keeps the present database under another name, and leaves no log that would belong to the new one. */
function keepPresent(
  { paths, now }: Pick<PendingRestoreOptions, 'paths' | 'now'>,
  database: string,
  present: Present,
): string | null {
  if (present === 'missing') {
    for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true });
    return null;
  }
  if (present !== 'settled') return quarantine(database, paths.quarantine, now());
  const kept = freeName(path.join(paths.backups, `to-tui-replaced-${now().replaceAll(':', '-')}`));
  try {
    linkSync(database, kept);
  } catch {
    copyFileSync(database, `${kept}.part`);
    renameSync(`${kept}.part`, kept);
  }
  return kept;
}

/**
 * Brings what stands in the log into the file and ends the log, which SQLite does only for whoever is alone with the
 * database: another program would go on writing into a file that nobody opens any more.
 */
function settle(file: string, log: Log): Present {
  try {
    const database = Database.open(file);
    try {
      database.pragma('journal_mode = DELETE');
    } finally {
      database.close();
    }
    return existsSync(`${file}-wal`) ? 'damaged' : 'settled';
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '')) return 'in use';
    log.warn('the database that is to be replaced cannot be opened', error);
    return 'damaged';
  }
}

/** A rename, also from one disk to another. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    copyFileSync(from, `${to}.part`);
    renameSync(`${to}.part`, to);
    rmSync(from);
  }
}

function isOurs(file: string): boolean {
  try {
    const database = Database.openForReading(file);
    try {
      return database.pragma('application_id') === APPLICATION_ID && database.faults('quick').length === 0;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}

function freeName(wanted: string): string {
  let name = `${wanted}.db`;
  for (let n = 2; existsSync(name); n++) name = `${wanted}-${n}.db`;
  return name;
}
