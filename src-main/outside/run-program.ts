/** Runs one program to its end: no shell, a scrubbed environment, bounded output, and everything it started ends with it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';

/** A program, ready to start. */
export interface ProgramStart {
  /** Absolute. */
  readonly file: string;
  readonly args: readonly string[];
  readonly stdin: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Bytes that are kept of each of its outputs; with one more it is ended. */
  readonly maxBytes: number;
}

/** How it ended. */
export type ProgramEnd =
  | { readonly kind: 'ended'; readonly code: number | null; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'too_much' }
  | { readonly kind: 'not_started'; readonly reason: string };

/** How long the output of a program that has ended may stay open: somebody else may hold it. */
const DRAIN_MS = 500;

/** What a program gets to see of the user's environment: where things are and how to write, no secrets. */
const PASSED = ['HOME', 'USERPROFILE', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot', 'TMPDIR'] as const;

/** The environment for a program. */
export function programEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  searchPath: readonly string[],
): Record<string, string> {
  const passed = PASSED.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), PATH: searchPath.join(delimiter) };
}

/** What kills each program that runs now. */
const running = new Set<() => void>();

/** A program is in a group of its own, which a Ctrl+C in the terminal does not reach: what runs ends with this process. */
function endWithProcess(kill: () => void): void {
  if (running.size === 0) process.once('exit', endAll);
  running.add(kill);
}

function endedBefore(kill: () => void): void {
  running.delete(kill);
  if (running.size === 0) process.off('exit', endAll);
}

function endAll(): void {
  for (const kill of running) kill();
}

/**
 * Starts it and waits. When `signal` aborts, or this process ends, it is killed with all it started; the promise is
 * fulfilled soon then.
 */
export function runProgram(start: ProgramStart, signal: AbortSignal): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(start.file, [...start.args], {
      cwd: start.cwd,
      env: start.env,
      shell: false,
      detached: process.platform !== 'win32', // a process group of its own, which can be killed as a whole
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const kill = () => killAll(child, start.env.SystemRoot);
    let tooMuch = false;
    const over = () => {
      tooMuch = true;
      kill();
    };
    const stdout = keep(child.stdout, start.maxBytes, over);
    const stderr = keep(child.stderr, start.maxBytes, over);
    const finish = (end: ProgramEnd) => {
      signal.removeEventListener('abort', kill);
      endedBefore(kill);
      resolve(end);
    };
    signal.addEventListener('abort', kill, { once: true });
    endWithProcess(kill);
    child.on('error', (error) => finish({ kind: 'not_started', reason: codeOf(error) }));
    child.on('exit', () => {
      kill(); // what it left behind ends too
      setTimeout(() => closeStreams(child), DRAIN_MS).unref();
    });
    child.on('close', (code) =>
      finish(tooMuch ? { kind: 'too_much' } : { kind: 'ended', code, stdout: stdout(), stderr: stderr() }),
    );
    child.stdin.on('error', () => undefined); // it need not read what it is given
    child.stdin.end(start.stdin);
    if (signal.aborted) kill();
  });
}

function keep(stream: Readable, maxBytes: number, over: () => void): () => string {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) over();
    else chunks.push(chunk);
  });
  stream.on('error', () => undefined);
  return () => Buffer.concat(chunks).toString('utf8');
}

/** The program and its children, whether it is still there or not. */
function killAll(child: ChildProcessWithoutNullStreams, systemRoot = 'C:\\Windows'): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    const taskkill = join(systemRoot, 'System32', 'taskkill.exe');
    spawn(taskkill, ['/pid', String(pid), '/t', '/f'], { windowsHide: true, stdio: 'ignore' }).on(
      'error',
      () => child.kill('SIGKILL'),
    );
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // no such group: all are gone, or it was not yet made
  }
}

function closeStreams({ stdin, stdout, stderr }: ChildProcessWithoutNullStreams): void {
  for (const stream of [stdin, stdout, stderr]) stream.destroy();
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message;
}
