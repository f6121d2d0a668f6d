/**
 * The proof that nothing has changed since the last set-up, so that the next one ends at once: a fingerprint
 * of all that decides what is set up, and the sizes and times of what it put in place. Reads files only.
 */
import fs from 'node:fs';
import { contentsOf, keyOf } from './hash.mjs';
import { packagesInPlace } from './packages.mjs';
import { at, readJson } from './project-root.mjs';
import { programsInPlace } from './system-libraries.mjs';

/** In node_modules, so that it goes when they go. */
const FILE = at('node_modules', '.to-tui-setup.json');

/**
 * @typedef {object} Stamp
 * @property {string} inputs
 * @property {boolean} forTests
 * @property {Record<string, string>} files what `traceOf` says of each file that was put in place
 */

/**
 * Whether a set-up for this purpose has nothing to do.
 * @param {boolean} forTests
 */
export function isUpToDate(forTests) {
  const stamp = /** @type {Stamp | null} */ (readJson(FILE));
  return (
    stamp !== null &&
    stamp.inputs === inputs() &&
    (stamp.forTests || !forTests) &&
    Object.entries(stamp.files).every(([file, trace]) => traceOf(file) === trace) &&
    programsInPlace(forTests) &&
    packagesInPlace()
  );
}

/**
 * @param {boolean} forTests
 * @param {readonly string[]} files absolute paths of what has to stay as it is
 */
export function writeStamp(forTests, files) {
  /** @type {Stamp} */
  const stamp = {
    inputs: inputs(),
    forTests,
    files: Object.fromEntries(files.map((file) => [file, traceOf(file)])),
  };
  fs.writeFileSync(FILE, JSON.stringify(stamp, null, 1));
}

/** Called before anything is changed: a set-up that is broken off leaves no proof. */
export function removeStamp() {
  fs.rmSync(FILE, { force: true });
}

/** What decides the result: the lock file, this code and what it reads, and the machine's Node.js. */
function inputs() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? null;
  const read = contentsOf(at(), [
    'package-lock.json',
    'native',
    'scripts/setup',
    'scripts/electron-default-app',
  ]);
  const relevant = read.filter(([file]) => !file.endsWith('.test.ts'));
  const { electronFallback } = readJson(at('package.json'));
  return keyOf([process.version, process.platform, process.arch, override, electronFallback, relevant]);
}

/** @param {string} file */
function traceOf(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.size} bytes, ${stat.mtimeMs}` : 'absent';
}
