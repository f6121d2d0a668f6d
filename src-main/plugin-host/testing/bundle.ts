/** Bundles the plugin host as the application's build does, so that tests run the same code in real processes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundleForNode, ROOT } from '../../testing/node-bundle';

/** Within node_modules, so that what is left outside of the bundle is found. */
const cache = `${ROOT}node_modules/.cache/plugin-host/`;

/** What goes into the bundle; a change to any file in here makes a new one. */
const SOURCES = ['src-core', 'src-main/plugin-host', 'src-main/plugin'];

/** Where the bundles are: the process, and the thread that it starts beside itself. */
export interface HostBundle {
  readonly host: URL;
  readonly worker: URL;
}

let made: Promise<HostBundle> | undefined;

/** The bundles of the sources as they are; made in about half a second, and only when there are none yet. */
export function hostBundle(): Promise<HostBundle> {
  made ??= make();
  return made;
}

async function make(): Promise<HostBundle> {
  const folder = `${cache}${hashOfSources()}/`;
  if (!existsSync(folder)) await buildInto(folder);
  const at = (name: string) => pathToFileURL(`${folder}${name}`);
  return { host: at('plugin-host.js'), worker: at('plugin-worker.js') };
}

/** Test files run side by side: each builds into a folder of its own, and the first to be done gives it its name. */
async function buildInto(folder: string): Promise<void> {
  dropOld();
  const outDir = `${cache}${process.pid}-${process.hrtime.bigint()}/`;
  await bundleForNode(outDir, {
    'plugin-host': 'src-main/plugin-host/index.ts',
    'plugin-worker': 'src-main/plugin-host/worker.ts',
  });
  try {
    renameSync(outDir, folder);
  } catch {
    // Another test file was faster.
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** Bundles of sources that have changed since; an hour is longer than any test runs. */
function dropOld(): void {
  if (!existsSync(cache)) return;
  const old = readdirSync(cache).filter(
    (name) => Date.now() - statSync(`${cache}${name}`).mtimeMs > 3_600_000,
  );
  for (const name of old) rmSync(`${cache}${name}`, { recursive: true, force: true });
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    const files = readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort()) {
      hash.update(`${folder}/${file}\0`).update(readFileSync(`${ROOT}${folder}/${file}`));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
