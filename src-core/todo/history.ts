import type { CalendarDate } from '../lib/calendar-date';
import type { Cause } from './cause';
import { type Changes, listsOf, noChanges, reverse } from './changes';
import { type DocumentReader, draft } from './document';
import { isWellFormed } from './invariants';
import type { Focus, Undone } from './outcome';
import { type ProjectChange, sameName } from './project';
import { compareRows } from './row-order';
import { sameList, sameTodo, type Todo } from './todo';

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

/** What calls a plugin without anybody asking for it, and as the first of a chain: its start and end, keys and the clock. */
const UNASKED: ReadonlySet<string> = new Set([
  'init',
  'shutdown',
  'on_tick',
  'on_key_press',
  'on_day_changed',
]);

/**
 * Whether nobody has seen this step: a plugin that was not asked by the user, and that only stored values. It goes with
 * the step before it, or one key would undo nothing that the user knows of.
 */
export function isUnseen({ cause, changes }: HistoryEntry): boolean {
  if (cause.kind !== 'plugin' || listsOf(changes).length > 0) return false;
  return cause.depth > 0 || UNASKED.has(cause.trigger);
}

/**
 * A day before `today` that the change reaches into; such a day is closed for undo and redo as for everybody. But what
 * was taken along from a closed day can be brought back to it, what came in from a file can go again, and a project comes
 * back, or goes, with all its days: `cause` is that of the step which is undone or redone.
 */
export function closedDayIn(changes: Changes, today: CalendarDate, cause: Cause): CalendarDate | undefined {
  const closed = listsOf(changes).find(({ date }) => date < today)?.date;
  if (closed === undefined || changes.projects.length > 0) return undefined;
  return cause.kind === 'rollover' || cause.kind === 'import' ? undefined : closed;
}

/** What the user is told; the counts are those of the change as it was made, in both directions. */
export function undoneOf(direction: Direction, entry: HistoryEntry): Undone {
  const { added, updated, removed, projects } = entry.changes;
  const [project] = projects;
  return {
    direction,
    cause: entry.cause,
    added: added.length,
    updated: updated.length,
    removed: removed.length,
    moved: updated.filter(([from, to]) => !sameList(from, to)).length,
    projects: projects.length,
    ...(project ? { project } : {}),
  };
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
  return fits && projectsFit(document, changes.projects) && keepsForm(document, changes);
}

/**
 * Where the cursor goes after a change: to the topmost row that came, else that was changed, on the latest day of
 * those; when rows only went, to the row in the place of the topmost, else the one before it. Null when nothing is left
 * there. `document` is as it is after the change.
 */
export function focusAfter(document: DocumentReader, changes: Changes): Focus | null {
  const arrived = changes.updated.filter(([from, to]) => !sameList(from, to)).map(([, to]) => to);
  const came = [...changes.added, ...arrived];
  const present = came.length > 0 ? came : changes.updated.map(([, to]) => to);
  const [row] = present.toSorted((a, b) =>
    a.date === b.date ? compareRows(a, b) : a.date < b.date ? 1 : -1,
  );
  if (row) return { id: row.id, list: { project: row.project, date: row.date } };
  const [gone] = changes.removed.toSorted(compareRows);
  if (!gone) return null;
  const list = document.list(gone);
  const next = list.rows.find((other) => compareRows(other, gone) > 0) ?? list.rows.at(-1);
  return next ? { id: next.id, list: list.key } : null;
}

/** Every project is as the change expects it, and no two will have the same name. */
function projectsFit(document: DocumentReader, changes: readonly ProjectChange[]): boolean {
  if (changes.length === 0) return true;
  const known = new Map(document.projects().map((project) => [project.id, project]));
  const expected = changes.every(({ from, to }) => known.get((from ?? to)?.id ?? '')?.name === from?.name);
  const after = draft(document);
  after.apply({ ...noChanges, projects: changes });
  const then = after.projects();
  return (
    expected &&
    changes.every(({ to }) => !to || then.filter((one) => sameName(one.name, to.name)).length === 1)
  );
}

/** Whether the lists stay in shape, and no row comes to stand in a project that is not there. */
function keepsForm(document: DocumentReader, changes: Changes): boolean {
  const after = draft(document);
  after.apply(changes);
  return (
    housed(after, changes) &&
    listsOf(changes).every(
      (key) => isWellFormed(after.list(key).rows) || !isWellFormed(document.list(key).rows),
    )
  );
}

function housed(after: DocumentReader, { added, updated, projects }: Changes): boolean {
  const known = new Set(after.projects().map(({ id }) => id));
  const deleted = projects.filter(({ to }) => to === null).map(({ from }) => from?.id ?? '');
  const arriving = [...added, ...updated.map(([, to]) => to)];
  return (
    arriving.every(({ project }) => known.has(project)) &&
    deleted.every((id) => after.projectRows(id).length === 0)
  );
}
