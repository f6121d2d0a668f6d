import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../src-core/todo/todo';

/**
 * Moves a damaged database out of the way, together with the log and index that belong to it. Nothing is ever
 * deleted: what cannot be read today may be read by somebody else tomorrow.
 * @returns the path of the database in its new place
 */
export function quarantine(file: string, quarantineDirectory: string, now: Instant): string {
  const directory = freshDirectory(path.join(quarantineDirectory, now.replaceAll(':', '-')));
  const moved = path.join(directory, path.basename(file));
  // The log goes first: a database without its log is older, a log without its database is nothing.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, moved + suffix);
  }
  return moved;
}

function freshDirectory(wanted: string): string {
  let directory = wanted;
  for (let n = 2; existsSync(directory); n++) directory = `${wanted}-${n}`;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}
