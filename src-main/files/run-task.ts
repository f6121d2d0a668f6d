/** Runs tasks: in a thread of their own, or in slices on this one where there is no bundle to start a thread from. */
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '../../src-core/lib/result';
import { performTask } from './perform-task';
import { sentenceOf } from './place';
import { CANCELLED, Cancelled, type RunTask, type Task, type TaskAnswers, type TaskContext } from './task';
import type { TaskBoot, TaskReport } from './task-report';

/** How long a slice goes on before others are let in, in ms. */
const SLICE_MS = 4;

/** Runs tasks on this thread, in slices. SQLite's own steps, such as a copy, are not sliced. */
export const inSlices: RunTask = (task, listener) => {
  let isCancelled = false;
  const context: TaskContext = {
    progress: listener.progress,
    list: listener.list,
    pause: pauser(() => isCancelled),
  };
  return {
    answer: answerOf(task, () => performTask(task, context)),
    cancel: () => {
      isCancelled = true;
    },
  };
};

/** Lets others in once a slice is over. */
export function pauser(isCancelled: () => boolean): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (isCancelled()) throw new Cancelled();
    if (performance.now() - since < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
    if (isCancelled()) throw new Cancelled();
  };
}

/** How long a task that nobody wants may go on, to remove what it has begun, in ms. */
const GRACE_MS = 5_000;

/** Runs each task in a thread of this bundle of `file-worker.ts`. */
export function inThreads(bundle: URL): RunTask {
  return (task, listener) => {
    const signal = new SharedArrayBuffer(4);
    const taken = new SharedArrayBuffer(4);
    const boot: TaskBoot = { task, signal, taken };
    const worker = new Worker(bundle, { name: 'files', workerData: boot, env: {}, argv: [], stdin: false });
    type Answer = Result<TaskAnswers[typeof task.kind], string>;
    const answer = new Promise<Answer>((resolve) => {
      worker.on('message', (report: TaskReport) => {
        if (report.type === 'progress') listener.progress(report.done, report.total);
        else if (report.type === 'list') {
          listener.list(report.list);
          Atomics.add(new Int32Array(taken), 0, 1);
          Atomics.notify(new Int32Array(taken), 0);
        } else resolve(report.answer as Answer);
      });
      worker.once('error', (error) => resolve(err(sentenceOf(error, doingOf(task)))));
      worker.once('exit', () =>
        resolve(err(Atomics.load(new Int32Array(signal), 0) === 0 ? `${doingOf(task)} failed.` : CANCELLED)),
      );
    });
    const cancel = () => {
      Atomics.store(new Int32Array(signal), 0, 1);
      const end = setTimeout(() => void worker.terminate(), GRACE_MS);
      end.unref();
      void answer.then(() => clearTimeout(end));
    };
    return { answer, cancel };
  };
}

/** The answer, or a sentence for whatever went wrong. */
export async function answerOf<T>(task: Task, deed: () => Promise<T>): Promise<Result<T, string>> {
  try {
    return ok(await deed());
  } catch (error) {
    return err(error instanceof Cancelled ? CANCELLED : sentenceOf(error, doingOf(task)));
  }
}

function doingOf(task: Task): string {
  switch (task.kind) {
    case 'statistics':
      return 'Counting';
    case 'export':
      return `Writing ${task.path}`;
    case 'backup':
      return `Backing up to ${task.path}`;
    case 'read':
    case 'inspect':
      return `Reading ${task.path}`;
  }
}
