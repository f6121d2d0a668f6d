/**
 * Compilers for plugins in C and Rust, which only tests of their kits need. Installed where that is ours to do (root on
 * Debian or Ubuntu); elsewhere, and when it fails, the set-up goes on and those tests say that they were not run.
 */
import fs from 'node:fs';
import path from 'node:path';
import { command, onPath } from './command.mjs';
import { aptQuiet, isDebian } from './system-libraries.mjs';

/** Where Debian's libstd-rust-dev-wasm32 puts what a module is linked to. */
const RUST_TARGET = '/usr/lib/rustlib/wasm32-unknown-unknown';

/** How long the packages may take to come, in ms. */
const LIMIT_MS = 4 * 60_000;

/** Debian's packages that are missing for modules from C and from Rust. */
export function missingCompilers() {
  /** @type {string[]} */
  const missing = [];
  if (!onPath('clang')) missing.push('clang');
  if (!onPath('wasm-ld')) missing.push('lld');
  // A rustc from elsewhere may stand first on the PATH and lack the target.
  if (!fs.existsSync('/usr/bin/rustc')) missing.push('rustc');
  if (!fs.existsSync(path.join(RUST_TARGET, 'lib'))) missing.push('libstd-rust-dev-wasm32');
  return missing;
}

/**
 * Installs what is missing, or says that tests will do without.
 * @param {import('./step.mjs').Step} step
 */
export async function installPluginCompilers({ say, signal, forTests }) {
  if (!forTests || process.platform !== 'linux' || !isDebian() || process.getuid?.() !== 0) return;
  const missing = missingCompilers();
  if (missing.length === 0) return;
  say(`installing ${missing.join(' ')}`);
  const args = [...aptQuiet, 'install', '-y', '--no-install-recommends', ...missing];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => command('apt-get', args, { signal, env, limitMs: LIMIT_MS });
  let { code } = await install();
  if (code !== 0) {
    // The lists of packages may never have been read.
    await command('apt-get', [...aptQuiet, 'update'], { signal, env, limitMs: LIMIT_MS });
    ({ code } = await install());
  }
  if (code !== 0) say(`${missing.join(' ')} could not be installed: their tests will not be run`);
}
