/** Folders where names cannot be reached from descriptors, see `folder.ts`: looked at, used, and looked at again. */
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folder } from './folder';
import { LedAstray, unlessThere } from './led-astray';

/** Opens a directory; no part of its path may be a link. */
export async function pathRoot(path: string): Promise<Folder> {
  const real = async () => {
    if ((await realpath(path)) !== path) throw new LedAstray();
  };
  await real();
  return folderAt(path, real);
}

async function folderAt(path: string, verifyWay: () => Promise<void>): Promise<Folder> {
  const identity = await identityOf(path);
  const at = (name: string) => join(path, name);
  const verify = async () => {
    await verifyWay();
    if ((await identityOf(path)) !== identity) throw new LedAstray();
  };
  return {
    at,
    itself: path,
    identity,
    child: async (name, make) => {
      if (make) await mkdir(at(name), { mode: 0o700 }).catch(unlessThere);
      const child = await folderAt(at(name), verify);
      await child.verify();
      return child;
    },
    verify,
    close: async () => undefined,
  };
}

async function identityOf(path: string): Promise<string> {
  const stat = await lstat(path, { bigint: true });
  if (!stat.isDirectory()) throw new LedAstray();
  return `${stat.dev}:${stat.ino}`;
}
