import type { Result } from '../../src-core/lib/result';
import type { IncomingList } from '../../src-core/todo/interchange';
import type { Task } from './task';

/** What a thread is started with. */
export interface TaskBoot {
  readonly task: Task;
  /** One number; not zero once nobody wants the task any more. */
  readonly signal: SharedArrayBuffer;
  /** One number: how many lists were taken. */
  readonly taken: SharedArrayBuffer;
}

/** What a thread says of its task. */
export type TaskReport =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'list'; readonly list: IncomingList }
  | { readonly type: 'answer'; readonly answer: Result<unknown, string> };
