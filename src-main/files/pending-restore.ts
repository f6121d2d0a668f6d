/**
 * A database that waits to take the place of the present one. A running application cannot let go of its database, so a
 * restore lays the new one beside it, and the next start swaps them before anything is opened. Ended at any moment, there
 * is either the present database or the new one, never none and never a mixture; what is replaced is kept.
 */
import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { Instant } from '../../src-core/todo/todo';
import type { Log } from '../log';
import type { Paths } from '../paths';
import { APPLICATION_ID, Database } from '../storage/database';
import { quarantine } from '../storage/quarantine';

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
  readonly between?: (step: 'checked' | 'settled' | 'kept' | 'swapped') => void;
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
    const kept = keepPresent(options);
    between('kept');
    renameSync(pending, paths.database);
    between('swapped');
    log.info(`a backup was restored; the database before it is ${kept ?? 'none'}`);
    return ok({ kept });
  } catch (error) {
    log.error('restoring a backup', error);
    return err('The backup could not be restored; the log says why. The present database was left as it is.');
  }
}

/** Keeps the present database under another name beside its own, and leaves no log that would belong to the new one. */
function keepPresent({ paths, now, log, between }: PendingRestoreOptions): string | null {
  const { database } = paths;
  if (!existsSync(database)) {
    for (const suffix of ['-wal', '-shm']) rmSync(database + suffix, { force: true });
    return null;
  }
  if (!settle(database, log)) return quarantine(database, paths.quarantine, now());
  between?.('settled');
  const kept = freeName(path.join(paths.backups, `to-tui-replaced-${now().replaceAll(':', '-')}`));
  try {
    linkSync(database, kept);
  } catch {
    copyFileSync(database, `${kept}.part`);
    renameSync(`${kept}.part`, kept);
  }
  return kept;
}

/** Brings what stands in the log into the file; false when it cannot be, because the database is damaged. */
function settle(file: string, log: Log): boolean {
  try {
    const database = Database.open(file);
    try {
      database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      database.close();
    }
    return !existsSync(`${file}-wal`);
  } catch (error) {
    log.warn('the database that is to be replaced cannot be opened', error);
    return false;
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
