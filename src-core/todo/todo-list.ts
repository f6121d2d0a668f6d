import type { Changes } from './changes';
import { compareRows, isSorted, lowerBound } from './row-order';
import { type ListKey, sameList, type Todo, type TodoId } from './todo';

/**
 * The rows of one project and day, in order. Immutable: a change makes a new list that shares the rows. The
 * document in the main process and the mirror on the screen are both made of this.
 * It keeps order, not sense: that a row is no deeper than it may be is the commands' duty (`invariants.ts`),
 * so that a damaged list can still be opened.
 */
export class TodoList {
  private constructor(
    /** Which list this is. */
    readonly key: ListKey,
    /** Ascending by rank; equal ranks, which only damage can bring, by id. */
    readonly rows: readonly Todo[],
    /** Filled on the first search by id; see {@link TodoList.ranks}. */
    private lastRank: Map<TodoId, string> | undefined,
  ) {}

  /** The list of these rows, given in any order. Rows of another list are a mistake of the caller and throw. */
  static of(key: ListKey, rows: readonly Todo[] = []): TodoList {
    const stray = rows.find((row) => !sameList(row, key));
    if (stray)
      throw new Error(`todo ${stray.id} of ${stray.date} does not belong in the list of ${key.date}`);
    const sorted = isSorted(rows) ? rows : rows.toSorted(compareRows);
    return new TodoList({ project: key.project, date: key.date }, sorted, undefined);
  }

  /** The position of a row from 0, or -1. */
  indexOf(id: TodoId): number {
    const ranks = this.ranks();
    const rank = ranks.get(id);
    if (rank === undefined) return -1;
    const guess = this.positionOf({ id, rank });
    if (guess >= 0) return guess;
    const index = this.rows.findIndex((row) => row.id === id);
    const found = this.rows[index];
    if (found) ranks.set(id, found.rank);
    return index;
  }

  /**
   * The position of a row whose rank is known, or -1 when it is not where its rank says. Unlike {@link indexOf},
   * which on its first call reads the whole list, it looks at a dozen rows.
   */
  positionOf(row: Pick<Todo, 'id' | 'rank'>): number {
    const index = lowerBound(this.rows, row.rank, row.id);
    return this.rows[index]?.id === row.id ? index : -1;
  }

  /** The row with this id, if it is in the list. */
  get(id: TodoId): Todo | undefined {
    return this.rows[this.indexOf(id)];
  }

  /**
   * The list after a change; what the change does to other lists is left out.
   * @throws Error when a row that the change takes or replaces is not here: the change belongs to another state.
   */
  with(changes: Changes): TodoList {
    const edit = this.editOf(changes);
    if (edit.replaced.length + edit.leaving.length + edit.arriving.length === 0) return this;
    for (const row of edit.arriving) this.lastRank?.set(row.id, row.rank);
    return new TodoList(this.key, applyEdit(this.rows, edit), this.lastRank);
  }

  private editOf(changes: Changes): Edit {
    const here = (row: Todo) => sameList(row, this.key);
    const stays = changes.updated.filter(([from, to]) => here(from) && here(to) && from.rank === to.rank);
    const shifts = changes.updated.filter(([from, to]) => !(here(from) && here(to) && from.rank === to.rank));
    return {
      replaced: stays.map(([, to]) => to),
      leaving: [...changes.removed, ...shifts.map(([from]) => from)].filter(here),
      arriving: [...changes.added, ...shifts.map(([, to]) => to)].filter(here),
    };
  }

  /**
   * Where each id was last seen, shared with the versions made from this one and so never copied. It may be
   * wrong for this version; `indexOf` believes it only after a look at the rows. Ids that have left stay in
   * it, so an id that it does not know is in none of its versions.
   */
  private ranks(): Map<TodoId, string> {
    this.lastRank ??= new Map(this.rows.map((row) => [row.id, row.rank]));
    return this.lastRank;
  }
}

/** What a change does to one list: rows with an unchanged place, rows taken out, rows put in. */
interface Edit {
  readonly replaced: readonly Todo[];
  readonly leaving: readonly Todo[];
  readonly arriving: readonly Todo[];
}

/** Up to this many rows it is cheaper to shift the tail of the list for each than to walk over the whole. */
const FEW = 4;

function applyEdit(rows: readonly Todo[], edit: Edit): readonly Todo[] {
  const { replaced, leaving, arriving } = edit;
  if (replaced.length + leaving.length === 0 && arriving.length === 1) return insertOne(rows, arriving[0]);
  const next = rows.slice();
  for (const row of replaced) next[mustFind(rows, row)] = row;
  if (leaving.length + arriving.length > FEW) return mergeMany(next, edit);
  for (const row of leaving) next.splice(mustFind(next, row), 1);
  for (const row of arriving) next.splice(lowerBound(next, row.rank, row.id), 0, row);
  return next;
}

/** The commonest growth, in one copy: an array that was copied to its exact size is copied again when it grows. */
function insertOne(rows: readonly Todo[], row: Todo | undefined): readonly Todo[] {
  return row ? rows.toSpliced(lowerBound(rows, row.rank, row.id), 0, row) : rows;
}

function mergeMany(rows: readonly Todo[], edit: Edit): readonly Todo[] {
  const gone = new Set(edit.leaving.map((row) => mustFind(rows, row)));
  const arriving = edit.arriving.toSorted(compareRows);
  const merged: Todo[] = [];
  let next = 0;
  rows.forEach((row, index) => {
    if (gone.has(index)) return;
    for (let a = arriving[next]; a && compareRows(a, row) < 0; a = arriving[next]) {
      merged.push(a);
      next += 1;
    }
    merged.push(row);
  });
  return merged.concat(arriving.slice(next));
}

function mustFind(rows: readonly Todo[], row: Todo): number {
  const index = lowerBound(rows, row.rank, row.id);
  if (rows[index]?.id !== row.id)
    throw new Error(`the change expects todo ${row.id} at ${row.rank}, and it is not there`);
  return index;
}
