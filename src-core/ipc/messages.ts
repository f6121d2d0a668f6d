import type { Changes } from '../todo/changes';
import type { ListKey, Todo, TodoId } from '../todo/todo';

/** A part of a list in order, as main answers it. */
export interface ListPage {
  readonly list: ListKey;
  readonly projectName: string;
  readonly readOnly: boolean;
  /** The same for all pages that belong together. */
  readonly revision: number;
  /** Index of the first row of this page. */
  readonly offset: number;
  readonly rows: readonly Todo[];
  readonly folded: readonly TodoId[];
  /** Rows of the whole list. */
  readonly total: number;
  /** The row to put the cursor on when the list opens. */
  readonly selected: TodoId | null;
  /** The line that stood at the top when the list was left; the row may have gone since. */
  readonly scroll?: { readonly top: TodoId | null; readonly line: number } | null;
}

/** What every committed change is told as. */
export interface ChangedPush {
  /** One more than that of the push before. */
  readonly revision: number;
  /** Null when the change is too large to send: the list must be asked for again. */
  readonly changes: PushedChanges | null;
}

/** A message for the status bar. */
export interface Notice {
  readonly level: 'info' | 'success' | 'warning' | 'error';
  readonly text: string;
  /** The plugin that says it; null when the application does. */
  readonly plugin: string | null;
  readonly durationMs: number;
}

/** What the screen hears of a change. */
export interface PushedChanges extends Omit<Changes, 'metadata' | 'projects'> {
  /** Projects that were made, renamed or deleted; most changes have none. */
  readonly projects?: Changes['projects'];
}
