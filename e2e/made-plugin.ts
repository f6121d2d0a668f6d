import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildWat, fixturePath } from '../plugins/fixtures/build-wat';

/** A plugin that a test writes for itself. */
export interface MadePlugin {
  readonly name: string;
  readonly version?: string;
  /** The script, or the name of a module in plugins/fixtures. */
  readonly script?: string;
  readonly fixture?: string;
  /** The bytes of a module. */
  readonly module?: Uint8Array;
  /** What follows `[plugin]` in the manifest. */
  readonly tables?: string;
}

/** The files of the plugin by name. */
export function filesOf(plugin: MadePlugin): Map<string, Uint8Array> {
  const module = plugin.module ?? (plugin.fixture && buildWat(fixturePath(plugin.fixture)));
  const entry = module ? 'plugin.wasm' : 'plugin.js';
  const code = module || Buffer.from(plugin.script ?? '');
  const head = ['[plugin]', `name = "${plugin.name}"`, `version = "${plugin.version ?? '0.1.0'}"`];
  const about = ['description = "made for a test"', 'author = "a test"', `entry = "${entry}"`];
  const manifest = [...head, ...about, '', plugin.tables ?? ''].join('\n');
  return new Map([
    ['manifest.toml', Buffer.from(manifest)],
    [entry, code],
  ]);
}

/** Writes the plugin where the application with that data directory finds it, and returns its folder. */
export async function installPlugin(dataDir: string, plugin: MadePlugin): Promise<string> {
  return writePlugin(path.join(dataDir, 'plugins'), plugin);
}

/** Writes the plugin's folder below `parent` and returns it. */
export async function writePlugin(parent: string, plugin: MadePlugin): Promise<string> {
  const folder = path.join(parent, plugin.name);
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of filesOf(plugin)) await writeFile(path.join(folder, name), bytes);
  return folder;
}
