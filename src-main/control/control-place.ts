/**
 * Where the running application listens: a unix socket in the data directory, or, where that path is longer than a
 * socket's may be, in a folder of its own among the temporary files; on Windows a named pipe. Only the user's own
 * programs can reach it: the folder is the user's alone, the socket too, and both are looked at before they are used.
 */
import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';

/** A place to listen at. */
export interface ControlPlace {
  readonly path: string;
  /** The folder that is made for it alone; null when it lies in the data directory or in none. */
  readonly folder: string | null;
}

/** Bytes of a path that every system takes for a socket: macOS has room for 103, Linux for 107. */
const MAX_SOCKET_PATH_BYTES = 100;

/** The place for a data directory: the same for the application and for the command line. Touches nothing. */
export function controlPlace(
  home: string,
  platform: NodeJS.Platform = process.platform,
  temporary: string = tmpdir(),
): ControlPlace {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);
  // Paths differ in case there without meaning anything else.
  if (platform === 'win32') return { path: `\\\\.\\pipe\\to-tui-${hash(home.toLowerCase())}`, folder: null };
  const path = join(home, 'control.sock');
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES) return { path, folder: null };
  const folder = join(temporary, `to-tui-${hash(home)}`);
  return { path: join(folder, 'control.sock'), folder };
}

/** Makes the folder where one is needed. The error is a phrase. */
export async function makeFolder({ folder }: ControlPlace): Promise<Result<void, string>> {
  if (folder === null) return ok(undefined);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') return err(`${folder} cannot be made (${codeOf(error)})`);
  }
  return checkFolder(folder);
}

/** What lies there now. */
export type Found = 'nothing' | 'socket' | 'foreign';

/** Looks, without following a link. A socket of another user is foreign, and so is one in a folder of another user. */
export async function lookAt({ path, folder }: ControlPlace): Promise<Found> {
  if (process.platform === 'win32') return 'socket';
  try {
    if (folder !== null && !(await checkFolder(folder)).ok) return 'foreign';
    const stat = await lstat(path);
    return stat.isSocket() && isOwn(stat.uid) ? 'socket' : 'foreign';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'nothing' : 'foreign';
  }
}

/** The code of a system error, `EACCES`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** Anybody can make a folder among the temporary files: only one that is ours alone is used. */
async function checkFolder(folder: string): Promise<Result<void, string>> {
  try {
    const stat = await lstat(folder);
    if (stat.isDirectory() && isOwn(stat.uid) && (stat.mode & 0o077) === 0) return ok(undefined);
    return err(`${folder} is not a folder of yours alone`);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ok(undefined);
    return err(`${folder} cannot be read (${codeOf(error)})`);
  }
}

function isOwn(uid: number): boolean {
  return process.getuid === undefined || process.getuid() === uid;
}
