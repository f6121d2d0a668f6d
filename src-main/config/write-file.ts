import { randomUUID } from 'node:crypto';
import { lstatSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';

/** The file behind links, also when it is not there yet. */
export function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const link = lstatSync(file, { throwIfNoEntry: false });
    return link?.isSymbolicLink() ? path.resolve(path.dirname(file), readlinkSync(file)) : file;
  }
}

/**
 * Writes a whole file so that whoever reads it sees the old text or the new one, also after a crash: a file beside it,
 * then a rename. Keeps the mode, follows links. Asks `isStillRight` at the last moment and answers false without having
 * written when it is not. Throws the error of the system.
 */
export async function replaceFile(file: string, text: string, isStillRight: () => boolean): Promise<boolean> {
  const target = targetOf(file);
  const mode = statSync(target, { throwIfNoEntry: false })?.mode ?? NEW_FILE;
  if ((mode & OWNER_WRITES) === 0)
    throw Object.assign(new Error(`${target} is read-only`), { code: 'EACCES' });
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(beside, 'wx', mode & MODE_BITS);
    try {
      await handle.chmod(mode & MODE_BITS);
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Nothing can come between these two lines but another program, for a moment.
    if (!isStillRight()) return false;
    renameSync(beside, target);
    return true;
  } finally {
    rmSync(beside, { force: true });
  }
}

const NEW_FILE = 0o600;
const OWNER_WRITES = 0o200;
const MODE_BITS = 0o777;
