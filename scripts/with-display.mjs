#!/usr/bin/env node
/**
 * `node scripts/with-display.mjs COMMAND [ARGUMENT…]` runs a command with a display: as it is where there is
 * one, else under an Xvfb of its own. Programs of npm packages are found by their name. Its exit code is the
 * command's.
 */
import path from 'node:path';
import { at } from './setup/project-root.mjs';
import { runChild } from './setup/run-child.mjs';
import { lacksDisplay, startVirtualDisplay } from './setup/virtual-display.mjs';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) {
  console.error('Usage: node scripts/with-display.mjs COMMAND [ARGUMENT…]');
  process.exit(2);
}
const display = lacksDisplay() ? await startVirtualDisplay() : null;
try {
  const env = {
    ...process.env,
    PATH: `${at('node_modules', '.bin')}${path.delimiter}${process.env.PATH}`,
    ...display?.env,
  };
  // On Windows the programs of npm packages are .cmd files, which only a shell can start.
  const shell = process.platform === 'win32' && command !== 'node';
  process.exitCode = (await runChild(command, args, { env, shell })).exitCode;
} finally {
  await display?.close();
}
