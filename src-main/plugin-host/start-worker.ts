/** Starts the thread of one plugin, with as little as a thread can have. */
import { Worker } from 'node:worker_threads';
import type { WorkerBoot } from './worker-protocol';

/** What a thread is told of its plugin; the rest of its boot is the same for all. */
export type PluginBoot = Omit<WorkerBoot, 'yields'>;

/** Starts a thread; a port so that tests can have one that will not die. */
export type StartWorker = (boot: PluginBoot) => Worker;

/** Starts threads that run this bundle of worker.ts, and give way to everything else or not. */
export function workerStarter(bundle: URL, yields: boolean): StartWorker {
  return (boot) =>
    new Worker(bundle, {
      name: 'plugin',
      workerData: { ...boot, yields } satisfies WorkerBoot,
      transferList: [boot.bridge],
      env: {},
      argv: [],
      execArgv: ['--no-warnings'],
      // Taken over and dropped: nothing a plugin does may write to the application's own streams.
      stdin: false,
      stdout: true,
      stderr: true,
      // The thread's JavaScript only, megabytes; a module's memory is bounded by its own maxima.
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8, stackSizeMb: 2 },
    });
}
