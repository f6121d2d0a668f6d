/**
 * What is costly to make and the same for every checkout: the unpacked Electron runtime and the compiled
 * SQLite addon, in the user's cache folder. An entry is a folder of plain files under a key made of all that
 * went into it; it appears whole or not at all, and is checked byte for byte each time it is used.
 */
import fs from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { filesBelow, hashFile } from './hash.mjs';
import { readJson } from './project-root.mjs';
import { SetupError } from './setup-error.mjs';

const MANIFEST = 'manifest.json';
const CONTENT = 'content';
const DRAFT_PREFIX = '.draft-';
const DAY_MS = 86_400_000;
/** An entry nobody has used for so long is removed when a new one of its kind is made. */
const UNUSED_DAYS = 60;

/**
 * @typedef {object} Entry
 * @property {string} root the cache folder
 * @property {string} kind what it is, as a folder name
 * @property {string} key
 */

/** @typedef {{ path: string, size: number, mode: number, sha256: string }} ManifestFile size in bytes */

/**
 * The cache folder: TO_TUI_CACHE, or what the platform's custom is.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} home
 */
export function cacheRoot(env = process.env, platform = process.platform, home = os.homedir()) {
  if (env.TO_TUI_CACHE) return path.resolve(env.TO_TUI_CACHE);
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'to-tui', 'cache');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'to-tui');
  return path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'to-tui');
}

/**
 * Puts the entry's files into the folder `target`, replacing it whole; makes the entry first where it is
 * absent or damaged.
 * @param {Entry} entry
 * @param {string} target
 * @param {(folder: string) => Promise<void>} make fills an empty folder
 * @param {(text: string) => void} [say]
 * @returns {Promise<'restored' | 'made'>}
 */
export async function fromCache(entry, target, make, say = () => {}) {
  const state = await restore(entry, target);
  if (state === 'restored') return state;
  if (state === 'damaged') say('the copy in the cache is damaged; making it again');
  await store(entry, make);
  if ((await restore(entry, target)) !== 'restored') {
    throw new SetupError(
      `The cache ${entry.root} does not keep what is written to it. Set TO_TUI_CACHE to another folder.`,
    );
  }
  return 'made';
}

/**
 * @param {Entry} entry
 * @param {string} target
 * @returns {Promise<'restored' | 'absent' | 'damaged'>}
 */
async function restore(entry, target) {
  const folder = folderOf(entry);
  if (!fs.existsSync(folder)) return 'absent';
  const draft = `${target}.draft-${process.pid}`;
  try {
    if (!(await copyChecked(folder, draft))) {
      discard(folder);
      return 'damaged';
    }
    const now = new Date();
    fs.utimesSync(path.join(folder, MANIFEST), now, now);
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(draft, target);
    return 'restored';
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Copies the files that the manifest lists and compares the copies with it.
 * @param {string} folder
 * @param {string} draft
 */
async function copyChecked(folder, draft) {
  const files = manifestOf(folder);
  if (files === null) return false;
  for (const file of files) {
    const source = path.join(folder, CONTENT, file.path);
    const copy = path.join(draft, file.path);
    if (!fs.existsSync(source) || fs.statSync(source).size !== file.size) return false;
    await mkdir(path.dirname(copy), { recursive: true });
    await copyFile(source, copy, fs.constants.COPYFILE_FICLONE);
    fs.chmodSync(copy, file.mode);
    if ((await hashFile(copy, 'sha256', 'hex')) !== file.sha256) return false;
  }
  return true;
}

/**
 * @param {string} folder
 * @returns {ManifestFile[] | null} null where it is unreadable or names a file outside the entry
 */
function manifestOf(folder) {
  const files = readJson(path.join(folder, MANIFEST))?.files;
  if (!Array.isArray(files) || files.length === 0) return null;
  const sound = files.every(
    (file) =>
      typeof file?.path === 'string' &&
      !path.isAbsolute(file.path) &&
      !file.path.split(/[\\/]/).includes('..'),
  );
  return sound ? files : null;
}

/**
 * @param {Entry} entry
 * @param {(folder: string) => Promise<void>} make
 */
async function store(entry, make) {
  const shelf = path.join(entry.root, entry.kind);
  const draft = openDraft(shelf);
  removeUnused(shelf);
  try {
    const content = path.join(draft, CONTENT);
    fs.mkdirSync(content);
    await make(content);
    const files = await Promise.all(filesBelow(content).map((file) => recordOf(content, file)));
    fs.writeFileSync(path.join(draft, MANIFEST), JSON.stringify({ files }, null, 1));
    fs.renameSync(draft, folderOf(entry));
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    // Another checkout may have made the same entry in the meantime; its files are as good as ours.
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/** @param {string} shelf */
function openDraft(shelf) {
  try {
    fs.mkdirSync(shelf, { recursive: true });
    return fs.mkdtempSync(path.join(shelf, DRAFT_PREFIX));
  } catch (cause) {
    const what = `The cache folder ${shelf} cannot be written`;
    const reason = /** @type {Error} */ (cause).message;
    throw new SetupError(`${what} (${reason}).\nSet TO_TUI_CACHE to a folder of your own.`, { cause });
  }
}

/**
 * @param {string} root
 * @param {string} file
 * @returns {Promise<ManifestFile>}
 */
async function recordOf(root, file) {
  const full = path.join(root, file);
  const { size, mode } = fs.statSync(full);
  return { path: file, size, mode: mode & 0o777, sha256: await hashFile(full, 'sha256', 'hex') };
}

/**
 * Removes entries that nobody uses any more, and what a killed set-up left half made.
 * @param {string} shelf
 */
function removeUnused(shelf) {
  for (const name of fs.readdirSync(shelf)) {
    const folder = path.join(shelf, name);
    const used = fs.statSync(path.join(folder, MANIFEST), { throwIfNoEntry: false }) ?? fs.statSync(folder);
    const days = (Date.now() - used.mtimeMs) / DAY_MS;
    if (days > (name.startsWith(DRAFT_PREFIX) ? 1 : UNUSED_DAYS)) discard(folder);
  }
}

/** @param {string} folder */
function discard(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** @param {Entry} entry */
function folderOf(entry) {
  return path.join(entry.root, entry.kind, entry.key);
}
