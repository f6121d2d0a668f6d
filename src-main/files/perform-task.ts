import { backUpTo } from './back-up';
import { exportFrom } from './export-task';
import { inspect } from './inspect';
import { readFrom } from './read-task';
import { countIn } from './statistics-task';
import type { Task, TaskAnswers, TaskContext } from './task';

/** Does a task. @throws Refused with a sentence, Cancelled, or whatever the system throws */
export function performTask<K extends Task['kind']>(
  task: Extract<Task, { kind: K }>,
  context: TaskContext,
): Promise<TaskAnswers[K]>;
export function performTask(task: Task, context: TaskContext): Promise<TaskAnswers[Task['kind']]> {
  switch (task.kind) {
    case 'export':
      return exportFrom(task, context);
    case 'statistics':
      return countIn(task);
    case 'read':
      return readFrom(task, context);
    case 'backup':
      return backUpTo(task, context);
    case 'inspect':
      return inspect(task, context);
  }
}
