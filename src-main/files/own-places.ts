/** Where the application keeps what it lives on: nothing that goes out may go there. */
import { realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_FILE } from '../../src-core/config/read-config';
import { THEMES_FOLDER } from '../config/load-config';
import type { Paths } from '../paths';
import { pendingRestorePath } from './pending-restore';

/** The sentence for a place that nothing may be written to. */
export const OWN_FILE = 'That is a file of to-tui itself; choose another.';

/**
 * Whether a place is one of those, by whatever way it is named: the database and what stands beside it, the settings, the
 * plugins, the log, what was put aside, and the data directory itself. Elsewhere in it, and in `backups/`, files may be
 * written.
 */
export function isOwnFile(paths: Paths, file: string): boolean {
  const real = realPlace(file);
  const isBelow = (folder: string) => `${real}${path.sep}`.startsWith(`${realPlace(folder)}${path.sep}`);
  return isOneOf(ownFiles(paths), file) || ownFolders(paths).some(isBelow);
}

/** Whether a file is the database that is open, by whatever name. */
export function isOpenDatabase({ database }: Pick<Paths, 'database'>, file: string): boolean {
  return isOneOf([database, targetOf(database)], file);
}

function isOneOf(own: readonly string[], file: string): boolean {
  const [real, found] = [realPlace(file), statOf(file)];
  return own.some((one) => real === realPlace(one) || isSameFile(found, statOf(one)));
}

const BESIDE_DATABASE = ['', '-wal', '-shm', '-journal', '.suspect', '.rescue'];

function ownFiles(paths: Paths): string[] {
  const { home, database } = paths;
  const databases = [database, targetOf(database), pendingRestorePath(paths)];
  return [
    ...databases.flatMap((one) => BESIDE_DATABASE.map((suffix) => one + suffix)),
    ...['', CONFIG_FILE, 'control.sock'].map((name) => path.join(home, name)),
  ];
}

function ownFolders({ home, plugins, quarantine, logs }: Paths): string[] {
  return [plugins, quarantine, logs, path.join(home, THEMES_FOLDER)];
}

/** Without links on the way there; its last part may be a link, which is what a file takes the place of. */
function realPlace(file: string): string {
  const absolute = path.resolve(file);
  const folder = path.dirname(absolute);
  if (folder === absolute) return absolute;
  const isThere = statOf(folder) !== undefined;
  return path.join(isThere ? targetOf(folder) : realPlace(folder), path.basename(absolute));
}

function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

/** Undefined for what is not there and for what cannot be looked at. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isSameFile(one: Stats | undefined, other: Stats | undefined): boolean {
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}
