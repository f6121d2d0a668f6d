/** The npm packages of the lock file: whether they are all in place, and `npm ci` where they are not. */
import fs from 'node:fs';
import path from 'node:path';
import { mustRun, npmProgram } from './command.mjs';
import { at, readJson } from './project-root.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {Record<string, LockedPackage>} LockedPackages by their folder, such as `node_modules/zod` */

/**
 * The first package that is not as the lock file wants it, or null.
 * @param {LockedPackages} wanted `packages` of package-lock.json
 * @param {LockedPackages} installed `packages` of node_modules/.package-lock.json, npm's record of what it did
 * @param {(folder: string) => boolean} isThere whether a package's folder exists
 */
export function firstStalePackage(wanted, installed, isThere) {
  for (const [folder, { version, optional, link }] of Object.entries(wanted)) {
    if (folder === '' || link) continue;
    const have = installed[folder];
    if (have === undefined && optional) continue; // for another platform
    if (have?.version !== version || !isThere(folder)) return folder;
  }
  return null;
}

/** Whether `npm ci` has nothing to do. */
export function packagesInPlace() {
  const wanted = readJson(at('package-lock.json'))?.packages ?? {};
  const installed = readJson(at('node_modules', '.package-lock.json'))?.packages ?? {};
  return (
    firstStalePackage(wanted, installed, (folder) => fs.existsSync(path.join(at(folder), 'package.json'))) ===
    null
  );
}

/** @param {import('./step.mjs').Step} step */
export async function installPackages({ say, signal }) {
  if (packagesInPlace()) return;
  say('installing what package-lock.json lists (npm ci)');
  const [npm, ...first] = npmProgram();
  // The development packages are what builds and runs the application, whatever NODE_ENV or the user's npm
  // configuration say. No package of ours needs an install script; better-sqlite3's would want Python.
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await mustRun(npm, [...first, ...args], {
    signal,
    advice: 'Is the npm registry reachable? `npm ping` tells. Then run the same command again.',
  });
}
