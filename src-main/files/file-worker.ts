/** The thread of one task on files: does it, tells of it, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { performTask } from './perform-task';
import { answerOf } from './run-task';
import type { Task } from './task';
import type { TaskReport } from './task-report';

const tell = (report: TaskReport) => parentPort?.postMessage(report);
// From the thread that started this one, and nobody else can start it.
const task = workerData as Task;

const answer = await answerOf(task, () =>
  performTask(task, {
    pause: () => Promise.resolve(),
    progress: (done, total) => tell({ type: 'progress', done, total }),
    list: (list) => tell({ type: 'list', list }),
  }),
);
tell({ type: 'answer', answer });
