import { type Changes, metadataName, squashAll } from './changes';
import { type Project, type ProjectChange, sortedByName } from './project';
import { compareRows } from './row-order';
import { type ListKey, listKeyText, type ProjectId, type Todo, type TodoId } from './todo';
import type { TodoList } from './todo-list';

/**
 * What a command may look at: the todos as they are now, wherever they are kept. The store stands behind it
 * with the database, tests with a map. Nothing here writes; what a command wants changed it returns.
 */
export interface DocumentReader {
  /** The todo, unless there is none or it was deleted. */
  find(id: TodoId): Todo | undefined;
  /** The list of a project and day; empty when there is none yet. */
  list(key: ListKey): TodoList;
  /** A stored value of an extension; `todoId` null for a value of the owner as a whole. */
  metadata(owner: string, todoId: TodoId | null, key: string): string | null;
  /** Whether the id was ever used, by a deleted todo or project too. */
  idTaken(id: TodoId | ProjectId): boolean;
  /** Every project there is, by name. */
  projects(): readonly Project[];
  /** Every row of a project that is not deleted, of all its days, by day and then in list order. */
  projectRows(project: ProjectId): readonly Todo[];
}

/** A document as it will be: the reader beneath it, with changes laid over it that nobody else sees. */
export interface Draft extends DocumentReader {
  /** Lays a change over what the draft shows, which it must fit; a list that it does not fit throws when it is read. */
  apply(changes: Changes): void;
  /** Everything applied so far as one change. */
  changes(): Changes;
}

/** Starts a draft that shows what the reader shows. The reader must not change while the draft is in use. */
export function draft(reader: DocumentReader): Draft {
  const applied: Changes[] = [];
  const lists = new Map<string, { readonly list: TodoList; readonly upTo: number }>();
  const rows = new Map<TodoId, Todo | null>();
  const values = new Map<string, string | null>();
  const projects = new Map<ProjectId, Project | null>();

  // Brought up to date when it is asked for: the last command of a batch, most often the only one, costs no list.
  const list = (key: ListKey): TodoList => {
    const name = listKeyText(key);
    const known = lists.get(name) ?? { list: reader.list(key), upTo: 0 };
    const shown = applied.slice(known.upTo).reduce((before, changes) => before.with(changes), known.list);
    lists.set(name, { list: shown, upTo: applied.length });
    return shown;
  };

  return {
    list,
    find: (id) => {
      const known = rows.get(id);
      return known === undefined ? reader.find(id) : (known ?? undefined);
    },
    metadata: (owner, todoId, key) => {
      const known = values.get(metadataName({ owner, todoId, key }));
      return known === undefined ? reader.metadata(owner, todoId, key) : known;
    },
    idTaken: (id) => rows.has(id) || projects.has(id) || reader.idTaken(id),
    projects: () => {
      if (projects.size === 0) return reader.projects();
      const untouched = reader.projects().filter(({ id }) => !projects.has(id));
      return sortedByName([...untouched, ...[...projects.values()].filter((known) => known !== null)]);
    },
    projectRows: (project) => {
      const untouched = reader.projectRows(project).filter(({ id }) => !rows.has(id));
      const touched = [...rows.values()].filter((row) => row?.project === project);
      return [...untouched, ...touched.filter((row) => row !== null)].sort(byDay);
    },
    apply: (changes) => {
      for (const row of changes.removed) rows.set(row.id, null);
      for (const [, to] of changes.updated) rows.set(to.id, to);
      for (const row of changes.added) rows.set(row.id, row);
      for (const change of changes.metadata) values.set(metadataName(change), change.to);
      for (const change of changes.projects) projects.set(idOfProject(change), change.to);
      applied.push(changes);
    },
    changes: () => squashAll(applied),
  };
}

function idOfProject({ from, to }: ProjectChange): ProjectId {
  return (to ?? from)?.id ?? '';
}

function byDay(a: Todo, b: Todo): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return compareRows(a, b);
}
