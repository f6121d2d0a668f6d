/**
 * Runs the programs of the set-up out of sight: their output is kept and shown only when they fail, and none
 * outlives a set-up that fails or is interrupted. For a program in front of the user see `run-child.mjs`.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './project-root.mjs';
import { SetupError } from './setup-error.mjs';

/** What is kept of a program's output: its end, where the error is (characters). */
const OUTPUT_LIMIT = 20_000;

/**
 * @typedef {object} CommandOptions
 * @property {AbortSignal} [signal] ends the program, and all that it started, when the set-up is given up
 * @property {string} [cwd] default: the project's root
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [limitMs] ends the program after so long
 */

/**
 * @typedef {object} CommandResult
 * @property {number | null} code null when a signal ended it
 * @property {NodeJS.Signals | null} killed
 * @property {string} output standard output and standard error, the last 20,000 characters
 */

/**
 * Runs a program to its end, whatever that is.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function command(program, args, { signal, limitMs, ...options } = {}) {
  signal?.throwIfAborted();
  const group = process.platform !== 'win32'; // a process group, so that a compiler's own children end with it
  const child = spawn(program, [...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    detached: group,
  });
  const stop = () => {
    if (child.pid === undefined || child.exitCode !== null) return;
    try {
      process.kill(group ? -child.pid : child.pid, 'SIGTERM');
    } catch {
      // It ended by itself in the meantime.
    }
  };
  const timer = limitMs === undefined ? undefined : setTimeout(stop, limitMs);
  signal?.addEventListener('abort', stop);
  let output = '';
  const keep = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk).slice(-OUTPUT_LIMIT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
    child.once('error', (cause) => {
      settle();
      reject(new SetupError(`${program} could not be started: ${cause.message}`, { cause }));
    });
    child.once('close', (code, killed) => {
      settle();
      if (signal?.aborted) reject(signal.reason);
      else resolve({ code, killed, output });
    });
  });
}

/**
 * Runs a program that has to succeed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {CommandOptions & { advice?: string }} [options] `advice` is what the user should do when it fails
 */
export async function mustRun(program, args, { advice, ...options } = {}) {
  const { code, killed, output } = await command(program, args, options);
  if (code === 0) return output;
  const line = [path.basename(program), ...args].join(' ');
  throw new SetupError(
    [`${line}\nfailed (${killed ?? code}):`, output.trim(), advice].filter(Boolean).join('\n'),
  );
}

/**
 * The program and first arguments that run npm: the one that started this script, where one did.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {[program: string, ...args: string[]]}
 */
export function npmProgram(env = process.env) {
  const cli = [
    env.npm_execpath ?? '',
    path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(path.dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => file.endsWith('npm-cli.js') && fs.existsSync(file));
  return cli === undefined ? ['npm'] : [process.execPath, cli];
}

/**
 * Whether a program of this name is on the PATH; looks, and runs nothing.
 * @param {string} program
 * @param {NodeJS.ProcessEnv} [env]
 */
export function onPath(program, env = process.env) {
  return (env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      fs.accessSync(path.join(folder, program), fs.constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}
