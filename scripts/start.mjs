#!/usr/bin/env node
/**
 * `npm start [-- OPTION…]` sets up and builds where that is needed and opens the application; `npm run dev`
 * opens it with hot reload. Options go to the application. Without a display it runs in a virtual one and prints its
 * first screen as text. It runs until its window is closed or Ctrl-C.
 */
import path from 'node:path';
import { buildIfStale, ELECTRON_VITE } from './setup/build-if-stale.mjs';
import { adviceFor, isNoise } from './setup/electron-noise.mjs';
import { electronProgram } from './setup/electron-runtime.mjs';
import { ROOT } from './setup/project-root.mjs';
import { runChild } from './setup/run-child.mjs';
import { setUp } from './setup/set-up.mjs';
import { lacksDisplay, startVirtualDisplay } from './setup/virtual-display.mjs';

const dev = process.argv.includes('--dev');
const options = process.argv.slice(2).filter((argument) => argument !== '--dev');
const ready = (await setUp({ forTests: false })) && (dev || (await buildIfStale()));
process.exitCode = ready ? await open() : 1;

/** @returns {Promise<number>} exit code */
async function open() {
  const electron = String(electronProgram()); // the set-up has put it there
  const root = process.getuid?.() === 0;
  if (root)
    console.error('Started as root, for whom Chromium has no sandbox: running without it (--no-sandbox).');
  const [command, args] = dev ? developmentCommand(root) : applicationCommand(electron, root);
  const display = lacksDisplay() ? await startVirtualDisplay() : null;
  if (display) console.error('There is no display here: running in a virtual one. Ctrl-C ends it.');
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...(display ? { ...display.env, TO_TUI_PRINT_SCREEN: '1' } : {}) };
  try {
    const { exitCode, asked } = await runChild(command, args, {
      cwd: ROOT,
      env,
      onStderr: showUnlessNoise(electron),
    });
    return asked === null ? exitCode : 0;
  } finally {
    await display?.close();
  }
}

/**
 * @param {string} electron
 * @param {boolean} root
 * @returns {[string, string[]]}
 */
function applicationCommand(electron, root) {
  return [electron, [...(root ? ['--no-sandbox'] : []), '.', ...options]];
}

/**
 * @param {boolean} root
 * @returns {[string, string[]]}
 */
function developmentCommand(root) {
  const own = [ELECTRON_VITE, 'dev', '--watch', ...(root ? ['--noSandbox'] : [])];
  return [process.execPath, options.length > 0 ? [...own, '--', ...options] : own];
}

/** @param {string} electron */
function showUnlessNoise(electron) {
  let advised = false;
  return (/** @type {string} */ line) => {
    if (isNoise(line)) return;
    process.stderr.write(`${line}\n`);
    const advice = adviceFor(line, path.join(path.dirname(electron), 'chrome-sandbox'));
    if (advice !== null && !advised) console.error(advice);
    advised ||= advice !== null;
  };
}
