/** Starts the application and the bare window as a user would, and sees when their first picture is there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { electronProgram } from '../scripts/setup/electron-runtime.mjs';
import { at, ROOT } from '../scripts/setup/project-root.mjs';
import { CLOCK } from './sample-todos';

/** How a window is started. */
export interface Launch {
  /** What follows Electron's own options on the command line. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What its standard output says when the first picture is there; for the application, words of a row. */
  readonly painted: string;
}

/** The application on a data directory that was filled by `fillDataDirectory`. */
export function ourWindow(folder: string): Launch {
  const env = { TO_TUI_CLOCK: CLOCK, TO_TUI_PRINT_SCREEN: '1', TO_TUI_SAMPLE: 'none' };
  return { args: [ROOT, `--data-dir=${folder}`], env, painted: 'todo 0: write' };
}

/** The bare harness: a window with xterm.js and nothing else. */
export function bareWindow(folder: string): Launch {
  mkdirSync(folder, { recursive: true });
  return { args: [at('bench', 'bare-window')], env: { BARE_DATA: folder }, painted: 'painted' };
}

/** A window that shows its first picture. */
export interface Running {
  /** From the start of the process to the first picture, in ms. */
  readonly paintedMs: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** How long a window may take to close. */
const QUITTING_MS = 3_000;

/** Chromium has no sandbox for root; everybody else measures with it, on both sides. */
export const SANDBOX_OPTIONS: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The variables that a measured process gets. */
export function environmentOf(launch: Launch): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'TZ',
  );
  return { ...Object.fromEntries(inherited), ...launch.env };
}

/** Starts a window and waits for its first picture. */
export async function openWindow(launch: Launch): Promise<Running> {
  const program = electronProgram();
  if (program === null) throw new Error('Electron is not there: run npm run setup');
  const begun = performance.now();
  const child = spawn(program, [...SANDBOX_OPTIONS, ...launch.args], {
    cwd: ROOT,
    env: environmentOf(launch),
    // A group of its own, so that all of its processes can be ended together.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const killAll = () => kill(child);
  process.once('exit', killAll);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    // Asked first: what is killed leaves its folders behind in the system's temporary one.
    child.kill('SIGTERM');
    const late = setTimeout(killAll, QUITTING_MS);
    await gone;
    clearTimeout(late);
    process.off('exit', killAll);
  };
  try {
    await said(child, launch.painted);
    return { paintedMs: performance.now() - begun, pid: child.pid ?? 0, stop };
  } catch (cause) {
    await stop();
    throw new Error(`opening ${path.basename(launch.args.at(-1) ?? '')}`, { cause });
  }
}

function said(child: ChildProcess, wanted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const giveUp = (why: string) => {
      clearTimeout(late);
      reject(new Error(`${why}; it had said: ${output.slice(-500) || 'nothing'}`));
    };
    const late = setTimeout(() => giveUp(`no picture in ${PATIENCE_MS} ms`), PATIENCE_MS);
    child.once('error', (error) => giveUp(error.message));
    child.once('close', (code) => giveUp(`it ended with code ${code}`));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!output.includes(wanted)) return;
      clearTimeout(late);
      resolve();
    });
  });
}

/** All of its processes at once. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}
