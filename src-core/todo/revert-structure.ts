/**
 * Which rows can go, come and move back without hurting what others built on them. It starts with all of them and
 * gives up one after the other until every list is well formed, every row that comes back hangs where it hung, and no
 * row of others hangs elsewhere than now. A deleted row comes back in any case, at the nearest indent that fits.
 */
import { rankBetween } from '../lib/rank';
import { noChanges } from './changes';
import { type DocumentReader, type Draft, draft } from './document';
import { isWellFormed } from './invariants';
import { fitIndent } from './placement';
import { parentsIn } from './revert-parents';
import { sameUnit, withUnit } from './revert-trail';
import { compareRows, lowerBound } from './row-order';
import { type ListKey, listKeyText, type Todo, type TodoId } from './todo';

/** What shall become of one todo. */
export interface Wish {
  /** As it is; undefined when it is deleted. */
  readonly current: Todo | undefined;
  /** As it shall be; undefined when it shall go. */
  readonly target: Todo | undefined;
  /** The parent it had there; undefined when that is not known. */
  readonly home: TodoId | null | undefined;
  /** Whether it comes back at whatever indent fits. */
  readonly fitted: boolean;
  /** Whether something of the author's stays. */
  readonly left: boolean;
}

/** What is known of the others' rows. */
export interface Surroundings {
  readonly touched: ReadonlySet<TodoId>;
  /** The parent of a row before the author's first step; undefined when that is not known. */
  readonly parentBefore: (id: TodoId) => TodoId | null | undefined;
}

/** The wishes that can be fulfilled together, and the document with them. */
export interface Settled {
  readonly wishes: ReadonlyMap<TodoId, Wish>;
  readonly after: Draft;
}

/** See the head of the file. */
export function settle(
  document: DocumentReader,
  wished: ReadonlyMap<TodoId, Wish>,
  around: Surroundings,
): Settled {
  const wishes = new Map(wished);
  for (;;) {
    const after = fulfil(document, wishes);
    const culprits = listsTouched(wishes).flatMap((key) => culpritsIn(key, document, after, wishes, around));
    if (culprits.length === 0) return { wishes, after };
    for (const id of culprits) {
      const wish = wishes.get(id);
      if (wish) wishes.set(id, giveUp(wish));
    }
  }
}

/** The wish without what it wants of the lists' structure. */
export function giveUp(wish: Wish): Wish {
  const { current, target } = wish;
  if (!current) return { ...wish, fitted: true, left: true };
  return { ...wish, target: target ? withUnit(target, current, 'place') : current, left: true };
}

/** Whether a wish changes where rows stand, and could be given up. */
function isStructural({ current, target, fitted }: Wish): boolean {
  if (!current) return target !== undefined && !fitted;
  return target === undefined || !sameUnit(current, target, 'place');
}

function listsTouched(wishes: ReadonlyMap<TodoId, Wish>): ListKey[] {
  const rows = [...wishes.values()].filter(isStructural).flatMap(({ current, target }) => [current, target]);
  const keys = rows.filter((row) => row !== undefined).map((row) => [listKeyText(row), row] as const);
  return [...new Map(keys).values()];
}

function fulfil(document: DocumentReader, wishes: ReadonlyMap<TodoId, Wish>): Draft {
  const after = draft(document);
  const all = [...wishes.values()];
  const staysInPlace = ({ current, target }: Wish) => current && target && sameUnit(current, target, 'place');
  // Rows leave before rows come, so that a rank that becomes free can be taken.
  after.apply({
    ...noChanges,
    removed: all.flatMap((wish) => (wish.current && !staysInPlace(wish) ? [wish.current] : [])),
    updated: all.flatMap((wish) =>
      wish.current && wish.target && staysInPlace(wish) ? [[wish.current, wish.target] as const] : [],
    ),
  });
  const arriving = (fitted: boolean) =>
    all
      .flatMap((wish) => (wish.target && wish.fitted === fitted && !staysInPlace(wish) ? [wish.target] : []))
      .toSorted(compareRows);
  for (const row of arriving(false)) after.apply({ ...noChanges, added: [atFreeRank(after, row)] });
  for (const row of arriving(true))
    after.apply({ ...noChanges, added: [atFittingIndent(after, atFreeRank(after, row))] });
  return after;
}

/** A rank that somebody else has taken meanwhile is followed by the next free one. */
function atFreeRank(document: DocumentReader, row: Todo): Todo {
  const { rows } = document.list(row);
  const index = lowerBound(rows, row.rank, '');
  if (rows[index]?.rank !== row.rank) return row;
  return { ...row, rank: rankBetween(row.rank, rows[index + 1]?.rank ?? null) };
}

function atFittingIndent(document: DocumentReader, row: Todo): Todo {
  const { rows } = document.list(row);
  return { ...row, indent: fitIndent(rows, lowerBound(rows, row.rank, row.id), row.indent) };
}

/** Whose wishes make something wrong in a list; empty when nothing is. Each of them can be given up. */
function culpritsIn(
  key: ListKey,
  document: DocumentReader,
  after: DocumentReader,
  wishes: ReadonlyMap<TodoId, Wish>,
  around: Surroundings,
): TodoId[] {
  const { rows } = after.list(key);
  const [now, then] = [parentsIn(document.list(key)), parentsIn(after.list(key))];
  const mayComplain = isWellFormed(document.list(key).rows);
  const canGiveUp = (id: TodoId | null | undefined): id is TodoId => {
    const wish = typeof id === 'string' ? wishes.get(id) : undefined;
    return wish !== undefined && isStructural(wish);
  };
  const everybody = () =>
    [...wishes].flatMap(([id, wish]) => (canGiveUp(id) && concerns(wish, key) ? [id] : []));
  return rows.flatMap((row, index) => {
    const previous = rows[index - 1];
    const parent = then.get(row.id) ?? null;
    const tooDeep = mayComplain && row.indent > (previous ? previous.indent + 1 : 0);
    if (!tooDeep && hangsWell(row, parent, now.get(row.id), wishes.get(row.id), around)) return [];
    const suspects = [row.id, parent, now.get(row.id), previous?.id].filter(canGiveUp);
    return suspects.length > 0 ? suspects.slice(0, 1) : everybody();
  });
}

function concerns({ current, target }: Wish, key: ListKey): boolean {
  return [current, target].some((row) => row !== undefined && listKeyText(row) === listKeyText(key));
}

/** Whether a row may hang below that parent: one that comes back where it hung, any other where it hangs or hung. */
function hangsWell(
  row: Todo,
  parent: TodoId | null,
  now: TodoId | null | undefined,
  wish: Wish | undefined,
  { touched, parentBefore }: Surroundings,
): boolean {
  if (wish?.fitted) return true;
  if (wish && isStructural(wish))
    return wish.home === undefined || wish.home === parent || parentBefore(row.id) === parent;
  return parent === now || (!touched.has(row.id) && parentBefore(row.id) === parent);
}
