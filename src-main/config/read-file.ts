import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** What a file of the user's says. */
export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  /** Why it cannot be read, as the end of a sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Longer than anybody writes by hand, in bytes. */
export const MAX_FILE_BYTES = 256 * 1024;

/** Reads a text file that the user may edit. Never throws for what is there. */
export function readTextFile(file: string): FileText {
  let handle: number;
  try {
    // Whoever opens a pipe waits until somebody writes to it. Windows has no such thing, nor such a flag.
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'missing' }
      : unreadable(`cannot be read (${code})`);
  }
  try {
    if (!fstatSync(handle).isFile()) return unreadable('is no file');
    const bytes = Buffer.alloc(MAX_FILE_BYTES + 1);
    const length = readSync(handle, bytes, 0, bytes.length, 0);
    if (length > MAX_FILE_BYTES) return unreadable(`is larger than ${MAX_FILE_BYTES / 1024} KB`);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length));
    return { kind: 'text', text };
  } catch (error) {
    return unreadable(error instanceof TypeError ? 'is not UTF-8 text' : `cannot be read (${codeOf(error)})`);
  } finally {
    closeSync(handle);
  }
}

/** The short name of an error of the system: `EACCES`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function unreadable(reason: string): FileText {
  return { kind: 'unreadable', reason };
}
