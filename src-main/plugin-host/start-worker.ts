/** Starts the thread of one plugin, with as little as a thread can have. */
import { Worker } from 'node:worker_threads';
import type { WorkerBoot } from './worker-protocol';

/** Starts a thread; a port so that tests can have one that will not die. */
export type StartWorker = (boot: WorkerBoot) => Worker;

/** Starts threads that run this bundle of worker.ts. */
export function workerStarter(bundle: URL): StartWorker {
  return (boot) =>
    new Worker(bundle, {
      name: 'plugin',
      workerData: boot,
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
