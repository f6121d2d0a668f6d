/** How the open list is looked at: what is selected, searched for, left out, copied, and what stands at the top. */
import type { FilterQuery } from '../todo/filter-language';
import type { Todo, TodoId } from '../todo/todo';

/** Rows that are selected: from the anchor to the cursor, with all that belongs to folded ones. */
export interface Selection {
  readonly anchor: TodoId;
}

/** A search in the open list. */
export interface Search {
  /** With a capital letter in it case counts, otherwise not. */
  readonly text: string;
}

/** What is shown of the list. */
export interface ListFilter {
  /** As it was typed. */
  readonly text: string;
  readonly query: FilterQuery;
  /** Rows that came while it was on: they stay in sight whether they fit or not. */
  readonly kept: ReadonlySet<TodoId>;
  /** Rows folded since it is on: what was folded before hides nothing that fits. */
  readonly folded: ReadonlySet<TodoId>;
}

/** Rows that have been copied. */
export interface Register {
  /** As they were, in list order; the indents count from the shallowest. */
  readonly rows: readonly Todo[];
}

/**
 * What stands at the top of the list's area: line `line` (from 0) of the row or draft with that id; null is the top of
 * the list. An id and not a number of lines, so that changes above move nothing and nobody measures the whole list.
 */
export interface Scroll {
  readonly top: TodoId | null;
  readonly line: number;
}
