/**
 * What proves a cache entry whole: a list of its files with their sizes, permissions and sha256, written beside
 * them and compared with every copy that is taken.
 */
import fs from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow, hashFile } from './hash.mjs';
import { readJson } from './project-root.mjs';

/** The names in an entry's folder. */
export const MANIFEST = 'manifest.json';
export const CONTENT = 'content';

/** @typedef {{ path: string, size: number, mode: number, sha256: string }} ManifestFile size in bytes */

/**
 * Lists what is in an entry's content folder.
 * @param {string} folder the entry's
 */
export async function writeManifest(folder) {
  const content = path.join(folder, CONTENT);
  const files = await Promise.all(filesBelow(content).map((file) => recordOf(content, file)));
  fs.writeFileSync(path.join(folder, MANIFEST), JSON.stringify({ files }, null, 1));
}

/**
 * Copies the files that the manifest lists and compares the copies with it.
 * @param {string} folder the entry's
 * @param {string} draft where the copies go; made where it is absent
 * @returns {Promise<boolean>} false where anything is not as it was written
 */
export async function copyChecked(folder, draft) {
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
 * @param {string} root
 * @param {string} file
 * @returns {Promise<ManifestFile>}
 */
async function recordOf(root, file) {
  const full = path.join(root, file);
  const { size, mode } = fs.statSync(full);
  return { path: file, size, mode: mode & 0o777, sha256: await hashFile(full, 'sha256', 'hex') };
}
