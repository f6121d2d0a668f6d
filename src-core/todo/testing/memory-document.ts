import { noChanges } from '../changes';
import { type DocumentReader, type Draft, draft } from '../document';
import type { Todo } from '../todo';
import { TodoList } from '../todo-list';

const nothing: DocumentReader = {
  find: () => undefined,
  list: (key) => TodoList.of(key),
  metadata: () => null,
  idTaken: () => false,
};

/** A document kept in memory, holding these rows; `apply` changes it. For tests only. */
export function memoryDocument(rows: readonly Todo[] = []): Draft {
  const document = draft(nothing);
  document.apply({ ...noChanges, added: rows });
  return document;
}
