/**
 * Builds the application with electron-vite, unless `out/` was built from just these sources: known by the
 * size and time of each source file, which costs a few milliseconds.
 */
import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, keyOf } from './hash.mjs';
import { at, readJson } from './project-root.mjs';
import { runChild } from './run-child.mjs';

const SOURCES = [
  'src-core',
  'src-main',
  'src-preload',
  'src-renderer',
  'electron.vite.config.ts',
  'package-lock.json',
];
const RESULTS = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const PROOF = at('out', 'built-from.json');

/** electron-vite's command line, for Node.js. */
export const ELECTRON_VITE = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js');

/** @returns {Promise<boolean>} whether there is a build of the present sources */
export async function buildIfStale() {
  const sources = tracesOf(SOURCES);
  const proof = readJson(PROOF);
  if (proof !== null && proof.sources === sources && proof.results === tracesOf(RESULTS)) return true;
  const { exitCode } = await runChild(process.execPath, [ELECTRON_VITE, 'build', '--logLevel', 'warn'], {
    cwd: at(),
  });
  if (exitCode !== 0) return false;
  fs.writeFileSync(PROOF, JSON.stringify({ sources, results: tracesOf(RESULTS) }));
  return true;
}

/** @param {readonly string[]} names files and folders of the project; tests in them do not count */
function tracesOf(names) {
  const files = names.filter((name) => fs.existsSync(at(name))).flatMap((name) => filesBelow(at(), name));
  const built = files.filter((file) => !file.endsWith('.test.ts'));
  return keyOf(
    built.sort().map((file) => {
      const { size, mtimeMs } = fs.statSync(path.join(at(), file));
      return [file, size, mtimeMs];
    }),
  );
}
