/** Where a program is that a plugin names: in the user's own search path, and nowhere that a plugin can write to. */
import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';

/** The form of a program's name: no path, no option. The same as in a manifest. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/;

/** The folders of a search path that are used: absolute ones only, so that none depends on where one stands. */
export function searchPath(path: string | undefined): readonly string[] {
  return (path ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
}

/**
 * The program's file, absolute. `kept` are folders from which nothing is run: those that plugins can write to.
 * The error is a phrase.
 */
export async function findProgram(
  name: string,
  folders: readonly string[],
  kept: readonly string[],
  windows = process.platform === 'win32',
): Promise<Result<string, string>> {
  if (!NAME.test(name)) return err('is not the name of a program');
  if (windows && /\.(bat|cmd)$/i.test(name)) return err(BATCH);
  const closed = await Promise.all(kept.map(real));
  for (const folder of folders) {
    const found = await inFolder(join(folder, name), windows);
    if (!found.ok) return found;
    if (found.value === undefined) continue;
    const ways = [await real(found.value), await real(folder)];
    if (!ways.some((way) => closed.some((one) => isBelow(way, one)))) return ok(found.value);
  }
  return err('is not installed, or not in a folder of PATH that plugins cannot write to');
}

/** Windows hands a batch file's arguments to its shell, which reads commands in them. */
const BATCH = 'is a batch file, and Windows reads commands in the arguments of one';

async function inFolder(path: string, windows: boolean): Promise<Result<string | undefined, string>> {
  if (!windows) return ok((await isProgram(path)) ? path : undefined);
  const names = /\.(exe|com)$/i.test(path) ? [path] : [`${path}.exe`, `${path}.com`];
  for (const one of names) if (await isProgram(one)) return ok(one);
  for (const one of [`${path}.bat`, `${path}.cmd`]) if (await isProgram(one)) return err(BATCH);
  return ok(undefined);
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function real(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
