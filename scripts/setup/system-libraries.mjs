/**
 * What Electron and the tests need of a Linux system beyond Node.js: installed by apt where we may, else named
 * with the exact command. Other systems bring it all.
 */
import fs from 'node:fs';
import path from 'node:path';
import { command, mustRun, onPath } from './command.mjs';
import { SetupError } from './setup-error.mjs';
import { lacksDisplay } from './virtual-display.mjs';

/** Debian's package for each shared library that Electron is linked to and a bare system lacks. */
const LIBRARY_PACKAGES = new Map([
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnss3.so', 'libnss3'],
  ['libgbm.so.1', 'libgbm1'],
  ['libasound.so.2', 'libasound2'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
  ['libXss.so.1', 'libxss1'],
  ['libXtst.so.6', 'libxtst6'],
  ['libdrm.so.2', 'libdrm2'],
  ['libxkbcommon.so.0', 'libxkbcommon0'],
  ['libcups.so.2', 'libcups2'],
]);

/** Seconds to wait for another program that is installing packages. */
const APT_PATIENCE = 300;

/** What every call of apt-get begins with. */
export const aptQuiet = ['-qq', '-o', `DPkg::Lock::Timeout=${APT_PATIENCE}`];

/**
 * The programs that have to be on the PATH, with Debian's packages for them.
 * @param {boolean} forTests
 * @returns {Map<string, string>}
 */
export function neededPrograms(forTests) {
  /** @type {Map<string, string>} */
  const programs = new Map();
  if (process.platform !== 'linux') return programs;
  if (lacksDisplay()) programs.set('Xvfb', 'xvfb');
  if (forTests) programs.set('xdotool', 'xdotool');
  return programs;
}

/**
 * Installs what is missing before Electron is there to be asked.
 * @param {import('./step.mjs').Step & { compiler: boolean }} step `compiler`: whether C++ will be compiled
 */
export async function installSystemPackages({ say, signal, forTests, compiler }) {
  if (process.platform !== 'linux') return;
  const programs = neededPrograms(forTests);
  if (compiler) programs.set('c++', 'g++');
  const missing = [...programs].filter(([program]) => !onPath(program)).map(([, name]) => name);
  if (isDebian()) missing.unshift(...(await missingLibraryPackages(signal)));
  if (missing.length > 0) await aptInstall(missing, { say, signal });
}

/**
 * Where each shared library of a program is found. Fails, naming them, when some are not.
 * @param {string} program
 * @param {AbortSignal} signal
 * @returns {Promise<string[]>} absolute paths; none on systems without ldd
 */
export async function libraryPaths(program, signal) {
  if (process.platform !== 'linux' || !onPath('ldd')) return [];
  const { output } = await command('ldd', [program], { signal });
  const missing = [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  if (missing.length > 0) {
    throw new SetupError(
      `Electron needs system libraries that are not here:\n  ${missing.join('\n  ')}\nInstall your distribution's packages for them, then run the same command again.`,
    );
  }
  return [...output.matchAll(/=> (\/\S+)/g)].map((match) => String(match[1]));
}

/** @param {AbortSignal} signal */
async function missingLibraryPackages(signal) {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => fs.existsSync(file));
  if (ldconfig === undefined) return [];
  const { output } = await command('sh', ['-c', `${ldconfig} -p | awk '{ print $1 }'`], { signal });
  const known = new Set(output.split('\n'));
  return [...LIBRARY_PACKAGES].filter(([library]) => !known.has(library)).map(([, name]) => name);
}

/**
 * @param {readonly string[]} packages
 * @param {Pick<import('./step.mjs').Step, 'say' | 'signal'>} step
 */
async function aptInstall(packages, { say, signal }) {
  const byHand = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!isDebian())
    throw new SetupError(
      `Programs or libraries are missing. Install your distribution's packages for: ${packages.join(', ')}.`,
    );
  if (process.getuid?.() !== 0) {
    throw new SetupError(`System packages are missing. Run this, then the same command again:\n  ${byHand}`);
  }
  say(`installing ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = {
    signal,
    env,
    advice: `Install the packages by hand, then run the same command again:\n  ${byHand}`,
  };
  await mustRun('apt-get', [...aptQuiet, 'update'], options);
  const names = await Promise.all(packages.map((name) => currentName(name, signal)));
  await mustRun('apt-get', [...aptQuiet, 'install', '-y', '--no-install-recommends', ...names], options);
}

/**
 * Debian 13 and Ubuntu 24.04 gave some packages the suffix t64 when time_t became 64 bits wide.
 * @param {string} name
 * @param {AbortSignal} signal
 */
async function currentName(name, signal) {
  const { code } = await command('apt-cache', ['show', '--no-all-versions', `${name}t64`], { signal });
  return code === 0 ? `${name}t64` : name;
}

/** Whether packages come by apt. */
export function isDebian() {
  return fs.existsSync('/etc/debian_version') && onPath('apt-get');
}

/**
 * Whether the programs that `installSystemPackages` sees to are there; runs nothing.
 * @param {boolean} forTests
 */
export function programsInPlace(forTests) {
  return [...neededPrograms(forTests).keys()].every((program) => onPath(path.basename(program)));
}
