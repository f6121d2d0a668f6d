/**
 * A display for programs that need one, on a machine that has none: an Xvfb of our own, behind a cookie,
 * that cannot outlive whoever started it. Not a window manager, and not used where a display exists.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Width, height and depth in pixels and bits; e2e screenshots count on it. */
const SCREEN = '1280x800x24';
const START_LIMIT_MS = 15_000;

/**
 * Holds Xvfb ($@) until its own standard input closes, which happens when this process closes it or dies in
 * whatever way; then ends Xvfb and removes the folder with the cookie ($FOLDER). Descriptor 3 is where Xvfb
 * writes the number of its display.
 */
const KEEPER = `
trap '' INT TERM HUP
Xvfb "$@" </dev/null >/dev/null 2>"$FOLDER/log" &
server=$!
exec 3>&-
cat >/dev/null
kill "$server" 2>/dev/null
wait "$server" 2>/dev/null
rm -rf "$FOLDER"
`;

/**
 * @typedef {object} VirtualDisplay
 * @property {{ DISPLAY: string, XAUTHORITY: string }} env what a program needs to find it
 * @property {() => Promise<void>} close ends it and leaves nothing behind; safe to call twice
 */

/**
 * Whether a graphical program would find no display here.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function lacksDisplay(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/**
 * Starts Xvfb on the first free display number.
 * @returns {Promise<VirtualDisplay>}
 */
export async function startVirtualDisplay() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-display-'));
  const authority = path.join(folder, 'authority');
  fs.writeFileSync(authority, authorityEntry(randomBytes(16)), { mode: 0o600 });
  const server = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority];
  const keeper = spawn('sh', ['-c', KEEPER, 'sh', ...server], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    env: { ...process.env, FOLDER: folder },
    detached: true, // in a session of its own, so that Ctrl-C reaches the program and not its display
  });
  const gone = new Promise((resolve) => keeper.once('close', resolve));
  const close = async () => {
    keeper.stdin?.destroy();
    await gone;
  };
  try {
    const number = await displayNumber(/** @type {import('node:stream').Readable} */ (keeper.stdio[3]));
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, close };
  } catch (cause) {
    const log = readIfThere(path.join(folder, 'log'));
    await close();
    throw new Error(`Xvfb did not start.\n${log || 'Install it with: sudo apt-get install xvfb'}`, { cause });
  }
}

/**
 * @param {import('node:stream').Readable} pipe
 * @returns {Promise<string>}
 */
function displayNumber(pipe) {
  return new Promise((resolve, reject) => {
    let text = '';
    const late = setTimeout(() => reject(new Error('no answer in time')), START_LIMIT_MS);
    pipe.setEncoding('utf8');
    pipe.on('data', (chunk) => {
      text += chunk;
    });
    pipe.once('error', reject);
    pipe.once('close', () => {
      clearTimeout(late);
      if (/^\d+\n$/.test(text)) resolve(text.trim());
      else reject(new Error('it ended without naming a display'));
    });
  });
}

/**
 * One entry of an X authority file, for any host and any display number (family 65535, as `xauth` calls
 * "wild"); format: libXau's AuWrite.c: big-endian 16-bit lengths before each field.
 * @param {Buffer} cookie
 */
function authorityEntry(cookie) {
  const field = (/** @type {Buffer | string} */ value) => {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  return Buffer.concat([
    Buffer.from([0xff, 0xff]),
    field(''),
    field(''),
    field('MIT-MAGIC-COOKIE-1'),
    field(cookie),
  ]);
}

/** @param {string} file */
function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
}
