/** What `.` does again: a change as it was asked for, without the rows that it was made to. */
import type { ActionIn } from '../keymap/action';
import type { CommandOf } from '../todo/command';
import type { ProjectId } from '../todo/todo';

/** A change that can be made again, to other rows. */
export type Change =
  /** One that a key makes, with its count; of a selection the number of rows that it took. */
  | { readonly kind: 'action'; readonly action: ActionIn<'navigate'>; readonly count: number | null }
  /** Fields that were set: a due date, a reminder, a recurrence. */
  | { readonly kind: 'fields'; readonly updates: CommandOf<'update_todo'>['updates']; readonly count: number }
  | { readonly kind: 'project'; readonly project: ProjectId; readonly count: number }
  /** A row that was written. */
  | { readonly kind: 'row'; readonly side: 'before' | 'after'; readonly content: string };
