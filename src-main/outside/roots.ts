/**
 * The folders at which a plugin's files begin: its own, and those of the user's that it was granted. A granted folder
 * may itself be a link of the user's; where it leads is kept from its first use on, so that nobody moves it later.
 */
import { mkdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ok } from '../../src-core/lib/result';
import { type FolderPermission, folderPath } from './file-names';
import type { Folder } from './folder';
import { openRoot } from './open-folder';
import { type Outcome, type OutsideParts, refusal } from './outside-parts';

/** What the system answers with instead of files: the application's own memory and secrets among it. */
const SYSTEM = /^\/(proc|sys|dev)(\/|$)/;

/** A folder to begin at, and the folders that must not be entered on the way down. */
export interface Root {
  readonly folder: Folder;
  readonly closed: ReadonlySet<string>;
}

/** Opens the folder that a permission names. Rejects with the system's error when that is not there. */
export type OpenRoot = (plugin: string, permission: FolderPermission) => Promise<Outcome<Root>>;

/** See {@link OpenRoot}; `byDescriptor` as in `folder.ts`. */
export function createRoots(
  { dataFolder, home, closed }: Pick<OutsideParts, 'dataFolder' | 'home' | 'closed'>,
  byDescriptor?: boolean,
): OpenRoot {
  const ledTo = new Map<string, string>();
  return async (plugin, { path }) => {
    if (path === null) {
      const folder = await openOwnFolder(dataFolder(plugin), byDescriptor);
      return ok({ folder, closed: new Set() });
    }
    const local = folderPath(path, home);
    if (local === undefined) return refusal('E_NOT_FOUND', `${path} is no folder on this system`);
    const real = await realpath(local);
    const key = JSON.stringify([plugin, path]);
    const before = ledTo.get(key) ?? real;
    ledTo.set(key, before);
    if (before !== real) return refusal('E_PERMISSION', `${path} leads elsewhere than it did at first`);
    const closedFolders = new Set(await identities(closed));
    const above = SYSTEM.test(real) ? [] : await identities(wayTo(real));
    if (above.length === 0 || above.some((one) => closedFolders.has(one))) {
      return refusal('E_PERMISSION', `${path} is closed to plugins`);
    }
    return ok({ folder: await openRoot(real, byDescriptor), closed: closedFolders });
  };
}

/** Opens a plugin's own folder, made when it is not there. It is never a link; what it is in may be one. */
export async function openOwnFolder(path: string, byDescriptor?: boolean): Promise<Folder> {
  const above = dirname(path);
  await mkdir(above, { recursive: true, mode: 0o700 });
  const parent = await openRoot(await realpath(above), byDescriptor);
  try {
    return await parent.child(basename(path), true);
  } finally {
    await parent.close();
  }
}

function wayTo(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...wayTo(above)];
}

async function identities(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map((path) =>
      stat(path, { bigint: true })
        .then(({ dev, ino }) => [`${dev}:${ino}`])
        .catch(() => []),
    ),
  );
  return found.flat();
}
