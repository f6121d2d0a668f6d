/**
 * Looks at a file that shall be restored, always in a copy: whether it is a database of ours, of a version we know,
 * whole, sound, and made of nothing that we did not make. It may come from anywhere.
 */
import { closeSync, existsSync, fsyncSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { APPLICATION_ID, Database, isDamage } from '../storage/database';
import { latestVersion, layoutVersion, migrateSteps } from '../storage/migrate';
import { MIGRATIONS } from '../storage/migrations/all';
import { copyAside } from './copy-aside';
import { countsOf } from './database-counts';
import { hashOf } from './hash-of';
import { strangeParts } from './strange-parts';
import { strangeValues } from './strange-values';
import { type Inspection, Refused, type Task, type TaskContext } from './task';

/** @throws Refused with the reason why the file cannot be restored */
export async function inspect(
  task: Extract<Task, { kind: 'inspect' }>,
  context: TaskContext,
): Promise<Inspection> {
  const { path: file, copy, keep } = task;
  let isSound = false;
  try {
    copyAside(file, copy);
    await context.pause();
    checkLength(copy, file);
    // Of the copy, log and all: what is looked at, what is shown and what is restored cannot be different files.
    const hash = await hashOf([copy, `${copy}-wal`].filter(existsSync), context);
    context.progress(1, 3);
    const { version, counts } = lookInto(copy, file);
    context.progress(3, 3);
    isSound = keep;
    return { hash, version, counts };
  } catch (error) {
    throw isDamage(error) ? new Refused(`${file} is damaged: ${String((error as Error).message)}.`) : error;
  } finally {
    for (const suffix of ['-wal', '-shm', '-journal', '.reference', '.reference-wal', '.reference-shm'])
      rmSync(copy + suffix, { force: true });
    if (!isSound) rmSync(copy, { force: true });
  }
}

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

/** SQLite opens a file that lost its end and finds the fault only when it comes to it. */
function checkLength(copy: string, file: string): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(copy, 'r');
  const read = readSync(descriptor, header, 0, HEADER_BYTES, 0);
  closeSync(descriptor);
  if (read < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new Refused(`${file} is no database.`);
  }
  const stored = header.readUInt16BE(16);
  const pageBytes = stored === 1 ? 65_536 : stored;
  const expected = pageBytes * header.readUInt32BE(28);
  const { size } = statSync(copy);
  // Where a log stands beside it, the file may be shorter than what it says.
  if (size < expected && !existsSync(`${copy}-wal`)) {
    throw new Refused(`${file} is truncated: ${size} bytes of ${expected}.`);
  }
}

function lookInto(copy: string, file: string): Pick<Inspection, 'version' | 'counts'> {
  const database = Database.open(copy);
  try {
    const version = layoutVersion(database);
    const newest = latestVersion(MIGRATIONS);
    if (database.pragma('application_id') !== APPLICATION_ID || version < 1) {
      throw new Refused(`${file} is a database of another program.`);
    }
    if (version > newest) {
      throw new Refused(
        `${file} was written by a newer to-tui (version ${version} of its layout; this one knows up to ${newest}).`,
      );
    }
    // Before anything is checked: checking works out what indexes and conditions say, whoever wrote them.
    checkParts(database, copy, file);
    const faults = database.faults('full');
    if (faults.length > 0) throw new Refused(`${file} is damaged: ${faults.slice(0, 3).join('; ')}.`);
    bringUpToDate(database, file);
    const strange = strangeValues(database);
    if (strange !== null) throw new Refused(`${file} holds what to-tui never writes: ${strange}.`);
    const counts = countsOf(database);
    // One file again, without a log.
    database.pragma('journal_mode = DELETE');
    return { version, counts };
  } finally {
    database.close();
    sync(copy);
  }
}

function checkParts(database: Database, copy: string, file: string): void {
  const { strange, missing } = strangeParts(database, `${copy}.reference`);
  if (strange.length > 0)
    throw new Refused(`${file} holds what to-tui did not make: ${strange.slice(0, 3).join(', ')}.`);
  if (missing.length > 0)
    throw new Refused(`${file} lacks what to-tui made: ${missing.slice(0, 3).join(', ')}.`);
}

/** Here and not at the next start: then it is too late to say that it cannot be done. */
function bringUpToDate(database: Database, file: string): void {
  const version = layoutVersion(database);
  try {
    migrateSteps(
      database,
      MIGRATIONS.filter((step) => step.version > version),
    );
  } catch (cause) {
    throw new Refused(`${file} cannot be brought up to this to-tui; it is of version ${version}.`, { cause });
  }
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
