/** Who hung below whom before an author's steps: the history walked backwards, as far as it fits the document. */
import { type Changes, listsOf, noChanges, reverse } from './changes';
import { type DocumentReader, draft } from './document';
import { parentIndices } from './hierarchy';
import type { HistoryEntry } from './history';
import { sameUnit } from './revert-trail';
import { listKeyText, sameTodo, type Todo, type TodoId } from './todo';
import type { TodoList } from './todo-list';

/** Parents as they were; null for the top level, undefined where nothing is known. */
export interface PastParents {
  /** The parent that a row had just before the step that holds this very version of it. */
  before(version: Todo): TodoId | null | undefined;
  /** The parent that a todo had before the first of the author's steps. */
  atFirst(id: TodoId): TodoId | null | undefined;
}

/** The parents of every row of a list. */
export function parentsIn(list: TodoList): Map<TodoId, TodoId | null> {
  const parents = parentIndices(list.rows);
  return new Map(list.rows.map((row, index) => [row.id, list.rows[parents[index] ?? -1]?.id ?? null]));
}

/** Walks back to the first of the author's steps. The steps are in order and lead to the document. */
export function pastParents<S extends HistoryEntry>(
  document: DocumentReader,
  steps: readonly S[],
  isAuthors: (step: S) => boolean,
): PastParents {
  const past = draft(document);
  const versions = new Map<Todo, TodoId | null>();
  const first = new Map<TodoId, TodoId | null>();
  const known: PastParents = { before: (row) => versions.get(row), atFirst: (id) => first.get(id) };
  const earliest = steps.findIndex(isAuthors);
  if (earliest < 0) return known;
  for (const step of steps.slice(earliest).toReversed()) {
    const changes = reverse(step.changes);
    if (!fits(past, changes)) return known;
    past.apply(changes);
    if (isAuthors(step)) rememberVersions(versions, past, step.changes);
  }
  const lists = steps.filter(isAuthors).flatMap((step) => listsOf(step.changes));
  const keys = new Map(lists.map((key) => [listKeyText(key), key]));
  for (const key of keys.values())
    for (const [id, parent] of parentsIn(past.list(key))) first.set(id, parent);
  return known;
}

/** The rows of a step that were deleted or moved, as they hung before it. */
function rememberVersions(versions: Map<Todo, TodoId | null>, past: DocumentReader, changes: Changes): void {
  const moved = changes.updated.filter(([from, to]) => !sameUnit(from, to, 'place')).map(([from]) => from);
  const rows = [...changes.removed, ...moved];
  const parents = new Map(
    listsOf({ ...noChanges, removed: rows }).map((key) => [listKeyText(key), parentsIn(past.list(key))]),
  );
  for (const row of rows) {
    const parent = parents.get(listKeyText(row))?.get(row.id);
    if (parent !== undefined) versions.set(row, parent);
  }
}

/** Whether the document is as the change expects it: the history may have gaps. */
function fits(document: DocumentReader, changes: Changes): boolean {
  const asExpected = (row: Todo) => {
    const found = document.find(row.id);
    return found !== undefined && sameTodo(found, row);
  };
  return (
    changes.removed.every(asExpected) &&
    changes.updated.every(([from]) => asExpected(from)) &&
    changes.added.every((row) => document.find(row.id) === undefined)
  );
}
