/**
 * Runs a program in front of the user: it has our terminal, gets the signals we get, and we end when it has
 * ended and not before. For a step whose output is only wanted when it fails see `command.mjs`.
 */
import { spawn } from 'node:child_process';
import os from 'node:os';

/** How long a program may take to end after it was asked to. */
const PATIENCE_MS = 5_000;
/** When one that a terminal asked is asked again. */
const REMINDER_MS = 3_000;

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * @typedef {object} Ended
 * @property {number} exitCode the program's, or 128 + the number of the signal that ended it, as shells say it
 * @property {NodeJS.Signals | null} asked the signal that we were sent while it ran
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onStderr?: (line: string) => void }} options
 *   `onStderr` is given each whole line of standard error, which is then not shown by itself
 * @returns {Promise<Ended>}
 */
export function runChild(command, args, { onStderr, ...options }) {
  const child = spawn(command, [...args], {
    stdio: ['inherit', 'inherit', onStderr ? 'pipe' : 'inherit'],
    ...options,
  });
  if (onStderr && child.stderr) eachLine(child.stderr, onStderr);
  return new Promise((resolve, reject) => {
    /** @type {NodeJS.Signals | null} */
    let asked = null;
    /** @type {NodeJS.Timeout[]} */
    const timers = [];
    const pass = (/** @type {NodeJS.Signals} */ signal) => {
      if (asked === null) timers.push(setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS));
      asked = signal;
      // A terminal sends Ctrl-C to the program too, and Chromium dies at once of a second one.
      const wait = signal === 'SIGINT' && process.stdin.isTTY ? REMINDER_MS : 0;
      timers.push(setTimeout(() => child.kill(signal), wait));
    };
    const settle = () => {
      for (const timer of timers) clearTimeout(timer);
      for (const signal of SIGNALS) process.removeListener(signal, pass);
    };
    for (const signal of SIGNALS) process.on(signal, pass);
    child.once('error', (cause) => {
      settle();
      reject(new Error(`${command} could not be started`, { cause }));
    });
    child.once('close', (code, signal) => {
      settle();
      resolve({ exitCode: code ?? 128 + (signal ? os.constants.signals[signal] : 0), asked });
    });
  });
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
