/** A list as one plugin may see it: without hidden rows, its snapshots without hidden fields, as JSON that is kept. */
import { type DataFlow, shield, shieldRow, visibleRows } from '../../src-core/plugin/data-flow';
import { parentsOf, toSnapshot } from '../../src-core/plugin/snapshots';
import type { Todo, TodoId } from '../../src-core/todo/todo';
import type { TodoList } from '../../src-core/todo/todo-list';

/** The text of a row, and what besides the row it was made of. */
interface RowText {
  readonly parent: TodoId | null;
  readonly place: number;
  readonly text: string;
}

/** What is kept for one data flow; rows and lists never change, a changed one is another. */
interface Kept {
  readonly lists: WeakMap<TodoList, ShownList>;
  readonly texts: WeakMap<Todo, RowText>;
}

const kept = new WeakMap<DataFlow, Kept>();

/** The list as this data flow shows it. Made once for each list; hand in the same flow object each time. */
export function shownList(list: TodoList, flow: DataFlow): ShownList {
  const { lists, texts } = keptFor(flow);
  const known = lists.get(list);
  if (known) return known;
  const made = new ShownList(list.rows, flow, texts);
  lists.set(list, made);
  return made;
}

function keptFor(flow: DataFlow): Kept {
  const known = kept.get(flow);
  if (known) return known;
  const made: Kept = { lists: new WeakMap(), texts: new WeakMap() };
  kept.set(flow, made);
  return made;
}

/** See the head of this file. */
export class ShownList {
  /** The rows as a search may read them, in order. */
  readonly searched: readonly Todo[];
  readonly #rows: readonly Todo[];
  readonly #flow: DataFlow;
  readonly #texts: WeakMap<Todo, RowText>;
  readonly #parents: readonly (TodoId | null)[];
  /** Where each shown row stands among all rows: hidden ones leave a gap, as commands count them too. */
  readonly #places: readonly number[];
  readonly #indices: ReadonlyMap<TodoId, number>;

  constructor(all: readonly Todo[], flow: DataFlow, texts: WeakMap<Todo, RowText>) {
    this.#flow = flow;
    this.#texts = texts;
    this.#rows = visibleRows(all, flow);
    this.searched = flow.fields.length === 0 ? this.#rows : this.#rows.map((row) => shieldRow(row, flow));
    // A hidden row hides all below it, so the parent of a shown row is shown.
    this.#parents = parentsOf(this.#rows);
    this.#places = placesIn(all, this.#rows);
    this.#indices = new Map(this.#rows.map((row, index) => [row.id, index]));
  }

  /** The position of a row among the shown ones; undefined when it is not shown. */
  indexOf(id: TodoId): number | undefined {
    return this.#indices.get(id);
  }

  /** The snapshot of a shown row as JSON. */
  text(index: number): string {
    const row = this.#rows[index];
    if (!row) return 'null';
    const parent = this.#parents[index] ?? null;
    const place = this.#places[index] ?? 0;
    const known = this.#texts.get(row);
    if (known?.parent === parent && known.place === place) return known.text;
    const text = JSON.stringify(shield(toSnapshot(row, parent, place), this.#flow));
    this.#texts.set(row, { parent, place, text });
    return text;
  }

  /** The same by id, `null` when the row is not shown. */
  textOf(id: TodoId | null): string {
    const index = id === null ? undefined : this.indexOf(id);
    return index === undefined ? 'null' : this.text(index);
  }
}

/** The positions of some rows of a list, both in order. */
function placesIn(all: readonly Todo[], some: readonly Todo[]): number[] {
  const places: number[] = [];
  for (let place = 0; place < all.length && places.length < some.length; place += 1) {
    if (all[place] === some[places.length]) places.push(place);
  }
  return places;
}
