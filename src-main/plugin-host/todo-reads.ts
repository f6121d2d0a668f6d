/**
 * The reads of todos and projects: from the run's view of the document, through what is hidden from the plugin. A
 * hidden list or todo is answered as one that is not there.
 */
import type { Limits } from '../../src-core/plugin/abi';
import { type DataFlow, hidesProject, visibleDeleted } from '../../src-core/plugin/data-flow';
import { MAX_LISTS_IN_A_CALL, type TodoQuery } from '../../src-core/plugin/host-functions';
import { type ListKey, type ProjectId, sameList, type TodoId } from '../../src-core/todo/todo';
import type { TodoList } from '../../src-core/todo/todo-list';
import type { CallScope } from '../plugin/plugin-runtime';
import { refuse } from './host-json';
import { EMPTY_PAGE, queryPage } from './query-page';
import { ReadLimit, type RunReads } from './replica-run';
import { ShownList, shownList } from './shown-list';

/** What the reads of one call answer from. */
export interface ReadsOf {
  readonly reads: RunReads;
  readonly scope: CallScope;
  readonly limits: Limits;
  /** What is hidden from the plugin; the same object for all its calls. */
  readonly flow: DataFlow;
}

/** A promise only when main has to be asked: a host call costs 30 µs, a turn of the loop as much again. */
type Soon<T> = T | Promise<T>;

const NULL = '{"ok":null}';

/** `query_todos` */
export function queryTodos(query: TodoQuery, from: ReadsOf): Soon<string> {
  return after(projectOf(query.project, from), (project) => {
    if (project === null) return `{"ok":${EMPTY_PAGE}}`;
    const key = { project, date: query.date ?? from.scope.list.date };
    return after(isHiddenProject(project, from), (hidden) =>
      hidden ? `{"ok":${EMPTY_PAGE}}` : pageOf(key, query, from),
    );
  });
}

function pageOf(key: ListKey, query: TodoQuery, from: ReadsOf): Soon<string> {
  return after(shown(key, from), (list) =>
    after(query.include_deleted ? deletedOf(key, from) : [], (deleted) => {
      const page = queryPage({ list, deleted, flow: from.flow }, query, from.limits.pageRows);
      return page === undefined
        ? refuse('E_CURSOR', 'query_todos: the list has changed; begin again without a cursor')
        : `{"ok":${page}}`;
    }),
  );
}

/** `get_todo`: in a list that is at hand, or in the one where main finds it. */
export function getTodo(id: TodoId, from: ReadsOf): Soon<string> {
  return after(shown(from.scope.list, from), () => {
    for (const list of from.reads.lists()) {
      if (list.get(id)) return `{"ok":${shownList(list, from.flow).textOf(id)}}`;
    }
    return after(from.reads.places([id]), ([key]) =>
      key ? after(shown(key, from), (list) => `{"ok":${list.textOf(id)}}`) : NULL,
    );
  });
}

/** `get_selected_todo` */
export function getSelectedTodo(from: ReadsOf): Soon<string> {
  return after(shown(from.scope.list, from), (list) => `{"ok":${list.textOf(from.scope.selected)}}`);
}

/** `list_projects` */
export function listProjects({ reads, flow }: ReadsOf): Soon<string> {
  return after(reads.projects(), (projects) => {
    const open = projects.filter((project) => !hidesProject(flow, project));
    return JSON.stringify({ ok: open.map(({ id, name }) => ({ id, name })) });
  });
}

/** `get_current_project`: its name; empty when it is hidden. */
export function projectName({ scope, flow }: ReadsOf): string {
  const { list, projectName: name } = scope;
  return hidesProject(flow, { id: list.project, name }) ? '' : name;
}

/** `find_todos_by_metadata` */
export function findTodosByMetadata(key: string, value: string, from: ReadsOf): Soon<string> {
  const stored = from.reads.todosWith(key, value);
  return after(from.reads.places(stored), (places) => {
    const living = stored.flatMap((id, index) => {
      const place = places[index];
      return place ? [{ id, place }] : [];
    });
    const { tags, projects } = from.flow;
    if (tags.length + projects.length === 0) return ids(living.map(({ id }) => id));
    return after(onlyShown(living, from), ids);
  });
}

function ids(found: readonly TodoId[]): string {
  return JSON.stringify({ ok: found });
}

async function onlyShown(
  todos: readonly { readonly id: TodoId; readonly place: ListKey }[],
  from: ReadsOf,
): Promise<TodoId[]> {
  const found: TodoId[] = [];
  for (const { id, place } of todos) {
    if ((await shown(place, from)).indexOf(id) !== undefined) found.push(id);
  }
  return found;
}

/** The list as the plugin may see it; one of a hidden project is empty. */
function shown(key: ListKey, from: ReadsOf): Soon<ShownList> {
  return after(isHiddenProject(key.project, from), (hidden) =>
    hidden ? NOTHING : after(listAt(key, from), (list) => shownList(list, from.flow)),
  );
}

const NOTHING = new ShownList([], { fields: [], projects: [], tags: [] }, new WeakMap());

function listAt(key: ListKey, { reads }: ReadsOf): Soon<TodoList> {
  let read = 0;
  for (const list of reads.lists()) {
    if (sameList(list.key, key)) return list;
    read += 1;
  }
  if (read >= MAX_LISTS_IN_A_CALL) throw new ReadLimit(`more than ${MAX_LISTS_IN_A_CALL} lists in one call`);
  return reads.list(key);
}

/** Deleted rows of a list that is not of a hidden project; one that was living when the call began is not among them. */
function deletedOf(key: ListKey, from: ReadsOf) {
  return after(listAt(key, from), (list) =>
    after(from.reads.deleted(key), (rows) =>
      visibleDeleted(rows, from.flow).filter((row) => list.get(row.id) === undefined),
    ),
  );
}

/** The project that a query names by id or by name; null when there is none. */
function projectOf(named: string | undefined, { reads, scope }: ReadsOf): Soon<ProjectId | null> {
  const { list, projectName: current } = scope;
  if (named === undefined || named === list.project || named === current) return list.project;
  return after(reads.projects(), (projects) => {
    const found = projects.find(({ id }) => id === named) ?? projects.find(({ name }) => name === named);
    return found?.id ?? null;
  });
}

function isHiddenProject(id: ProjectId, { reads, flow }: ReadsOf): Soon<boolean> {
  if (flow.projects.length === 0) return false;
  return after(reads.projects(), (projects) => {
    const project = projects.find((one) => one.id === id);
    // What main does not know by name cannot be judged by it: the one where the user stands may just be deleted.
    return project ? hidesProject(flow, project) : true;
  });
}

/** Goes on with a value, at once when it is there. */
function after<T, U>(value: Soon<T>, then: (value: T) => Soon<U>): Soon<U> {
  return value instanceof Promise ? value.then(then) : then(value);
}
