/**
 * better-sqlite3's native part. The binaries it ships are for Node-API 10 (Node.js 22.14, Electron 36, and
 * later). For an older runtime it is compiled here from the same package's source, for Node-API 9 (see
 * native/napi9.h for what that takes), with nothing but a C and a C++ compiler. better-sqlite3's own loader
 * looks for a compiled binary first, so nothing else has to know.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheRoot, fromCache } from './cache.mjs';
import { command, mustRun } from './command.mjs';
import { electronProgram, runtimeHasNodeApi10 } from './electron-runtime.mjs';
import { contentsOf, keyOf } from './hash.mjs';
import { at } from './project-root.mjs';
import { SetupError } from './setup-error.mjs';

const PACKAGE = 'node_modules/better-sqlite3';
const BUILD = at(PACKAGE, 'build', 'Release');
const ADDON = 'better_sqlite3.node';
const SHIM = 'native/napi9.h';
const SOURCES = [`${PACKAGE}/src`, `${PACKAGE}/deps/sqlite3`, `${PACKAGE}/deps/defines.gypi`, SHIM];
const HEADERS = ['node_modules/node-addon-api', 'node_modules/node-api-headers/include'];

const COMMON = ['-c', '-O2', '-fPIC', '-DNDEBUG', '-fvisibility=hidden'];
/** As better-sqlite3's binding.gyp has them, but for the Node-API version. */
const ADDON_FLAGS = [
  '-std=c++20',
  '-DNAPI_VERSION=9',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  '-DBUILDING_NODE_EXTENSION',
];
const LINK_FLAGS = ['-shared', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl'];

const PROBE = "new (require('better-sqlite3'))(':memory:').prepare('select 1').get()";

/** The compiled addon, where there is one. */
export const ADDON_FILE = path.join(BUILD, ADDON);

/**
 * Whether this Node.js, which runs the unit tests, needs the compiled addon.
 * @param {string | undefined} nodeApi process.versions.napi
 */
export function nodeNeedsAddon(nodeApi = process.versions.napi) {
  return Number(nodeApi) < 10;
}

/**
 * Puts the compiled addon in place where a runtime that will be used cannot load the shipped one.
 * @param {import('./step.mjs').Step & { compilerReady: () => Promise<void> }} step `compilerReady` is called, and
 *   waited for, only when there is something to compile
 */
export async function installAddon(step) {
  if (runtimeHasNodeApi10() && !(step.forTests && nodeNeedsAddon())) return;
  if (process.platform !== 'linux') {
    throw new SetupError(
      'The tests need Node.js 22.14 or newer on this system: better-sqlite3 has no binary for an older one.',
    );
  }
  const { glibcVersionRuntime } = /** @type {any} */ (process.report.getReport()).header;
  const machine = [process.platform, process.arch, glibcVersionRuntime ?? 'other'];
  const key = keyOf([machine, COMMON, ADDON_FLAGS, LINK_FLAGS, contentsOf(at(), [...SOURCES, ...HEADERS])]);
  fs.mkdirSync(path.dirname(BUILD), { recursive: true });
  const how = await fromCache(
    { root: cacheRoot(), kind: 'better-sqlite3', key },
    BUILD,
    (folder) => compile(folder, step),
    step.say,
  );
  if (how === 'restored') step.say('from the cache');
}

/**
 * @param {string} folder where the addon is left
 * @param {import('./step.mjs').Step & { compilerReady: () => Promise<void> }} step
 */
async function compile(folder, { say, signal, compilerReady }) {
  await compilerReady();
  say('compiling for Node-API 9 (once; about a minute)');
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'to-tui-sqlite-'));
  const [sqlite, addon] = [path.join(scratch, 'sqlite3.o'), path.join(scratch, 'addon.o')];
  const advice = 'Please report this with the lines above and the output of `c++ --version`.';
  try {
    await Promise.all([
      mustRun(
        'cc',
        [
          ...COMMON,
          '-w',
          '-std=c99',
          ...sqliteDefines(),
          '-o',
          sqlite,
          at(PACKAGE, 'deps/sqlite3/sqlite3.c'),
        ],
        { signal, advice },
      ),
      mustRun(
        'c++',
        [...COMMON, ...ADDON_FLAGS, ...includes(), '-o', addon, at(PACKAGE, 'src/better_sqlite3.cpp')],
        { signal, advice },
      ),
    ]);
    await mustRun('c++', ['-o', path.join(folder, ADDON), addon, sqlite, ...LINK_FLAGS], { signal, advice });
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** SQLite's build options, from the list that better-sqlite3 builds its own binaries with. */
function sqliteDefines() {
  const list = fs.readFileSync(at(PACKAGE, 'deps/defines.gypi'), 'utf8');
  return [...list.matchAll(/'([A-Z][A-Z0-9_]+(?:=[^']*)?)'/g)].map((match) => `-D${match[1]}`);
}

function includes() {
  return [...HEADERS, `${PACKAGE}/deps/sqlite3`]
    .map((folder) => `-I${at(folder)}`)
    .concat('-include', at(SHIM));
}

/**
 * Opens a database in each runtime that will, in processes of their own: a binary that does not fit takes the
 * process down.
 * @param {import('./step.mjs').Step} step
 */
export async function proveAddonLoads({ signal, forTests }) {
  const electron = electronProgram();
  if (electron === null) throw new SetupError('There is no Electron runtime.');
  const runtimes = forTests ? [electron, process.execPath] : [electron];
  await Promise.all(
    runtimes.map(async (runtime) => {
      const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
      const { code, killed, output } = await command(runtime, ['-e', PROBE], { signal, env });
      if (code === 0) return;
      throw new SetupError(
        `better-sqlite3 does not load in ${runtime} (${killed ?? code}).\n${output.trim()}\nDelete node_modules, then run the same command again.`,
      );
    }),
  );
}
