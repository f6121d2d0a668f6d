/** The application as a terminal starts it: with words behind its name, and no window for most of them. */
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import electronPath from 'electron';
import { CLOCK, ROOT } from './app.fixture';

/** Outside of Electron, its package is the path of its program. */
const PROGRAM = electronPath as unknown as string;

function argumentsFor(dataDir: string, words: readonly string[]): string[] {
  // Chromium has no sandbox for root; everybody else tests with it.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [...sandbox, ROOT, `--data-dir=${dataDir}`, ...words];
}

/** Runs it to its end, on the day of the window. */
export async function runProgram(
  dataDir: string,
  ...words: string[]
): Promise<{ stdout: string; code: number }> {
  try {
    const options = { env: { ...process.env, TO_TUI_CLOCK: CLOCK } };
    const { stdout } = await promisify(execFile)(PROGRAM, argumentsFor(dataDir, words), options);
    return { stdout, code: 0 };
  } catch (error) {
    const { stdout, code } = error as { stdout: string; code: number };
    return { stdout, code };
  }
}

/** Starts it, and leaves it to the test to end it or to see it end. */
export function startProgram(
  dataDir: string,
  ...words: string[]
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(PROGRAM, argumentsFor(dataDir, words), { stdio: ['ignore', 'pipe', 'pipe'] });
}
