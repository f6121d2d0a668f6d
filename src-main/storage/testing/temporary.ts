import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { SILENT_LOG } from '../../log';
import { createDirectories, type Paths, pathsIn } from '../../paths';
import { type OpenedDatabase, type OpenOptions, openDatabase } from '../open-database';

/** A data directory of the running test's own; gone when the test has finished. For tests only. */
export function temporaryPaths(): Paths {
  const paths = pathsIn(mkdtempSync(path.join(tmpdir(), 'to-tui-store-')));
  onTestFinished(() => rmSync(paths.home, { recursive: true, force: true }));
  const made = createDirectories(paths);
  if (!made.ok) throw new Error(made.error);
  return paths;
}

/** The moment at which things happen in tests of the storage. */
export const NOON = '2026-01-31T12:00:00.000Z';

/** What {@link openDatabase} needs for these paths. */
export function openOptions(paths: Paths, more: Partial<OpenOptions> = {}): OpenOptions {
  const { database: file, backups, quarantine } = paths;
  return { file, backups, quarantine, now: () => NOON, log: SILENT_LOG, ...more };
}

/** Opens the database there, closes it when the test has finished, and throws where the user would read a refusal. */
export function opened(paths: Paths, more: Partial<OpenOptions> = {}): OpenedDatabase {
  const result = openDatabase(openOptions(paths, more));
  if (!result.ok) throw new Error(result.error.message);
  onTestFinished(() => result.value.database.close());
  return result.value;
}
