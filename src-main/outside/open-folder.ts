/** Opens folders and plain files in the way that suits this system, see `folder.ts`. */
import { constants, existsSync } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import type { Folder } from './folder';
import { descriptorRoot } from './folder-by-descriptor';
import { pathRoot } from './folder-by-path';
import { LedAstray } from './led-astray';

/** Neither through links, nor waiting for a pipe's other end, nor taking a terminal. Windows has none of these. */
const PLAIN = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** Whether this system reaches names through descriptors. */
export const BY_DESCRIPTOR = process.platform === 'linux' && existsSync('/proc/self/fd');

/** Opens the directory at a path in which no part is a link any more (as `realpath` gives it). */
export function openRoot(path: string, byDescriptor = BY_DESCRIPTOR): Promise<Folder> {
  return byDescriptor ? descriptorRoot(path) : pathRoot(path);
}

/** Opens a plain file of that name for reading: no link, no pipe, no device, not even for a moment. */
export async function openPlainFile(folder: Folder, name: string): Promise<FileHandle> {
  const path = folder.at(name);
  const before = await lstat(path, { bigint: true });
  if (!before.isFile()) throw new LedAstray();
  const file = await open(path, constants.O_RDONLY | PLAIN);
  try {
    const { dev, ino } = await file.stat({ bigint: true });
    if (dev !== before.dev || ino !== before.ino) throw new LedAstray();
    await folder.verify();
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
