/** The thread of one task on files: does it, tells of it, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { performTask } from './perform-task';
import { answerOf } from './run-task';
import { Cancelled } from './task';
import type { TaskBoot, TaskReport } from './task-report';

/** Lists that may wait to be taken: what has arrived is taken in one go, and holds the other thread up for as long. */
const MAX_WAITING = 2;

const tell = (report: TaskReport) => parentPort?.postMessage(report);
// From the thread that started this one, and nobody else can start it.
const boot = workerData as TaskBoot;
const flag = new Int32Array(boot.signal);
const taken = new Int32Array(boot.taken);
let given = 0;

const isWanted = () => Atomics.load(flag, 0) === 0;

/** Stands still until the lists that were given are taken; nothing else is to be done in this thread. */
async function pause(): Promise<void> {
  for (
    let seen = Atomics.load(taken, 0);
    isWanted() && given - seen > MAX_WAITING;
    seen = Atomics.load(taken, 0)
  ) {
    Atomics.wait(taken, 0, seen, 100);
  }
  if (!isWanted()) throw new Cancelled();
}

const answer = await answerOf(boot.task, () =>
  performTask(boot.task, {
    pause,
    progress: (done, total) => tell({ type: 'progress', done, total }),
    list: (list) => {
      given += 1;
      tell({ type: 'list', list });
    },
  }),
);
tell({ type: 'answer', answer });
