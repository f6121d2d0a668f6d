/**
 * The set-up: npm packages, an Electron runtime, the system libraries it is linked to, and a better-sqlite3 that
 * loads in it. Uses nothing but Node.js itself, does nothing that is done already, and may be run twice at once.
 * This file says in what order; each step has a file of its own.
 */
import { setMaxListeners } from 'node:events';
import path from 'node:path';
import { onPath } from './command.mjs';
import { electronProgram, officialRuntime, RUNTIME } from './electron-runtime.mjs';
import { installFallback } from './fallback-runtime.mjs';
import { takeLock } from './lock.mjs';
import { installPackages } from './packages.mjs';
import { installPluginCompilers } from './plugin-compilers.mjs';
import { createProgress } from './progress.mjs';
import { at } from './project-root.mjs';
import { SetupError } from './setup-error.mjs';
import { ADDON_FILE, installAddon, nodeNeedsAddon, proveAddonLoads } from './sqlite-addon.mjs';
import { isUpToDate, removeStamp, writeStamp } from './stamp.mjs';
import { installSystemPackages, libraryPaths } from './system-libraries.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Makes the checkout ready and tells the user what it does; says nothing where nothing is to do.
 * @param {{ forTests: boolean }} purpose whether the tests are to run too, not the application alone
 * @returns {Promise<boolean>} false when it failed, which the user has then been told with what to do
 */
export async function setUp({ forTests }) {
  if (isUpToDate(forTests)) return true;
  const progress = createProgress(console.log);
  const abort = new AbortController();
  // Every command that runs listens, and some packages need a dozen at once.
  setMaxListeners(0, abort.signal);
  const interrupt = () => abort.abort(new SetupError('Interrupted. The same command goes on from here.'));
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    await underLock(progress, abort, forTests);
    progress.say('ready');
    return true;
  } catch (error) {
    const reason = abort.signal.aborted ? abort.signal.reason : error;
    console.error(reason instanceof SetupError ? `\n[setup] ${reason.message}\n` : reason);
    return false;
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, interrupt);
    progress.end();
  }
}

/**
 * @param {import('./progress.mjs').Progress} progress
 * @param {AbortController} abort
 * @param {boolean} forTests
 */
async function underLock(progress, abort, forTests) {
  const release = await takeLock(at('.cache', 'setup.lock'), {
    signal: abort.signal,
    onWait: ({ pid }) =>
      progress.say(`another set-up of this checkout runs (process ${pid}); waiting for it`),
  });
  try {
    if (!isUpToDate(forTests)) await allSteps(progress, abort, forTests);
  } finally {
    release();
  }
}

/**
 * The steps, side by side where one does not wait for the other.
 * @param {import('./progress.mjs').Progress} progress
 * @param {AbortController} abort
 * @param {boolean} forTests
 */
async function allSteps(progress, abort, forTests) {
  const { signal } = abort;
  /** @type {<T>(name: string, work: (step: import('./step.mjs').Step) => Promise<T>) => Promise<T>} */
  const step = (name, work) => progress.step(name, (say) => work({ say, signal, forTests }));
  const installSystem = (/** @type {boolean} */ compiler) =>
    step('system packages', (given) => installSystemPackages({ ...given, compiler }));

  removeStamp();
  const system = installSystem(forTests && nodeNeedsAddon());
  const compilerReady = async () => {
    if (onPath('c++')) return;
    await system;
    await installSystem(true);
  };
  const project = async () => {
    await step('npm packages', installPackages);
    const official = await step('Electron', officialRuntime);
    await together(abort, [
      official ? Promise.resolve() : step('Electron', installFallback),
      step('better-sqlite3', (given) => installAddon({ ...given, compilerReady })),
    ]);
  };
  const compilers = async () => {
    await system;
    await step('compilers for plugins', installPluginCompilers);
  };
  await together(abort, [compilers(), project()]);
  await step('check', prove);
}

/** @param {import('./step.mjs').Step} step */
async function prove(step) {
  const program = electronProgram();
  if (program === null)
    throw new SetupError('There is no Electron runtime. Delete node_modules and try again.');
  const libraries = await libraryPaths(program, step.signal);
  await proveAddonLoads(step);
  const packages = at('node_modules', '.package-lock.json');
  writeStamp(step.forTests, [packages, program, path.join(RUNTIME, 'version'), ADDON_FILE, ...libraries]);
}

/**
 * Waits for all; when one fails the others are ended, and the first failure is thrown.
 * @param {AbortController} abort
 * @param {readonly Promise<unknown>[]} work
 */
async function together(abort, work) {
  for (const one of work) one.catch((reason) => abort.abort(reason));
  await Promise.allSettled(work);
  abort.signal.throwIfAborted();
}
