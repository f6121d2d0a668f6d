import { noChanges } from '../changes';
import { type DocumentReader, type Draft, draft } from '../document';
import { type Project, THE_DEFAULT_PROJECT } from '../project';
import type { Todo } from '../todo';
import { TodoList } from '../todo-list';

const nothing: DocumentReader = {
  find: () => undefined,
  list: (key) => TodoList.of(key),
  metadata: () => null,
  idTaken: (id) => id === THE_DEFAULT_PROJECT.id,
  projects: () => [THE_DEFAULT_PROJECT],
  projectRows: () => [],
};

/**
 * A document kept in memory, holding these rows and projects; `apply` changes it. The default project is always there,
 * and one that rows are in but that is not named is called like its id. For tests only.
 */
export function memoryDocument(rows: readonly Todo[] = [], projects: readonly Project[] = []): Draft {
  const document = draft(nothing);
  const named = new Map(rows.map(({ project }) => [project, { id: project, name: project }]));
  for (const project of projects) named.set(project.id, project);
  named.delete(THE_DEFAULT_PROJECT.id);
  const made = [...named.values()].map((to) => ({ from: null, to }));
  document.apply({ ...noChanges, added: rows, projects: made });
  return document;
}
