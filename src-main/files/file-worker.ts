/** The thread of one task on files: does it, tells of it, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { performTask } from './perform-task';
import { answerOf } from './run-task';
import { Cancelled } from './task';
import type { TaskBoot, TaskReport } from './task-report';

const tell = (report: TaskReport) => parentPort?.postMessage(report);
// From the thread that started this one, and nobody else can start it.
const { task, signal } = workerData as TaskBoot;
const flag = new Int32Array(signal);

const answer = await answerOf(task, () =>
  performTask(task, {
    pause: () => (Atomics.load(flag, 0) === 0 ? Promise.resolve() : Promise.reject(new Cancelled())),
    progress: (done, total) => tell({ type: 'progress', done, total }),
    list: (list) => tell({ type: 'list', list }),
  }),
);
tell({ type: 'answer', answer });
