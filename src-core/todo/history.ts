import type { CalendarDate } from '../lib/calendar-date';
import type { Cause } from './cause';
import { type Changes, listsOf, reverse } from './changes';
import { type DocumentReader, draft } from './document';
import { isWellFormed } from './invariants';
import type { Focus, Undone } from './outcome';
import { compareRows } from './row-order';
import { sameTodo, type Todo } from './todo';

/**
 * What undo and redo mean for one entry of the history: which change is made, whether it still can be, what the
 * user is told, where the cursor goes. The stacks themselves are in the database; see the store.
 */
export interface HistoryEntry {
  /** Rises with every entry; the database gives it. */
  readonly id: number;
  readonly changes: Changes;
  readonly cause: Cause;
}

/** Which way the history is walked. */
export type Direction = Undone['direction'];

/** How many steps can be undone at least; older ones may be dropped. */
export const HISTORY_STEPS = 1000;

/** The change that an undo or a redo of this entry makes. */
export function changesFor(direction: Direction, entry: HistoryEntry): Changes {
  return direction === 'undo' ? reverse(entry.changes) : entry.changes;
}

/**
 * Whether nobody has seen this step: a plugin's answer to an event that only stored values. It goes with the step that
 * it answered, or one key would undo nothing that the user knows of.
 */
export function isUnseen({ cause, changes }: HistoryEntry): boolean {
  return cause.kind === 'plugin' && cause.depth > 0 && listsOf(changes).length === 0;
}

/** A day before `today` that the change reaches into; such a day is closed for undo and redo as for everybody. */
export function closedDayIn(changes: Changes, today: CalendarDate): CalendarDate | undefined {
  return listsOf(changes).find(({ date }) => date < today)?.date;
}

/** What the user is told; the counts are those of the change as it was made, in both directions. */
export function undoneOf(direction: Direction, entry: HistoryEntry): Undone {
  const { added, updated, removed } = entry.changes;
  const counts = { added: added.length, updated: updated.length, removed: removed.length };
  return { direction, cause: entry.cause, ...counts };
}

/**
 * Whether the change can be made: every row and value is as the change expects to find it, and the lists are no
 * worse afterwards. When not, somebody changed the document past the history, and the step must be refused.
 */
export function stillApplies(document: DocumentReader, changes: Changes): boolean {
  const asExpected = (row: Todo) => {
    const found = document.find(row.id);
    return found !== undefined && sameTodo(found, row);
  };
  const fits =
    changes.removed.every(asExpected) &&
    changes.updated.every(([from]) => asExpected(from)) &&
    changes.added.every((row) => document.find(row.id) === undefined) &&
    changes.metadata.every((value) => document.metadata(value.owner, value.todoId, value.key) === value.from);
  return fits && keepsForm(document, changes);
}

/**
 * Where the cursor goes after a change: to the topmost row that was brought back or changed; when rows only went, to
 * the row in the place of the topmost, else the one before it. Null when nothing is left there.
 * `document` is as it is after the change.
 */
export function focusAfter(document: DocumentReader, changes: Changes): Focus | null {
  const present = changes.added.length > 0 ? changes.added : changes.updated.map(([, to]) => to);
  const [row] = present.toSorted(compareRows);
  if (row) return { id: row.id, list: { project: row.project, date: row.date } };
  const [gone] = changes.removed.toSorted(compareRows);
  if (!gone) return null;
  const list = document.list(gone);
  const next = list.rows.find((other) => compareRows(other, gone) > 0) ?? list.rows.at(-1);
  return next ? { id: next.id, list: list.key } : null;
}

function keepsForm(document: DocumentReader, changes: Changes): boolean {
  const after = draft(document);
  after.apply(changes);
  return listsOf(changes).every(
    (key) => isWellFormed(after.list(key).rows) || !isWellFormed(document.list(key).rows),
  );
}
