/** The store as the plugin system names what it needs. */
import type { DocumentPort } from '../plugin/document-port';
import type { ListSource } from '../plugin/plugin-runtime';
import type { TodoStore } from './todo-store';

/** The document as plugins' runs read and change it. */
export function documentPort(store: TodoStore): DocumentPort {
  return {
    dispatch: (commands, cause) => store.dispatch(commands, cause),
    find: (id) => store.find(id),
    list: (key) => store.shown(key).rows,
    revision: () => store.revision(),
    projectName: (project) => store.projectName(project),
    today: () => store.today(),
    subscribe: (listener) =>
      store.subscribe(({ changes, cause, revision }) => listener(changes, cause, revision)),
  };
}

/** How many deleted rows of a list a sandbox is told of. */
const DELETED_ROWS = 1_000;

/** Whole lists for the sandboxes, with the revision at which they are so. */
export function listSource(store: TodoStore): ListSource {
  return {
    list: (key) => ({ revision: store.revision(), rows: store.shown(key).rows }),
    deleted: (key) => store.deleted(key, DELETED_ROWS),
    listOf: (id) => {
      const row = store.find(id);
      return row && { project: row.project, date: row.date };
    },
    projects: () => store.projects(),
  };
}
