/**
 * The document as the sandboxes read it: lists asked of main when first needed and kept current by its changes, and
 * each plugin's own stored values. Immutable underneath, so that a run goes on seeing what it began with while
 * changes come in. It never writes and never answers a plugin about another one's values.
 */
import { type ListKey, listKeyText, type Todo, type TodoId } from '../../src-core/todo/todo';
import { TodoList } from '../../src-core/todo/todo-list';
import type { ListSource, ReplicaChange, StoredMetadata } from '../plugin/plugin-runtime';
import { isLeftBehind, type ListTaker, Run, type RunReads, withChange } from './replica-run';
import { type Values, valueName } from './stored-values';

/** A list as main answered it. */
export interface FetchedList {
  readonly revision: number;
  readonly rows: readonly Todo[];
}

/**
 * What main is asked. Each `done` is called once, with null when main cannot answer. Not promises: an answer must be
 * taken over before the next message is, or it would be older than what has been replicated.
 */
export interface MainReads {
  readonly list: (key: ListKey, done: (list: FetchedList | null) => void) => void;
  readonly deleted: (key: ListKey, done: (rows: readonly Todo[] | null) => void) => void;
  /** At most {@link MAX_PLACES_AT_ONCE} todos. */
  readonly places: (todos: readonly TodoId[], done: (places: Places | null) => void) => void;
  readonly projects: (done: (projects: ReturnType<ListSource['projects']> | null) => void) => void;
}

type Places = readonly (ListKey | null)[];

/** Todos whose places are asked for at once. */
export const MAX_PLACES_AT_ONCE = 200;

/** Places that are kept current; beyond it all are asked for again. */
const KEPT_PLACES = 20_000;

/** Lists kept between runs; the one unused for longest goes first. */
const KEPT_LISTS = 64;

/** The replica of one plugin host. */
export class TodoReplica {
  readonly #main: MainReads;
  readonly #asked = new Map<string, ListTaker[]>();
  readonly #runs = new Set<Run>();
  readonly #places = new Map<TodoId, ListKey | null>();
  #lists: ReadonlyMap<string, TodoList> = new Map();
  #values: ReadonlyMap<string, Values> = new Map();
  #revision: number | undefined;

  constructor(main: MainReads) {
    this.#main = main;
  }

  /** Takes over a change. Changes come in order; after a gap everything is asked for again. */
  apply(change: ReplicaChange): void {
    const isNext = this.#revision === undefined || change.revision === this.#revision + 1;
    this.#revision = change.revision;
    if (isNext) {
      this.#lists = this.#changed(change);
      this.#move(change);
      for (const run of this.#runs) run.note(change);
    } else this.#miss();
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
      fetch: (key, take) => this.#load(key, take),
      deleted: this.#main.deleted,
      place: (id) => this.#places.get(id),
      findPlaces: (ids, take) => this.#findPlaces(ids, [], take),
      projects: this.#main.projects,
      used: (key) => this.#touch(key),
      end: () => this.#runs.delete(run),
    });
    this.#runs.add(run);
    return run;
  }

  #changed(change: ReplicaChange): ReadonlyMap<string, TodoList> {
    const lists = new Map<string, TodoList>();
    for (const [name, list] of this.#lists) {
      // A day that rows leave for a later one, or come back to, is shown as the picture that main has of it.
      const next = isLeftBehind(list.key, change) ? undefined : withChange(list, change);
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
  #load(key: ListKey, take: ListTaker): void {
    const name = listKeyText(key);
    const takers = this.#asked.get(name);
    if (takers) {
      takers.push(take);
      return;
    }
    const waiting = [take];
    this.#asked.set(name, waiting);
    this.#main.list(key, (fetched) => {
      this.#asked.delete(name);
      const list = fetched && this.#keep(key, fetched);
      for (const one of waiting) one(list);
    });
  }

  #keep(key: ListKey, { revision, rows }: FetchedList): TodoList {
    const list = TodoList.of(key, rows);
    // Main's changes come on the same line as its answers, so both are equally new. Otherwise a change was missed.
    if (this.#revision !== undefined && this.#revision !== revision) this.#miss();
    this.#revision = revision;
    this.#lists = new Map([...[...this.#lists].slice(-(KEPT_LISTS - 1)), [listKeyText(key), list]]);
    return list;
  }

  /** Asks main piece by piece. */
  #findPlaces(ids: readonly TodoId[], found: Places, take: (places: Places | null) => void): void {
    const piece = ids.slice(found.length, found.length + MAX_PLACES_AT_ONCE);
    this.#main.places(piece, (places) => {
      if (!places) {
        take(null);
        return;
      }
      if (this.#places.size + places.length > KEPT_PLACES) this.#places.clear();
      for (const [index, id] of piece.entries()) this.#places.set(id, places[index] ?? null);
      const all = [...found, ...places];
      if (all.length < ids.length && places.length > 0) this.#findPlaces(ids, all, take);
      else take(all);
    });
  }

  #move({ added, updated, removed }: ReplicaChange): void {
    const now = (id: TodoId, place: ListKey | null) => {
      if (this.#places.has(id)) this.#places.set(id, place);
    };
    for (const { id } of removed) now(id, null);
    for (const { id, project, date } of [...added, ...updated.map(([, to]) => to)])
      now(id, { project, date });
  }

  #miss(): void {
    this.#lists = new Map();
    this.#places.clear();
    for (const run of this.#runs) run.note(undefined);
  }

  /** Makes a list the last to be dropped. */
  #touch(key: ListKey): void {
    const name = listKeyText(key);
    const list = this.#lists.get(name);
    if (!list || this.#lists.size < KEPT_LISTS) return;
    this.#lists = new Map([...this.#lists].filter(([other]) => other !== name)).set(name, list);
  }
}
