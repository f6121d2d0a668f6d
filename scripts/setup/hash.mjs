/** Content hashes: the names of cache entries and the proof that a file is the one that was meant. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 */
export async function hashFile(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(fs.createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest(encoding);
}

/**
 * A short name for a list of values: equal lists, equal names. 32 hexadecimal digits.
 * @param {readonly unknown[]} values JSON values
 */
export function keyOf(values) {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32);
}

/**
 * The path and sha256 of every regular file under some files and folders, in a fixed order.
 * @param {string} root what paths are relative to
 * @param {readonly string[]} names files and folders below `root`
 * @returns {[path: string, sha256: string][]}
 */
export function contentsOf(root, names) {
  return names
    .flatMap((name) => filesBelow(root, name))
    .sort()
    .map((file) => [
      file,
      createHash('sha256')
        .update(fs.readFileSync(path.join(root, file)))
        .digest('hex'),
    ]);
}

/**
 * Relative paths, with forward slashes, of the regular files at or below a path.
 * @param {string} root
 * @param {string} [name]
 * @returns {string[]}
 */
export function filesBelow(root, name = '') {
  if (fs.statSync(path.join(root, name)).isFile()) return [name];
  return fs.readdirSync(path.join(root, name), { withFileTypes: true }).flatMap((entry) => {
    const below = name === '' ? entry.name : `${name}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, below);
    return entry.isFile() ? [below] : [];
  });
}
