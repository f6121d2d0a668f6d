/** Where files are written, and how: whole or not at all, and never over another one unasked. */
import { randomUUID } from 'node:crypto';
import { linkSync, lstatSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import { Refused } from './task';

/** The absolute path that a user means; `~` is the home directory. */
export function resolvePath(text: string, home: string, cwd: string): Result<string, string> {
  const trimmed = text.trim();
  if (trimmed === '') return err('Say which file.');
  if (trimmed.includes('\0')) return err('A path cannot hold the character NUL.');
  if (trimmed === '~') return ok(home);
  const isHome = trimmed.startsWith('~/') || trimmed.startsWith('~\\');
  const absolute = isHome ? path.join(home, trimmed.slice(2)) : path.resolve(cwd, trimmed);
  const isFolder = /[/\\]$/.test(trimmed) && !/[/\\]$/.test(absolute);
  return ok(isFolder ? absolute + path.sep : absolute);
}

/** What stands at a path. */
export function kindAt(file: string): 'file' | 'folder' | 'other' | 'nothing' {
  const found = lookedAt(file);
  if (found === 'circle') return 'other';
  if (found === undefined) return lstatSync(file, { throwIfNoEntry: false }) ? 'other' : 'nothing';
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

function lookedAt(file: string): Stats | undefined | 'circle' {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === 'ELOOP') return 'circle';
    throw error;
  }
}

/** Takes text for a file that is not there until {@link keep}. */
export interface WrittenFile {
  /** Keeps at most a chunk of it in memory. */
  write(text: string): Promise<void>;
  /** Gives the file its name. @throws Refused when one of that name is there and may not be replaced */
  keep(): Promise<void>;
  /** Removes what was written; after {@link keep} it does nothing. */
  drop(): Promise<void>;
  /** Bytes so far. */
  bytes(): number;
}

const CHUNK = 256 * 1024;

/** Begins a file beside its place, for the user's eyes only. @throws Refused when the place is not one for a file */
export async function writeFileSafely(file: string, force: boolean): Promise<WrittenFile> {
  const kind = kindAt(file);
  if (kind === 'folder' || kind === 'other') throw new Refused(`${file} is not a file that can be replaced.`);
  if (kind === 'file' && !force) throw new Refused(taken(file));
  const part = `${file}.${randomUUID().slice(0, 8)}.part`;
  const handle: FileHandle = await open(part, 'wx', 0o600);
  let waiting = '';
  let bytes = 0;
  let isOpen = true;
  const flush = async () => {
    const chunk = Buffer.from(waiting, 'utf8');
    waiting = '';
    bytes += chunk.length;
    await handle.writeFile(chunk);
  };
  const close = async () => {
    if (isOpen) await handle.close();
    isOpen = false;
  };
  return {
    bytes: () => bytes,
    write: async (text) => {
      waiting += text;
      if (waiting.length >= CHUNK) await flush();
    },
    keep: async () => {
      await flush();
      await handle.sync();
      await close();
      giveName(part, file, force);
    },
    drop: async () => {
      await close();
      rmSync(part, { force: true });
    },
  };
}

/** Renames a finished file into its place. @throws Refused when one of that name is there and may not be replaced */
export function giveName(part: string, file: string, force: boolean): void {
  if (force) {
    renameSync(part, file);
    return;
  }
  try {
    // A link fails where a rename would silently replace what somebody else has put there meanwhile.
    linkSync(part, file);
    rmSync(part);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || kindAt(file) !== 'nothing') throw new Refused(taken(file));
    renameSync(part, file);
  }
}

/** The sentence for a place that is taken. */
export function taken(file: string): string {
  return `${file} is there already; nothing was written. With --force it is replaced.`;
}

/** The system's name of what went wrong, `ENOSPC`; undefined when it was something else. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'you may not open it',
  EPERM: 'you may not open it',
  EROFS: 'the place is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
};

/** A sentence for a failure around a path. */
export function sentenceOf(error: unknown, doing: string): string {
  if (error instanceof Refused) return error.message;
  const code = codeOf(error) ?? '';
  const reason = REASONS[code] ?? innermost(error);
  return `${doing} failed: ${reason}.`;
}

function innermost(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : innermost(error.cause);
}
