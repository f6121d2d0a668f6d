/** Which events of a commit a plugin may know of: none about a todo that is hidden from it, before or after. */
import { type DataFlow, hidesProject, isOpen, visibleRows } from '../../src-core/plugin/data-flow';
import { fieldsShown, type PluginEvent } from '../../src-core/plugin/plugin-event';
import type { Changes } from '../../src-core/todo/changes';
import { compareRows } from '../../src-core/todo/row-order';
import {
  type ListKey,
  listKeyText,
  type ProjectId,
  sameList,
  type Todo,
  type TodoId,
} from '../../src-core/todo/todo';
import type { DocumentPort } from './document-port';

/** Tells of each event whether it is seen. */
export type Sees = (event: PluginEvent) => boolean;

/** Judged against the lists as they are at this moment, which is right after the commit: later they may say less. */
export function visibleEvents(
  document: Pick<DocumentPort, 'list' | 'projectName'>,
  changes: Changes,
  hides: DataFlow,
): Sees {
  if (isOpen(hides)) return () => true;
  const seen = new Map<
    string,
    { readonly before: ReadonlySet<TodoId>; readonly after: ReadonlySet<TodoId> }
  >();
  const seenIn = (key: ListKey) => {
    const name = listKeyText(key);
    const known = seen.get(name);
    if (known) return known;
    const after = document.list(key);
    const isHidden = hidesProject(hides, { id: key.project, name: nameOf(key.project) });
    const idsOf = (rows: readonly Todo[]) =>
      new Set(isHidden ? [] : visibleRows(rows, hides).map(({ id }) => id));
    const both = { before: idsOf(rowsBefore(key, after, changes)), after: idsOf(after) };
    seen.set(name, both);
    return both;
  };
  // One that is deleted has no name any more, and its rows go with it.
  const nameOf = (id: ProjectId) =>
    changes.projects.find(({ from, to }) => from?.id === id && to === null)?.from?.name ??
    document.projectName(id);
  return (event) => {
    const { hook, todo, before } = event;
    if (hook === 'on_todo_deleted') return seenIn(todo).before.has(todo.id);
    if (!seenIn(todo).after.has(todo.id)) return false;
    if (before === null) return true;
    return seenIn(before).before.has(before.id) && fieldsShown(event, hides).length > 0;
  };
}

/** The rows of a list as they were before the commit. */
function rowsBefore(key: ListKey, after: readonly Todo[], { added, updated, removed }: Changes): Todo[] {
  const rows = new Map(after.map((row) => [row.id, row]));
  for (const { id } of added) rows.delete(id);
  for (const [from, to] of updated) {
    rows.delete(to.id);
    if (sameList(from, key)) rows.set(from.id, from);
  }
  for (const row of removed) if (sameList(row, key)) rows.set(row.id, row);
  return [...rows.values()].sort(compareRows);
}
