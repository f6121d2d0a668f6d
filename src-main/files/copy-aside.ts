import { chmodSync, copyFileSync } from 'node:fs';
import { kindAt } from './place';
import { Refused } from './task';

/**
 * Copies a database that may be anybody's, with the log beside it, for the user alone: copying takes the rights along,
 * and others may read a backup, or its maker not write to it. @throws Refused when one of them is no file
 */
export function copyAside(file: string, copy: string): void {
  copyPrivately(file, copy);
  const log = `${file}-wal`;
  if (kindAt(log) !== 'nothing') copyPrivately(log, `${copy}-wal`);
}

function copyPrivately(file: string, copy: string): void {
  // A pipe would hold up whoever opens it.
  if (kindAt(file) !== 'file') throw new Refused(`${file} is not a file.`);
  copyFileSync(file, copy);
  chmodSync(copy, 0o600);
}
