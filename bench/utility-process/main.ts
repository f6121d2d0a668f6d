/** Runs inside Electron, see ../plugin-call-electron.ts: prints figures on standard output and ends. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import { createPluginRuntime } from '../../src-main/plugin-host/runtime';
import { utilityProcessSpawner } from '../../src-main/plugin-host/spawn-utility-process';
import { atMost, type Figure } from '../benchmark';
import { GUEST_NAMES } from '../guest-names';
import { listsOf, loadRequest, measurePluginPath } from '../plugin-path';
import { canMeasureMemory, memoryOfTree } from '../process-memory';
import type { Job } from './job';

const SETTLING_MS = 1_000;

/** What an idle plugin holds: the first with the process that all share, and each one more. */
async function pluginMemory({ pluginHost, idlePlugin }: Job): Promise<Figure[]> {
  if (!canMeasureMemory()) return [];
  const runtime = createPluginRuntime({
    spawn: utilityProcessSpawner(pathToFileURL(pluginHost)),
    lists: listsOf([]),
  });
  const bytes = readFileSync(idlePlugin);
  const held = async (): Promise<number> => {
    await pause(SETTLING_MS);
    return memoryOfTree(process.pid);
  };
  const load = async (plugin: string): Promise<void> => {
    const loaded = await runtime.load(loadRequest(plugin, bytes, ['handle_action']));
    if (!loaded.ok) throw new Error(loaded.error.message);
  };
  try {
    const none = await held();
    await load('one');
    const one = await held();
    await load('two');
    await load('three');
    const three = await held();
    const figure = { unit: 'MB', bare: null, isTail: false } as const;
    return [
      { name: 'memory of the first idle plugin and its process', ...figure, ours: one - none, budget: null },
      { name: 'memory of one more idle plugin', ...figure, ours: (three - one) / 2, budget: atMost(20) },
    ];
  } finally {
    await runtime.dispose();
  }
}

async function run(job: Job): Promise<void> {
  const bytesOf = (name: keyof Job['guests']) => new Uint8Array(readFileSync(job.guests[name]));
  const [echo, asksDate, asksTodos] = GUEST_NAMES.map(bytesOf);
  if (!echo || !asksDate || !asksTodos) throw new Error('a guest is missing');
  const figures = await measurePluginPath(
    {
      through: 'a utility process',
      spawn: utilityProcessSpawner(pathToFileURL(job.pluginHost)),
      spawnBare: utilityProcessSpawner(pathToFileURL(job.bareEcho)),
      guests: { echo, asksDate, asksTodos },
    },
    job.effort,
  );
  process.stdout.write(JSON.stringify([...figures, ...(await pluginMemory(job))]), () => app.exit(0));
}

const job: Job = JSON.parse(process.env.BENCH_JOB ?? '');
app.setPath('userData', job.userData);
// Not awaited: Electron is not ready before this file has run to its end.
app
  .whenReady()
  .then(() => run(job))
  .catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
