import type { CalendarDate } from '../lib/calendar-date';
import type { Cause } from './cause';
import type { ProjectChange } from './project';
import type { ListKey, ProjectId, TodoId } from './todo';

/** Why a command was not done. Data only: the sentence for the user is made in `tui/status.ts`. */
export type Refusal =
  | { readonly kind: 'no_such_todo'; readonly id: TodoId }
  | { readonly kind: 'id_taken'; readonly id: TodoId }
  | { readonly kind: 'blank_content' }
  | { readonly kind: 'read_only_day'; readonly date: CalendarDate }
  | { readonly kind: 'cannot_indent'; readonly id: TodoId }
  | { readonly kind: 'cannot_outdent'; readonly id: TodoId }
  | { readonly kind: 'cannot_move'; readonly id: TodoId }
  /** A row cannot be moved into its own subtree, nor placed by a row of another list. */
  | { readonly kind: 'bad_place'; readonly id: TodoId }
  /** The project is not there (any more). */
  | { readonly kind: 'no_such_project'; readonly id: ProjectId }
  /** Another project has the name, or its like in upper or lower case. */
  | { readonly kind: 'project_name_taken'; readonly name: string }
  | { readonly kind: 'blank_project_name' }
  /** The default project can be neither renamed nor deleted. */
  | { readonly kind: 'default_project' }
  /** There is nothing on an earlier day to take along. */
  | { readonly kind: 'nothing_to_roll_over' }
  | { readonly kind: 'nothing_to_undo' }
  | { readonly kind: 'nothing_to_redo' }
  /** What the step had changed is no longer as it left it; the step is forgotten. */
  | { readonly kind: 'step_outdated' }
  /** Nothing was saved; `message` is the database's own reason. */
  | { readonly kind: 'not_saved'; readonly message: string };

/** What became of a batch of commands. Small: the changes themselves arrive as a push, once for everybody. */
export type Outcome =
  | { readonly ok: true; readonly revision: number; readonly focus: Focus | null; readonly undone?: Undone }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      /** Which command of the batch, from 0. */
      readonly index: number;
    };

/** The row the cursor should be on afterwards, and the list it is in. */
export interface Focus {
  readonly id: TodoId;
  readonly list: ListKey;
}

/** What an undo or redo took back or brought back, so that the user can be told. */
export interface Undone {
  readonly direction: 'undo' | 'redo';
  /** Who had made the change. */
  readonly cause: Cause;
  /** What the change had been, counted. */
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  /** Rows that went to another day or project; they count as updated too. */
  readonly moved: number;
  /** Projects made, renamed or deleted. */
  readonly projects: number;
  /** The first of them, as the change was made: `from` null when it was made, `to` null when it was deleted. */
  readonly project?: ProjectChange;
}
