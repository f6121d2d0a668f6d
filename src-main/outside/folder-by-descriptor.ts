/** Folders on Linux, see `folder.ts`: every name is reached from the descriptor of the directory that it is in. */
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readlink } from 'node:fs/promises';
import type { Folder } from './folder';
import { LedAstray, unlessThere } from './led-astray';

const FLAGS = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Opens a directory; what was opened must lie at that very path, no link on the way. */
export async function descriptorRoot(path: string): Promise<Folder> {
  const handle = await open(path, FLAGS);
  try {
    if ((await readlink(itselfOf(handle))) !== path) throw new LedAstray();
    return await folderOf(handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function folderOf(handle: FileHandle): Promise<Folder> {
  const { dev, ino } = await handle.stat({ bigint: true });
  const itself = itselfOf(handle);
  const at = (name: string) => `${itself}/${name}`;
  return {
    at,
    itself,
    identity: `${dev}:${ino}`,
    child: async (name, make) => {
      if (make) await mkdir(at(name), { mode: 0o700 }).catch(unlessThere);
      return folderOf(await open(at(name), FLAGS));
    },
    verify: async () => undefined,
    close: () => handle.close(),
  };
}

function itselfOf({ fd }: FileHandle): string {
  return `/proc/self/fd/${fd}`;
}
