import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { Database } from '../storage/database';
import { countsOf } from './database-counts';
import type { BackupSummary } from './file-requests';
import { hashOf } from './hash-of';
import { giveName, kindAt, taken } from './place';
import { Refused, type Task, type TaskContext } from './task';

/**
 * Copies the database as it is at this moment, checks the copy page by page, and only then gives it its name: whatever
 * bears a backup's name is one. The copy is of one file, without a log beside it.
 */
export async function backUpTo(
  task: Extract<Task, { kind: 'backup' }>,
  context: TaskContext,
): Promise<BackupSummary> {
  const { database, path: file, force } = task;
  const kind = kindAt(file);
  if (kind === 'folder' || kind === 'other') throw new Refused(`${file} is not a file that can be replaced.`);
  if (kind === 'file' && !force) throw new Refused(taken(file));
  const part = `${file}.${process.pid}-${Date.now().toString(36)}.part`;
  // SQLite takes an empty file, and leaves its rights as they are: for the user alone.
  closeSync(openSync(part, 'wx', 0o600));
  try {
    await copyInto(database, part, context);
    await context.pause();
    const counts = checked(part);
    await context.pause();
    const hash = await hashOf([part], context);
    sync(part);
    giveName(part, file, force);
    context.progress(3, 3);
    return { kind: 'backup', path: file, bytes: statSync(file).size, hash, ...counts };
  } finally {
    rmSync(part, { force: true });
  }
}

async function copyInto(from: string, to: string, context: TaskContext): Promise<void> {
  context.progress(0, 3);
  await context.pause();
  const source = Database.openForReading(from);
  try {
    source.prepare<[string], never>('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  context.progress(1, 3);
}

function checked(file: string) {
  const copy = Database.openForReading(file);
  try {
    const faults = copy.faults('full');
    if (faults.length > 0)
      throw new Refused(`The copy has faults and was dropped: ${faults.slice(0, 3).join('; ')}.`);
    return countsOf(copy);
  } finally {
    copy.close();
  }
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
