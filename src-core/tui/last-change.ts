/** What `.` does again: a change as it was asked for, without the rows that it was made to. */
import type { CommandOf } from '../todo/command';
import type { ProjectId } from '../todo/todo';

/** The actions that `.` makes again as they are. */
export type ChangeAction =
  | 'toggle_state'
  | 'cycle_state'
  | 'cycle_priority'
  | 'delete'
  | 'indent'
  | 'outdent'
  | 'indent_with_children'
  | 'outdent_with_children'
  | 'move_item_up'
  | 'move_item_down'
  | 'paste'
  | 'paste_above';

/** A change that can be made again, to other rows. `count` is the number of rows it was made to, or that was typed. */
export type Change =
  | { readonly kind: 'action'; readonly action: ChangeAction; readonly count: number | null }
  /** Fields that were set: a due date, a reminder, a recurrence. */
  | { readonly kind: 'fields'; readonly updates: CommandOf<'update_todo'>['updates']; readonly count: number }
  | { readonly kind: 'project'; readonly project: ProjectId; readonly count: number }
  /** A row that was written. */
  | { readonly kind: 'row'; readonly side: 'before' | 'after'; readonly content: string };
