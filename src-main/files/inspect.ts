/**
 * Looks at a file that shall be restored, always in a copy: whether it is a database of ours, of a version we know,
 * whole, sound, and made of nothing that we did not make. It may come from anywhere.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { APPLICATION_ID, Database, isDamage } from '../storage/database';
import { latestVersion, layoutVersion, migrate } from '../storage/migrate';
import { MIGRATIONS } from '../storage/migrations/all';
import { countsOf } from './database-counts';
import { hashOf } from './hash-of';
import { kindAt } from './place';
import { type Inspection, Refused, type Task, type TaskContext } from './task';

/** @throws Refused with the reason why the file cannot be restored */
export async function inspect(
  task: Extract<Task, { kind: 'inspect' }>,
  context: TaskContext,
): Promise<Inspection> {
  const { path: file, copy, keep } = task;
  let isSound = false;
  try {
    if (kindAt(file) !== 'file') throw new Refused(`${file} is not a file.`);
    checkLength(file);
    const hash = await hashOf(file, context);
    context.progress(1, 3);
    copyAside(file, copy);
    await context.pause();
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
function checkLength(file: string): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, 'r');
  const read = readSync(descriptor, header, 0, HEADER_BYTES, 0);
  closeSync(descriptor);
  if (read < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new Refused(`${file} is no database.`);
  }
  const stored = header.readUInt16BE(16);
  const pageBytes = stored === 1 ? 65_536 : stored;
  const expected = pageBytes * header.readUInt32BE(28);
  const { size } = statSync(file);
  // Where a log stands beside it, the file may be shorter than what it says.
  if (size < expected && !existsSync(`${file}-wal`)) {
    throw new Refused(`${file} is truncated: ${size} bytes of ${expected}.`);
  }
}

function copyAside(file: string, copy: string): void {
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
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
    const faults = database.faults('full');
    if (faults.length > 0) throw new Refused(`${file} is damaged: ${faults.slice(0, 3).join('; ')}.`);
    const strange = strangeParts(database, version, `${copy}.reference`);
    if (strange.length > 0)
      throw new Refused(`${file} holds what to-tui did not make: ${strange.slice(0, 3).join(', ')}.`);
    const counts = countsOf(database);
    // One file again, without a log.
    database.pragma('journal_mode = DELETE');
    return { version, counts };
  } finally {
    database.close();
    sync(copy);
  }
}

interface Part {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** Tables, indexes, triggers and views that a database of this version does not have, or has otherwise. */
function strangeParts(database: Database, version: number, scratch: string): string[] {
  const known = new Map(
    partsOf(referenceOf(version, scratch)).map((part) => [`${part.type} ${part.name}`, part.sql]),
  );
  return partsOf(database)
    .filter(({ type, name, sql }) => known.get(`${type} ${name}`) !== sql)
    .map(({ type, name }) => `${type} ${name.slice(0, 60)}`);
}

function referenceOf(version: number, scratch: string): Database {
  const reference = Database.open(scratch);
  const migrations = MIGRATIONS.filter((step) => step.version <= version);
  migrate(reference, { migrations, backups: '', now: () => '' });
  return reference;
}

function partsOf(database: Database): Part[] {
  return database
    .prepare<[], Part>("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    .all();
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
