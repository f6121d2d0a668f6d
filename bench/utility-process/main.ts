/** Runs inside Electron, see ../plugin-call-electron.ts: prints figures on standard output and ends. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app } from 'electron';
import { at } from '../../scripts/setup/project-root.mjs';
import { createPluginRuntime } from '../../src-main/plugin-host/runtime';
import { utilityProcessSpawner } from '../../src-main/plugin-host/spawn-utility-process';
import { BARE_ECHO } from '../bare-echo/line';
import { atMost, type Figure } from '../benchmark';
import { loadedGuests, PLUGIN_HOST } from '../plugin-call';
import { loadRequest, measurePluginPath } from '../plugin-path';
import { canMeasureMemory, memoryOfTree } from '../process-memory';

const SETTLING_MS = 1_000;

/** What an idle plugin holds: the first with the process that all share, and one more. */
async function pluginMemory(): Promise<Figure[]> {
  if (!canMeasureMemory()) return [];
  const runtime = createPluginRuntime({
    spawn: utilityProcessSpawner(PLUGIN_HOST),
    lists: { list: () => ({ revision: 1, rows: [] }) },
  });
  const bytes = readFileSync(at('out', 'plugins', 'hello', 'plugin.wasm'));
  const held = async (): Promise<number> => {
    await pause(SETTLING_MS);
    return memoryOfTree(process.pid);
  };
  const load = async (plugin: string): Promise<number> => {
    const loaded = await runtime.load(loadRequest(plugin, bytes, ['handle_action']));
    if (!loaded.ok) throw new Error(loaded.error.message);
    return held();
  };
  try {
    const none = await held();
    const [one, two, three] = [await load('one'), await load('two'), await load('three')];
    const figure = { unit: 'MB', bare: null, isTail: false } as const;
    return [
      { name: 'memory of the first idle plugin and its process', ...figure, ours: one - none, budget: null },
      { name: 'memory of one more idle plugin', ...figure, ours: (three - one) / 2, budget: atMost(20) },
    ].map((line) => (two > none ? line : { ...line, ours: Number.NaN }));
  } finally {
    await runtime.dispose();
  }
}

app.setPath('userData', path.join(process.env.BENCH_FOLDER ?? '.', 'electron'));
await app.whenReady();
const figures = await measurePluginPath(
  {
    through: 'a utility process',
    spawn: utilityProcessSpawner(PLUGIN_HOST),
    spawnBare: utilityProcessSpawner(BARE_ECHO),
    guests: await loadedGuests(),
  },
  process.env.BENCH_EFFORT === 'short' ? 'short' : 'full',
);
process.stdout.write(JSON.stringify([...figures, ...(await pluginMemory())]), () => app.exit(0));
