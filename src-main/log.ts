/**
 * The one logger. Lines go to a file that the user can read and send: what happened, never what the todos say.
 * Each entry is one line whatever is in it, so that no text can forge an entry or speak to a terminal.
 */
import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs';
import type { Instant } from '../src-core/todo/todo';

/** How much an entry matters. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Writes entries. Never throws: a full disk must not stop the application from saying so. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  /** `error` adds its message, those of its causes, and the innermost stack. */
  warn(message: string, error?: unknown): void;
  error(message: string, error?: unknown): void;
}

/** What a log is made of. */
export interface LogOptions {
  /** The file; its directory must exist. Older ones stand beside it as `FILE.1` (the newest) to `FILE.3`. */
  readonly file: string;
  /** Entries below it are dropped. */
  readonly level: 'debug' | 'info';
  readonly now: () => Instant;
  /** Writes each line to the standard error as well. */
  readonly echo?: boolean;
  /** Bytes after which a new file is begun. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 1_000_000;
const OLDER_FILES = 3;

/** The longest line, in UTF-16 code units: room for a stack, not for a document. */
const MAX_LINE = 4_000;

/** Opens the log. */
export function createLog(options: LogOptions): Log {
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  let bytes = sizeOf(options.file);
  let complained = false;

  const write = (level: LogLevel, message: string, error?: unknown) => {
    const reason = error === undefined ? '' : `: ${describeError(error)}`;
    const line = `${options.now()} ${level.padEnd(5)} ${cleanLine(message + reason).slice(0, MAX_LINE)}\n`;
    if (options.echo === true) process.stderr.write(line);
    try {
      if (bytes > 0 && bytes + line.length > maxBytes) {
        rotate(options.file);
        bytes = 0;
      }
      appendFileSync(options.file, line, { mode: 0o600 });
      bytes += Buffer.byteLength(line);
    } catch (failure) {
      if (!complained) process.stderr.write(`The log cannot be written: ${cleanLine(String(failure))}\n`);
      complained = true;
    }
  };

  return {
    debug: (message) => {
      if (options.level === 'debug') write('debug', message);
    },
    info: (message) => write('info', message),
    warn: (message, error) => write('warn', message, error),
    error: (message, error) => write('error', message, error),
  };
}

/** A log that keeps nothing, for parts that are used without one. */
export const SILENT_LOG: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** An error in one line: its message and those of its causes, then where the innermost was thrown. */
export function describeError(error: unknown): string {
  const messages: string[] = [];
  let current = error;
  let stack: string | undefined;
  while (current instanceof Error && messages.length < 10) {
    messages.push(current.message);
    stack = current.stack ?? stack;
    current = current.cause;
  }
  if (messages.length === 0) return String(error);
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return `${messages.join(': ')} ${frames.map((line) => `[${line.trim()}]`).join(' ')}`;
}

/** Control characters (C0, DEL, C1), line separators and marks that turn the direction of writing. */
const UNFIT = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

function cleanLine(text: string): string {
  return text.replace(UNFIT, ' ');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function rotate(file: string): void {
  rmSync(`${file}.${OLDER_FILES}`, { force: true });
  for (let age = OLDER_FILES - 1; age >= 1; age--) moveIfThere(`${file}.${age}`, `${file}.${age + 1}`);
  moveIfThere(file, `${file}.1`);
}

function moveIfThere(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false })) renameSync(from, to);
}
