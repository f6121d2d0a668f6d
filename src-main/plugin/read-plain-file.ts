import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { err, ok, type Result } from '../../src-core/lib/result';

/** Neither links nor pipes: opening one must not lead elsewhere and must not wait. Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a plain file whole, if it has at most `maxBytes`; more is never read. The error is a phrase for the user:
 * it is not there, is a link, is no file, is too large, or changed while it was read.
 */
export async function readPlainFile(path: string, maxBytes: number): Promise<Result<Uint8Array, string>> {
  let file: FileHandle | undefined;
  try {
    if ((await lstat(path)).isSymbolicLink()) return err('is a link; only plain files are read');
    file = await open(path, FLAGS);
    return await readOpen(file, maxBytes);
  } catch (error) {
    return err(whyNot(error));
  } finally {
    await file?.close();
  }
}

async function readOpen(file: FileHandle, maxBytes: number): Promise<Result<Uint8Array, string>> {
  const stat = await file.stat();
  if (!stat.isFile()) return err('is not a plain file');
  if (stat.size > maxBytes) return err(`has ${stat.size} bytes; at most ${maxBytes} are read`);
  const bytes = new Uint8Array(stat.size + 1); // one more, to notice a file that grows
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length === stat.size ? ok(bytes.subarray(0, length)) : err('changed while it was read');
}

/** The system's error in a phrase. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'is not there';
  if (code === 'ELOOP') return 'is a link; only plain files are read';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  if (code === 'EISDIR') return 'is not a plain file';
  return code === '' ? 'cannot be read' : `cannot be read (${code})`;
}
