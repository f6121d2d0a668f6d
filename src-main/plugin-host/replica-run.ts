/** What one run reads: the document at the moment the run began, also in lists that arrive while it lasts. */
import { type Changes, noChanges, reverse } from '../../src-core/todo/changes';
import { type ListKey, listKeyText, type TodoId } from '../../src-core/todo/todo';
import type { TodoList } from '../../src-core/todo/todo-list';
import type { ReplicaChange } from '../plugin/plugin-runtime';

/** What one run sees: the document at one revision. {@link RunReads.end} must be called when the run is over. */
export interface RunReads {
  /** The list; a promise only when main has to be asked, which happens once for each list. */
  list(key: ListKey): TodoList | Promise<TodoList>;
  /** The lists this run has read so far. */
  lists(): Iterable<TodoList>;
  /** A value that the run's own plugin has stored. */
  metadata(todoId: TodoId | null, key: string): string | null;
  end(): void;
}

/** A plugin's stored values by {@link valueName}. */
export type Values = ReadonlyMap<string, string>;

/** Takes a list as it is now, null when it cannot be had. */
export type ListTaker = (list: TodoList | null) => void;

/** How a run reaches the replica it belongs to. */
export interface RunPorts {
  readonly fetch: (key: ListKey, take: ListTaker) => void;
  readonly used: (key: ListKey) => void;
  readonly end: () => void;
}

/** A run's view; see {@link RunReads}. */
export class Run implements RunReads {
  readonly #atBegin: ReadonlyMap<string, TodoList>;
  readonly #values: Values;
  readonly #ports: RunPorts;
  readonly #read = new Map<string, TodoList>();
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
    return this.#remember(name, known);
  }

  lists(): Iterable<TodoList> {
    return this.#read.values();
  }

  metadata(todoId: TodoId | null, key: string): string | null {
    return this.#values.get(valueName(todoId, key)) ?? null;
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
        if (then) resolve(this.#remember(name, then));
        else reject(new Error(list ? 'the list has changed while it was read' : 'the list cannot be read'));
      });
    });
  }

  #remember(name: string, list: TodoList): TodoList {
    this.#read.set(name, list);
    return list;
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

function asChanges({ added, updated, removed }: Pick<Changes, 'added' | 'updated' | 'removed'>): Changes {
  return { ...noChanges, added, updated, removed };
}

/** The list after a change; undefined when the change does not fit it. */
export function withChange(
  list: TodoList,
  change: Pick<Changes, 'added' | 'updated' | 'removed'>,
): TodoList | undefined {
  try {
    return list.with(asChanges(change));
  } catch {
    return undefined;
  }
}

/** One text for each of a plugin's stored values. */
export function valueName(todoId: TodoId | null, key: string): string {
  return `${todoId ?? ''} ${key}`;
}
