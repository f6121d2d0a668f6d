/**
 * Runs a program in front of the user: it has our terminal, ends when we are asked to end, and we end when it
 * has ended and not before. For a step whose output is only wanted when it fails see `command.mjs`.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';

/** How long a program may take to end after it was asked to. */
const PATIENCE_MS = 5_000;
/** How soon it is noticed that whoever started us has gone. */
const WATCH_MS = 500;

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * A process group of its own for the program and all it starts: a terminal sends Ctrl-C to its whole group, we
 * would pass it on, and Chromium dies at once of the second. Windows has no such groups.
 */
const GROUP = process.platform !== 'win32';

/**
 * @typedef {object} Ended
 * @property {number} exitCode the program's, or 128 + the number of the signal that ended it, as shells say it
 * @property {NodeJS.Signals | null} asked the signal that we were sent while it ran
 */

/**
 * @typedef {object} ChildOptions
 * @property {(line: string) => void} [onStderr] is given each whole line of standard error, which is then not
 *   shown by itself
 * @property {boolean} [asksAll] signals go to all that the program has started too: for npm and shells, which
 *   do not pass them on
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & ChildOptions} options
 * @returns {Promise<Ended>}
 */
export function runChild(command, args, { onStderr, asksAll = false, ...options }) {
  const child = spawn(command, [...args], {
    stdio: ['inherit', 'inherit', onStderr ? 'pipe' : 'inherit'],
    ...options,
    detached: GROUP,
  });
  if (onStderr && child.stderr) eachLine(child.stderr, onStderr);
  return new Promise((resolve, reject) => {
    const ending = whenAskedToEnd((signal) => send(child, signal, asksAll || signal === 'SIGKILL'));
    child.once('error', (cause) => {
      ending.stop();
      reject(new Error(`${command} could not be started`, { cause }));
    });
    child.once('close', (code, signal) => {
      ending.stop();
      resolve({ exitCode: code ?? 128 + (signal ? os.constants.signals[signal] : 0), asked: ending.asked() });
    });
  });
}

/**
 * Passes on every signal that asks us to end, then SIGKILL when that has no effect. Counts as one that npm has
 * gone which started us: it passes signals to a shell, and not every shell passes them to us.
 * @param {(signal: NodeJS.Signals) => void} pass
 */
function whenAskedToEnd(pass) {
  /** @type {NodeJS.Signals | null} */
  let asked = null;
  /** @type {NodeJS.Timeout | undefined} */
  let impatience;
  const ask = (/** @type {NodeJS.Signals} */ signal) => {
    asked = signal;
    impatience ??= setTimeout(() => pass('SIGKILL'), PATIENCE_MS);
    pass(signal);
  };
  const before = ancestors();
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && ancestors() !== before && asked === null) ask('SIGTERM');
  }, WATCH_MS);
  for (const signal of SIGNALS) process.on(signal, ask);
  return {
    asked: () => asked,
    stop() {
      clearInterval(watch);
      clearTimeout(impatience);
      for (const signal of SIGNALS) process.removeListener(signal, ask);
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @param {boolean} all
 */
function send(child, signal, all) {
  if (child.pid === undefined) return;
  try {
    process.kill(all && GROUP ? -child.pid : child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

/** The shell that started us, and the npm that started it where the kernel says (proc(5), /proc/PID/stat). */
function ancestors() {
  const shell = process.ppid;
  try {
    const stat = fs.readFileSync(`/proc/${shell}/stat`, 'utf8');
    return `${shell} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return `${shell}`;
  }
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {(line: string) => void} onLine
 */
function eachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.once('end', () => {
    if (rest !== '') onLine(rest);
  });
}
