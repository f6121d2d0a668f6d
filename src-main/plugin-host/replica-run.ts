/** What one run reads: the document at the moment the run began, also in lists that arrive while it lasts. */
import { type Changes, noChanges, reverse } from '../../src-core/todo/changes';
import { type ListKey, listKeyText, sameList, type Todo, type TodoId } from '../../src-core/todo/todo';
import type { TodoList } from '../../src-core/todo/todo-list';
import type { ListSource, ReplicaChange } from '../plugin/plugin-runtime';
import { todosWith, type Values, valueName } from './stored-values';

/** What one run sees: the document at one revision. {@link RunReads.end} must be called when the run is over. */
export interface RunReads {
  /** The list; a promise only when main has to be asked, which happens once for each list. */
  list(key: ListKey): TodoList | Promise<TodoList>;
  /** The lists this run has read so far. */
  lists(): Iterable<TodoList>;
  /** Rows of the list that were deleted, newest first, as main knows them when it is first asked. */
  deleted(key: ListKey): readonly Todo[] | Promise<readonly Todo[]>;
  /** The list that each todo was in, null for one that was nowhere. */
  places(todos: readonly TodoId[]): Places | Promise<Places>;
  /** Every project, as main knows them when it is first asked. */
  projects(): Projects | Promise<Projects>;
  /** A value that the run's own plugin has stored. */
  metadata(todoId: TodoId | null, key: string): string | null;
  /** The todos for which it has stored that value under that key, whether they are still there or not. */
  todosWith(key: string, value: string): readonly TodoId[];
  end(): void;
}

type Places = readonly (ListKey | null)[];
type Projects = ReturnType<ListSource['projects']>;

/** Todos whose places one run may have looked up: each costs the application a look into the database. */
export const MAX_PLACES_IN_A_RUN = 5_000;

/** Lists of which one run may read what was deleted; up to a thousand rows each. */
const MAX_DELETED_LISTS_IN_A_RUN = 50;

/** A run has read as much as it may. */
export class ReadLimit extends Error {}

/** Takes a list as it is now, null when it cannot be had. */
export type ListTaker = (list: TodoList | null) => void;

/** How a run reaches the replica it belongs to, and main through it. */
export interface RunPorts {
  readonly fetch: (key: ListKey, take: ListTaker) => void;
  readonly deleted: (key: ListKey, take: (rows: readonly Todo[] | null) => void) => void;
  /** The list a todo is in now; undefined when main has to be asked. */
  readonly place: (id: TodoId) => ListKey | null | undefined;
  readonly findPlaces: (ids: readonly TodoId[], take: (places: Places | null) => void) => void;
  readonly projects: (take: (projects: Projects | null) => void) => void;
  readonly used: (key: ListKey) => void;
  readonly end: () => void;
}

/** A run's view; see {@link RunReads}. */
export class Run implements RunReads {
  readonly #atBegin: ReadonlyMap<string, TodoList>;
  readonly #values: Values;
  readonly #ports: RunPorts;
  readonly #read = new Map<string, TodoList>();
  readonly #deleted = new Map<string, readonly Todo[]>();
  readonly #places = new Map<TodoId, ListKey | null>();
  #projects: Projects | undefined;
  /** What has changed since the run began, newest last; undefined when a change was missed. */
  #since: ReplicaChange[] | undefined = [];

  constructor(lists: ReadonlyMap<string, TodoList>, values: Values, ports: RunPorts) {
    this.#atBegin = lists;
    this.#values = values;
    this.#ports = ports;
  }

