/** Which todos a plugin may name: those that it may see. One that is hidden from it is answered as one that is not there. */
import { type DataFlow, hidesProject, isOpen, visibleRows } from '../../src-core/plugin/data-flow';
import type { Command } from '../../src-core/todo/command';
import { subtreeEnd } from '../../src-core/todo/hierarchy';
import { type ListKey, listKeyText, type Todo, type TodoId } from '../../src-core/todo/todo';
import type { DocumentPort } from './document-port';

type Document = Pick<DocumentPort, 'find' | 'list' | 'projectName'>;

/**
 * Finds living todos as far as they may be seen. Each list is looked at once, so make a new one for each plan: what
 * it says holds for the document as it was then.
 */
export function seenTodos(document: Document, hides: DataFlow): (id: TodoId) => Todo | undefined {
  if (isOpen(hides)) return (id) => document.find(id);
  const seen = new Map<string, ReadonlySet<TodoId>>();
  const seenIn = (key: ListKey) => {
    const name = listKeyText(key);
    const known = seen.get(name) ?? new Set(shownRows(document, key, hides).map(({ id }) => id));
    seen.set(name, known);
    return known;
  };
  return (id) => {
    const todo = document.find(id);
    return todo && seenIn({ project: todo.project, date: todo.date }).has(id) ? todo : undefined;
  };
}

/**
 * Whether the commands would reach a todo that may not be seen, as it stands below one that may: delete it, or copy it
 * into the next round of a series.
 */
export function reachesUnseen(commands: readonly Command[], document: Document, hides: DataFlow): boolean {
  if (hides.tags.length === 0) return false;
  const find = seenTodos(document, hides);
  return commands.some((command) => {
    const todo = wholeOf(command, document);
    if (!todo) return false;
    const rows = document.list({ project: todo.project, date: todo.date });
    const index = rows.findIndex(({ id }) => id === todo.id);
    return index >= 0 && rows.slice(index, subtreeEnd(rows, index)).some(({ id }) => !find(id));
  });
}

/** The todo whose whole subtree the command is about. */
function wholeOf(command: Command, document: Document): Todo | undefined {
  if (command.type === 'delete_todo') return document.find(command.id);
  const isDone = command.type === 'update_todo' && command.updates.state === 'done';
  const todo = isDone ? document.find(command.id) : undefined;
  return todo && todo.recurrence !== null ? todo : undefined;
}

/** The rows of a list that may be seen, in order; none of a hidden project. */
export function shownRows(
  document: Pick<Document, 'list' | 'projectName'>,
  key: ListKey,
  hides: DataFlow,
): readonly Todo[] {
  const project = { id: key.project, name: document.projectName(key.project) };
  return hidesProject(hides, project) ? [] : visibleRows(document.list(key), hides);
}
