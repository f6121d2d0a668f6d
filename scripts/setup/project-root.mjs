/** Where the project is, and the few ways its scripts look at it. */
import fs from 'node:fs';
import path from 'node:path';

/** Absolute path of the checkout these scripts belong to. */
export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/**
 * An absolute path inside the checkout.
 * @param {...string} parts
 */
export function at(...parts) {
  return path.join(ROOT, ...parts);
}

/**
 * The parsed JSON of a file, or null where there is no readable JSON.
 * @param {string} file
 * @returns {any} untyped on purpose: the reader checks what it uses
 */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