  list(key: ListKey): TodoList | Promise<TodoList> {
    const name = listKeyText(key);
    const known = this.#read.get(name) ?? this.#atBegin.get(name);
    if (!known) return this.#ask(key, name);
    if (!this.#read.has(name)) this.#ports.used(key);
    return this.#keep(name, known);
  }

  lists(): Iterable<TodoList> {
    return this.#read.values();
  }

  deleted(key: ListKey): readonly Todo[] | Promise<readonly Todo[]> {
    const name = listKeyText(key);
    const known = this.#deleted.get(name);
    if (known) return known;
    if (this.#deleted.size >= MAX_DELETED_LISTS_IN_A_RUN) {
      throw new ReadLimit(`deleted todos of more than ${MAX_DELETED_LISTS_IN_A_RUN} lists in one call`);
    }
    return asked<readonly Todo[], readonly Todo[]>(
      (take) => this.#ports.deleted(key, take),
      (rows) => {
        this.#deleted.set(name, rows);
        return rows;
      },
    );
  }

  places(todos: readonly TodoId[]): Places | Promise<Places> {
    const unknown = todos.filter((id) => this.#place(id) === undefined);
    const found = () => todos.map((id) => this.#place(id) ?? null);
    if (unknown.length === 0) return found();
    if (this.#places.size + unknown.length > MAX_PLACES_IN_A_RUN) {
      throw new ReadLimit(`more than ${MAX_PLACES_IN_A_RUN} todos looked for in one call`);
    }
    return asked<Places, Places>(
      (take) => this.#ports.findPlaces(unknown, take),
      (places) => {
        for (const [index, id] of unknown.entries()) this.#remember(id, places[index] ?? null);
        return found();
      },
    );
  }

  projects(): Projects | Promise<Projects> {
    if (this.#projects) return this.#projects;
    return asked(this.#ports.projects, (projects) => {
      this.#projects = projects;
      return projects;
    });
  }

  metadata(todoId: TodoId | null, key: string): string | null {
    return this.#values.get(valueName(todoId, key)) ?? null;
  }

  todosWith(key: string, value: string): readonly TodoId[] {
    return todosWith(this.#values, key, value);
  }

  end(): void {
    this.#ports.end();
  }

  /** Is told of every change while the run lasts; undefined when one was missed. */
  note(change: ReplicaChange | undefined): void {
    if (change) this.#since?.push(change);
    else this.#since = undefined;
  }

  #ask(key: ListKey, name: string): Promise<TodoList> {
    return new Promise((resolve, reject) => {
      this.#ports.fetch(key, (list) => {
        const then = list && this.#rewind(list);
        if (then) resolve(this.#keep(name, then));
        else reject(new Error(list ? 'the list has changed while it was read' : 'the list cannot be read'));
      });
    });
  }

  #keep(name: string, list: TodoList): TodoList {
    this.#read.set(name, list);
    return list;
  }

  /** Where the todo was when the run began; undefined when main has to be asked. */
  #place(id: TodoId): ListKey | null | undefined {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const now = this.#ports.place(id);
    return now === undefined ? undefined : this.#remember(id, now);
  }

  /** Takes a place as it is now for what it was: the first change that names the todo tells. */
  #remember(id: TodoId, now: ListKey | null): ListKey | null {
    let place = now;
    for (const change of this.#since?.toReversed() ?? []) {
      const before = placeBefore(change, id);
      if (before !== undefined) place = before;
    }
    this.#places.set(id, place);
    return place;
  }

  /** The list as it was when the run began: one that came later is newer than what the run has seen. */
  #rewind(list: TodoList): TodoList | undefined {
    // When a change was missed, "when the run began" is unknown; what is read first can be called that.
    if (!this.#since && this.#read.size === 0) this.#since = [];
    const back = (at: TodoList | undefined, change: ReplicaChange) =>
      at && withChange(at, reverse(asChanges(change)));
    return this.#since?.toReversed().reduce<TodoList | undefined>(back, list);
  }
}

/** Waits for main's answer; null means that it could not be had. */
function asked<T, U>(ask: (take: (value: T | null) => void) => void, then: (value: T) => U): Promise<U> {
  return new Promise((resolve, reject) => {
    ask((value) => {
      if (value === null) reject(new Error('the application could not answer'));
      else resolve(then(value));
    });
  });
}

/** Where a todo was before a change; undefined when the change does not name it. */
function placeBefore({ added, updated, removed }: ReplicaChange, id: TodoId): ListKey | null | undefined {
  const before = removed.find((row) => row.id === id) ?? updated.find(([from]) => from.id === id)?.[0];
  if (before) return { project: before.project, date: before.date };
  return added.some((row) => row.id === id) ? null : undefined;
}

function asChanges({ added, updated, removed }: Pick<Changes, 'added' | 'updated' | 'removed'>): Changes {
  return { ...noChanges, added, updated, removed };
}

/** Whether rows go from this list to a later day with the change, or come back to it. */
export function isLeftBehind(key: ListKey, { updated }: Pick<Changes, 'updated'>): boolean {
  return updated.some(
    ([from, to]) => from.date !== to.date && sameList(from.date < to.date ? from : to, key),
  );
}

/**
 * The list after a change; undefined when the change does not fit it. A list in which rows are already that the change
 * brings back from another day is the picture of it, which stays as it is.
 */
export function withChange(
  list: TodoList,
  change: Pick<Changes, 'added' | 'updated' | 'removed'>,
): TodoList | undefined {
  const isPicture = change.updated.some(
    ([from, to]) => from.date !== to.date && sameList(to, list.key) && list.get(to.id) !== undefined,
  );
  if (isPicture) return list;
  try {
    return list.with(asChanges(change));
  } catch {
    return undefined;
  }
}
