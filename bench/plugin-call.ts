/** A plugin call as the tests and the command line make it: the plugin host in a process of plain Node. */
import { pathToFileURL } from 'node:url';
import { at } from '../scripts/setup/project-root.mjs';
import { childProcessSpawner } from '../src-main/plugin-host/spawn-child-process';
import type { Benchmark } from './benchmark';
import { buildGuests } from './guests';
import { measurePluginPath } from './plugin-path';

/** The plugin host as the application's build made it, and the process of the bare echo. */
export const PLUGIN_HOST = at('out', 'main', 'plugin-host.js');
/** See {@link PLUGIN_HOST}. */
export const BARE_ECHO = at('bench', 'bare-echo', 'process.mjs');

/** See the head of this file. */
export const pluginCall: Benchmark = {
  name: 'plugin',
  measure: async (effort) =>
    measurePluginPath(
      {
        through: 'a Node process',
        spawn: childProcessSpawner(pathToFileURL(PLUGIN_HOST)),
        spawnBare: childProcessSpawner(pathToFileURL(BARE_ECHO)),
        guests: await buildGuests(),
      },
      effort,
    ),
};
