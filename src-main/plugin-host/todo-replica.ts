/**
 * The document as the sandboxes read it: lists asked of main when first needed and kept current by its changes, and
 * each plugin's own stored values. Immutable underneath, so that a run goes on seeing what it began with while
 * changes come in. It never writes and never answers a plugin about another one's values.
 */
import { type Changes, noChanges, reverse } from '../../src-core/todo/changes';
import { type ListKey, listKeyText, type Todo, type TodoId } from '../../src-core/todo/todo';
import { TodoList } from '../../src-core/todo/todo-list';
import type { ReplicaChange, StoredMetadata } from '../plugin/plugin-runtime';

/** A list as main answered it. */
export interface FetchedList {
  readonly revision: number;
  readonly rows: readonly Todo[];
}

/** Asks main for a list. Rejects when main cannot answer. */
export type FetchList = (key: ListKey) => Promise<FetchedList>;

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

/** Lists kept between runs; the one unused for longest goes first. */
const KEPT_LISTS = 64;

type Values = ReadonlyMap<string, string>;

/** The replica of one plugin host. */
export class TodoReplica {
  readonly #fetch: FetchList;
  readonly #asked = new Map<string, Promise<TodoList>>();
  readonly #runs = new Set<Run>();
  #lists: ReadonlyMap<string, TodoList> = new Map();
  #values: ReadonlyMap<string, Values> = new Map();
  #revision: number | undefined;

  constructor(fetch: FetchList) {
    this.#fetch = fetch;
  }

  /** Takes over a change. Changes come in order; after a gap everything is asked for again. */
  apply(change: ReplicaChange): void {
    const isNext = this.#revision === undefined || change.revision === this.#revision + 1;
    this.#revision = change.revision;
    this.#lists = isNext ? this.#changed(change) : new Map();
    for (const run of this.#runs) run.note(isNext ? change : undefined);
    for (const { owner, todoId, key, to } of change.metadata)
      this.#setValue(owner, valueName(todoId, key), to);
  }

  /** What a plugin has stored, all of it. */
  setMetadata(plugin: string, stored: readonly StoredMetadata[]): void {
    const values = new Map(stored.map(({ todoId, key, value }) => [valueName(todoId, key), value]));
    this.#values = new Map(this.#values).set(plugin, values);
  }

  /** Begins a run of a plugin: everything it reads is as it is now. */
  begin(plugin: string): RunReads {
    const run = new Run(this.#lists, this.#values.get(plugin) ?? new Map(), {
      fetch: (key) => this.#load(key),
      used: (key) => this.#touch(key),
      end: () => this.#runs.delete(run),
    });
    this.#runs.add(run);
    return run;
  }

  #changed(change: ReplicaChange): ReadonlyMap<string, TodoList> {
    const lists = new Map<string, TodoList>();
    for (const [name, list] of this.#lists) {
      const next = withChange(list, change);
      // One that the change does not fit is asked for again.
      if (next) lists.set(name, next);
    }
    return lists;
  }

  #setValue(plugin: string, name: string, value: string | null): void {
    const values = this.#values.get(plugin);
    if (!values) return;
    const next = new Map(values);
    if (value === null) next.delete(name);
    else next.set(name, value);
    this.#values = new Map(this.#values).set(plugin, next);
  }

  /** Asks main, once for all who ask meanwhile. */
  #load(key: ListKey): Promise<TodoList> {
    const name = listKeyText(key);
    const asked = this.#asked.get(name);
    if (asked !== undefined) return asked;
    const answer = this.#fetch(key)
      .then(({ revision, rows }) => this.#keep(name, revision, TodoList.of(key, rows)))
      .finally(() => this.#asked.delete(name));
    this.#asked.set(name, answer);
    return answer;
  }

  #keep(name: string, revision: number, list: TodoList): TodoList {
    // Main answers on the same line that its changes come by, so the answer is as new as they are. If it is not,
    // the list serves this run, which has noted the changes, and is asked for again by the next.
    this.#revision ??= revision;
    if (this.#revision !== revision) return list;
    const kept = [...this.#lists].slice(-(KEPT_LISTS - 1));
    this.#lists = new Map([...kept, [name, list]]);
    return list;
  }

  /** Makes a list the last to be dropped. */
  #touch(key: ListKey): void {
    const name = listKeyText(key);
    const list = this.#lists.get(name);
    if (!list || this.#lists.size < KEPT_LISTS) return;
    this.#lists = new Map([...this.#lists].filter(([other]) => other !== name)).set(name, list);
  }
}

/** How a run reaches the replica it belongs to. */
interface RunPorts {
  readonly fetch: (key: ListKey) => Promise<TodoList>;
  readonly used: (key: ListKey) => void;
  readonly end: () => void;
}

class Run implements RunReads {
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
    if (!known) return this.#ports.fetch(key).then((list) => this.#remember(name, this.#rewind(list)));
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

  note(change: ReplicaChange | undefined): void {
    if (change) this.#since?.push(change);
    else this.#since = undefined;
  }

  #remember(name: string, list: TodoList): TodoList {
    this.#read.set(name, list);
    return list;
  }

  /** The list as it was when the run began: a list that came later is newer than what the run has seen. */
  #rewind(list: TodoList): TodoList {
    const back = this.#since
      ?.toReversed()
      .reduce<TodoList | undefined>((at, change) => at && withChange(at, reverse(asChanges(change))), list);
    if (!back) throw new Error('the list has changed while it was read');
    return back;
  }
}

function asChanges({ added, updated, removed }: Pick<Changes, 'added' | 'updated' | 'removed'>): Changes {
  return { ...noChanges, added, updated, removed };
}

/** The list after a change; undefined when the change does not fit it. */
function withChange(
  list: TodoList,
  change: Pick<Changes, 'added' | 'updated' | 'removed'>,
): TodoList | undefined {
  try {
    return list.with(asChanges(change));
  } catch {
    return undefined;
  }
}

function valueName(todoId: TodoId | null, key: string): string {
  return `${todoId ?? ''} ${key}`;
}
