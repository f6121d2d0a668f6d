import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../src-core/todo/todo';
import { APPLICATION_ID, Database } from './database';
import type { Migration } from './migration';

/** What bringing a database up to date needs. */
export interface MigrateOptions {
  /** Every step there is, first one first. */
  readonly migrations: readonly Migration[];
  /** The directory for the copy that is made before a database with content is changed. */
  readonly backups: string;
  readonly now: () => Instant;
}

/** The version of the layout; 0 when there is none yet. */
export function layoutVersion(database: Database): number {
  return Number(database.pragma('user_version'));
}

/** The version that the steps lead to. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/**
 * Runs the steps that the database has not had, in order, each in one transaction together with its number: a step
 * that is interrupted was never begun. A database with content is copied first, and the copy is checked.
 * @returns the path of the copy, or null when none was needed
 * @throws Error when the copy is not sound or a step fails; the database is then as the last good step left it
 */
export function migrate(database: Database, options: MigrateOptions): string | null {
  const from = layoutVersion(database);
  const due = options.migrations.filter((step) => step.version > from);
  if (due.length === 0) return null;
  const copy = from === 0 ? null : backUp(database, backupPath(options, from));
  migrateSteps(database, due);
  return copy;
}

/** Runs these steps and copies nothing: for a database that is a copy itself. @throws Error as {@link migrate} */
export function migrateSteps(database: Database, steps: readonly Migration[]): void {
  for (const step of steps) {
    database.transaction(`changing the database to version ${step.version} (${step.name})`, () => {
      database.execute(step.sql);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${step.version}`);
    });
  }
}

/**
 * Copies the whole database to a new file and checks the copy page by page. The copy gets its name only once it is
 * found sound, so that whatever bears a backup's name is one. A file of that name is never overwritten.
 * @throws Error when there is a file of that name, the copy cannot be written, or is not sound
 */
export function backUp(database: Database, file: string): string {
  if (existsSync(file)) throw new Error(`there is a backup ${path.basename(file)} already`);
  const unchecked = `${file}.unchecked`;
  rmSync(unchecked, { force: true });
  try {
    database.prepare<[string], never>('VACUUM INTO ?').run(unchecked);
    const copy = Database.openForReading(unchecked);
    try {
      const faults = copy.faults('full');
      if (faults.length > 0) throw new Error(`the copy has faults: ${faults.slice(0, 3).join('; ')}`);
    } finally {
      copy.close();
    }
    renameSync(unchecked, file);
    return file;
  } catch (cause) {
    rmSync(unchecked, { force: true });
    throw new Error(`backing up the database to ${path.basename(file)}`, { cause });
  }
}

/** Colons are not allowed in file names on Windows. */
function backupPath(options: MigrateOptions, version: number): string {
  const stamp = options.now().replaceAll(':', '-');
  return path.join(options.backups, `to-tui-version-${version}-${stamp}.db`);
}
