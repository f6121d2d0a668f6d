/** A plugin call as the tests and the command line make it: the plugin host in a process of plain Node. */
import { pathToFileURL } from 'node:url';
import { at } from '../scripts/setup/project-root.mjs';
import { childProcessSpawner } from '../src-main/plugin-host/spawn-child-process';
import { BARE_ECHO } from './bare-echo/line';
import type { Benchmark } from './benchmark';
import { askingGuest, echoGuest } from './guests';
import { measurePluginPath } from './plugin-path';

/** The plugin host as the application's build made it. */
export const PLUGIN_HOST = pathToFileURL(at('out', 'main', 'plugin-host.js'));

/** See the head of this file. */
export const pluginCall: Benchmark = {
  name: 'plugin',
  measure: async (effort) =>
    measurePluginPath(
      {
        through: 'a Node process',
        spawn: childProcessSpawner(PLUGIN_HOST),
        spawnBare: childProcessSpawner(BARE_ECHO),
        guests: await loadedGuests(),
      },
      effort,
    ),
};

/** The modules that both kinds of process are measured with. */
export async function loadedGuests() {
  return {
    echo: await echoGuest(),
    asksDate: await askingGuest('get_current_date'),
    asksTodos: await askingGuest('query_todos'),
  };
}
