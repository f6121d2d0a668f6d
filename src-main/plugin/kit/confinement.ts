/**
 * What a plugin may be built from: its folder, the kit, and npm packages. Whatever a source names besides, by a path, a
 * link or a package, is a file of the user's, and would be in what is packed, or in what a plugin can send away.
 */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { faultOf } from './build-fault';
import type { CompileJob } from './compile-job';

/** The folders, resolved, from which anything may be built in. Those that are not there are left out. */
export async function sourceRoots(
  { folder, places }: Pick<CompileJob, 'folder' | 'places'>,
  more: readonly string[] = [],
): Promise<readonly string[]> {
  // Beside the folder lies the kit of a plugin that comes with the application.
  const named = [folder, places.sdk, join(dirname(folder), 'sdk'), ...packagesFrom(folder), ...more];
  const found = await Promise.all(named.map((one) => realpath(one).catch(() => undefined)));
  return found.filter((one) => one !== undefined);
}

function packagesFrom(folder: string): string[] {
  const above = dirname(folder);
  const packages = join(folder, 'node_modules');
  return above === folder ? [packages] : [packages, ...packagesFrom(above)];
}

/** The first of the files, named from `folder`, that is not really below one of the roots, or cannot be found. */
export async function firstOutside(
  files: readonly string[],
  folder: string,
  roots: readonly string[],
): Promise<string | undefined> {
  for (const file of files) {
    const real = await realpath(isAbsolute(file) ? file : resolve(folder, file)).catch(() => undefined);
    if (real === undefined || !roots.some((root) => isBelow(real, root))) return file;
  }
  return undefined;
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/** The end of a sentence about a file. */
export const OUTSIDE =
  'lies outside the plugin’s folder: a plugin is built from its folder, the kit and node_modules, nothing else';

/** The refusal of a source that names such a file. */
export function outsideFault(file: string) {
  return faultOf('compile', `${cleanLine(file, 300)} ${OUTSIDE}`);
}

/** More names than these are not looked at; a compiler that waits for one of the others is ended. */
const MAX_LOOKED_AT = 20_000;

/** A pipe or a device in the folder, or behind a link in it: whoever opens one waits, or reads for ever. */
export async function pipeIn(folder: string): Promise<string | undefined> {
  const folders = [folder];
  let left = MAX_LOOKED_AT;
  for (let next = folders.shift(); next !== undefined; next = folders.shift()) {
    for (const entry of await readdir(next, { withFileTypes: true }).catch(() => [])) {
      left -= 1;
      if (left < 0) return undefined;
      const path = join(next, entry.name);
      if (entry.isDirectory() && entry.name !== '.git') folders.push(path);
      const kind = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
      if (kind && (kind.isFIFO() || kind.isCharacterDevice() || kind.isBlockDevice())) {
        return cleanLine(relative(folder, path), 200);
      }
    }
  }
  return undefined;
}

/** Whether something is there that is no folder, or a link. */
export async function isForeign(path: string): Promise<boolean> {
  try {
    return !(await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}
