/**
 * Which plugin could change the source that is developed. What is built there is put in place without a question, and a
 * compiler that lies there is run: whoever may write to it would get more than it was granted.
 */
import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Permission } from '../../../../src-core/plugin/permissions';
import { folderPath } from '../../../outside/file-names';

/** A folder of the user's that a plugin may write to; absolute. */
export interface WritableFolder {
  readonly plugin: string;
  readonly path: string;
}

/** Of what a plugin was granted, the folders that it may write to, its own left out. */
export function writableFolders(
  plugin: string,
  granted: readonly Permission[],
  home: string,
): WritableFolder[] {
  return granted.flatMap((one) => {
    if (one.kind !== 'filesystem' || one.access !== 'write' || one.path === null) return [];
    const path = folderPath(one.path, home);
    return path === undefined ? [] : [{ plugin, path }];
  });
}

/** The first that reaches into the folder (resolved), holds it, or lies among the packages that it is built with. */
export async function writerOf(
  folder: string,
  writable: readonly WritableFolder[],
): Promise<WritableFolder | undefined> {
  for (const one of writable) {
    const real = await realpath(one.path).catch(() => one.path);
    if (isIn(folder, real) || [folder, ...packagesAbove(folder)].some((own) => isIn(real, own))) return one;
  }
  return undefined;
}

function packagesAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [] : [join(above, 'node_modules'), ...packagesAbove(above)];
}

/** Whether the one is the other, or below it. */
export function isIn(inner: string, outer: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path));
}
