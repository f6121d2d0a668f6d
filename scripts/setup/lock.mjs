/**
 * One set-up at a time in one checkout. The lock is a file that names its owner; a file whose owner has died
 * is taken over. It orders the processes of one machine, not of two that share a folder.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SetupError } from './setup-error.mjs';

const POLL_MS = 200;

/**
 * @typedef {object} Owner
 * @property {string} token made anew for each lock taken
 * @property {number} pid
 * @property {string} host
 * @property {string | null} started when the process began, in the kernel's words; null where it does not say
 */

/**
 * Takes the lock, waiting for whoever has it.
 * @param {string} file
 * @param {{ onWait?: (owner: Owner) => void, signal?: AbortSignal }} [options]
 *   `onWait` is called once for each owner that is waited for
 * @returns {Promise<() => void>} gives the lock back; safe to call twice
 */
export async function takeLock(file, { onWait = () => {}, signal } = {}) {
  refuseUnlessWritable(path.dirname(file));
  const own = thisProcess();
  let told = '';
  for (;;) {
    if (await tryLock(file, own, signal)) return () => release(file, own);
    const owner = readOwner(file);
    if (owner && isAlive(owner) && owner.token !== told) {
      told = owner.token;
      onWait(owner);
    }
    await pause(POLL_MS, undefined, signal ? { signal } : undefined);
  }
}

/** @param {string} folder */
function refuseUnlessWritable(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (cause) {
    throw new SetupError(`${folder} cannot be written. Run this as the user the checkout belongs to.`, {
      cause,
    });
  }
}

/**
 * @param {string} file
 * @param {Owner} own
 * @param {AbortSignal | undefined} signal
 */
async function tryLock(file, own, signal) {
  if (createWith(file, own)) return true;
  const owner = readOwner(file);
  if (!owner || isAlive(owner)) return false;
  // Whoever holds the lock named after the dead owner's token, and nobody else, may replace its file. The second
  // look is for those who come when that has been done already.
  const releaseTakeover = await takeLock(`${file}.${owner.token}`, signal ? { signal } : {});
  try {
    if (readOwner(file)?.token !== owner.token) return false;
    const draft = `${file}.${own.token}.draft`;
    fs.writeFileSync(draft, JSON.stringify(own));
    fs.renameSync(draft, file);
    return true;
  } finally {
    releaseTakeover();
  }
}

/**
 * Creates the file with its content in one step, or not at all where it exists.
 * @param {string} file
 * @param {Owner} own
 */
function createWith(file, own) {
  const draft = `${file}.${own.token}.draft`;
  fs.writeFileSync(draft, JSON.stringify(own));
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/**
 * @param {string} file
 * @param {Owner} own
 */
function release(file, own) {
  if (readOwner(file)?.token === own.token) fs.rmSync(file, { force: true });
}

/** @returns {Owner} */
function thisProcess() {
  return { token: randomUUID(), pid: process.pid, host: os.hostname(), started: startOf(process.pid) };
}

/**
 * @param {string} file
 * @returns {Owner | null}
 */
function readOwner(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null; // given back between two looks
  }
}

/** @param {Owner} owner */
function isAlive(owner) {
  if (owner.host !== os.hostname()) return true; // cannot be known from here
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'; // there, but another user's
  }
  return owner.started === startOf(owner.pid); // else the number has been given to another process
}

/**
 * The 22nd field of /proc/PID/stat (proc(5)): clock ticks from boot to the start of the process.
 * @param {number} pid
 */
function startOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
