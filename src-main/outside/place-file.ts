/** Writes, replaces and removes one plain file in an open folder. */
import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, open, rename, rm, unlink } from 'node:fs/promises';
import type { Folder } from './folder';
import { LedAstray } from './led-astray';

/** What is there under that name: a plain file, or nothing. Rejects for anything else. */
export async function plainFileAt(folder: Folder, name: string): Promise<Stats | undefined> {
  const stat = await lstat(folder.at(name)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stat && (!stat.isFile() || stat.nlink > 1)) throw new LedAstray();
  return stat;
}

/**
 * Puts the bytes there, all or nothing: written aside, flushed and moved into place, which follows no link that
 * somebody put there meanwhile. Answers whether it was done; `signal` keeps what is not yet moved from being so.
 * @param mode of the file that is replaced, else for the user alone.
 */
export async function placeFile(
  folder: Folder,
  name: string,
  content: Uint8Array,
  mode: number,
  signal: AbortSignal,
): Promise<boolean> {
  const temporary = folder.at(`.to-tui-${randomUUID().replaceAll('-', '')}.tmp`);
  try {
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
    const file = await open(temporary, flags, 0o600);
    try {
      await folder.verify();
      await file.writeFile(content);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await folder.verify();
    if (signal.aborted) return false;
    await rename(temporary, folder.at(name));
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(folder);
  return true;
}

/** Removes a plain file; rejects when there is none. */
export async function removeFile(folder: Folder, name: string): Promise<void> {
  await folder.verify();
  await unlink(folder.at(name));
  await syncFolder(folder);
}

/** So that the new name survives a power cut too. Not every system can; the content is safe without. */
async function syncFolder(folder: Folder): Promise<void> {
  const handle = await open(folder.itself, constants.O_RDONLY).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
