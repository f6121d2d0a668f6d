/**
 * What is costly to make and the same for every checkout: the unpacked Electron runtime and the compiled
 * SQLite addon, in the user's cache folder. An entry is a folder of plain files under a key made of all that
 * went into it; it appears whole or not at all, and is checked byte for byte each time it is used.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONTENT, copyChecked, MANIFEST, writeManifest } from './cache-manifest.mjs';
import { SetupError } from './setup-error.mjs';

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
  const old = `${target}.old-${process.pid}`;
  try {
    if (!(await copyChecked(folder, draft))) {
      discard(folder);
      return 'damaged';
    }
    const now = new Date();
    fs.utimesSync(path.join(folder, MANIFEST), now, now);
    if (fs.existsSync(target)) fs.renameSync(target, old);
    fs.renameSync(draft, target);
    return 'restored';
  } finally {
    for (const leftover of [draft, old]) fs.rmSync(leftover, { recursive: true, force: true });
  }
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
    await writeManifest(draft);
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
