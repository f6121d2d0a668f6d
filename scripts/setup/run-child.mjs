/**
 * Runs a program in front of the user: it has our terminal, ends when we are asked to end, and we end when it
 * has ended and not before. For a step whose output is only wanted when it fails see `command.mjs`.
 */
import { spawn } from 'node:child_process';
import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { whenToEnd } from './when-to-end.mjs';

/** How long a program may take to end after it was asked to. */
const PATIENCE_MS = 5_000;
/** The same where it has to end others first, which may take as long as above. */
const PATIENCE_FOR_ALL_MS = 8_000;

/**
 * A process group of its own for the program and all it starts: a terminal sends Ctrl-C to its whole group, we
 * would pass it on, and Chromium dies at once of the second. Windows has no such groups.
 */
const GROUP = process.platform !== 'win32';

/**
 * @typedef {object} Ended
 * @property {number} exitCode the program's, or 128 + the number of the signal that ended it, as shells say it
 * @property {NodeJS.Signals | null} asked the signal that we were sent while it ran
 * @property {boolean} late whether it was ended because it took too long
 */

/**
 * @typedef {object} ChildOptions
 * @property {(line: string) => void} [onStderr] is given each whole line of standard error, which is then not
 *   shown by itself
 * @property {boolean} [asksAll] signals go to all that the program has started too: for npm and shells, which
 *   do not pass them on
 * @property {number} [limitMs] ends the program after so long
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & ChildOptions} options
 * @returns {Promise<Ended>}
 */
export function runChild(command, args, { onStderr, asksAll = false, limitMs, ...options }) {
  const child = spawn(command, [...args], {
    stdio: ['inherit', 'inherit', onStderr ? 'pipe' : 'inherit'],
    ...options,
    detached: GROUP,
  });
  if (onStderr && child.stderr) eachLine(child.stderr, onStderr);
  return new Promise((resolve, reject) => {
    const patience = asksAll ? PATIENCE_FOR_ALL_MS : PATIENCE_MS;
    const ending = whenToEnd({ limitMs, patience }, (signal) =>
      send(child, signal, asksAll || signal === 'SIGKILL'),
    );
    child.once('error', (cause) => {
      ending.stop();
      reject(new Error(`${command} could not be started`, { cause }));
    });
    child.once('close', async (code, signal) => {
      // npm ends at once when it is asked; what it has started may need its time.
      if (asksAll && ending.begun()) await allGone(child, patience);
      ending.stop();
      const exitCode = code ?? 128 + (signal ? os.constants.signals[signal] : 0);
      resolve({ exitCode, asked: ending.asked(), late: ending.late() });
    });
  });
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

/**
 * Waits until nothing of the program's group is left, but not for ever.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} patience
 */
async function allGone(child, patience) {
  if (!GROUP || child.pid === undefined) return;
  for (const end = performance.now() + patience; performance.now() < end; await pause(100)) {
    try {
      process.kill(-child.pid, 0);
    } catch {
      return;
    }
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
