import type { Result } from '../../src-core/lib/result';
import type { IncomingList } from '../../src-core/todo/interchange';

/** What a thread says of its task. */
export type TaskReport =
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'list'; readonly list: IncomingList }
  | { readonly type: 'answer'; readonly answer: Result<unknown, string> };
