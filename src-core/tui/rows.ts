/**
 * What the cursor can stand on: the rows that no folded row hides, and the draft of a new row among them. Read by
 * movement, scrolling and layout; kept for each version of the list, so that a key in a long list stays cheap.
 */

import type { Place } from '../todo/command';
import { type Progress, progress, subtreeEnd, visibleRows } from '../todo/hierarchy';
import type { Todo, TodoId } from '../todo/todo';
import type { TodoList } from '../todo/todo-list';
import { type Filtered, filteredRows } from './filtered';
import type { EditTarget, Model } from './model';

/** The draft of a new row. */
export type Draft = Extract<EditTarget, { kind: 'new' }>;

/** The things one below the other, numbered from 0: visible rows, with the draft between two of them or at an end. */
export interface Items {
  readonly list: TodoList;
  /** Positions of visible rows in the list, ascending. */
  readonly visible: readonly number[];
  readonly draft: Draft | null;
  /** The number that the draft has; meaningless without a draft. */
  readonly draftAt: number;
  readonly count: number;
}

/** One of the {@link Items}. */
export type Item =
  | { readonly kind: 'row'; readonly id: TodoId; readonly index: number; readonly todo: Todo }
  | { readonly kind: 'draft'; readonly id: TodoId; readonly draft: Draft };

/** What of the model says which items there are. */
export type ItemSource = Pick<Model, 'list' | 'folded' | 'editing' | 'filter' | 'today'>;

/** All items, as they stand. */
export function itemsOf(model: ItemSource): Items {
  const list = model.list.todos;
  const visible = visibleOf(list, model);
  const target = model.editing?.target;
  const draft = target?.kind === 'new' ? target : null;
  const draftAt = draft ? lowerBound(visible, draftPosition(list, draft)) : -1;
  return { list, visible, draft, draftAt, count: visible.length + (draft ? 1 : 0) };
}

/** The item with that number. */
export function itemAt(items: Items, number: number): Item | undefined {
  const { draft, draftAt } = items;
  if (draft && number === draftAt) return { kind: 'draft', id: draft.id, draft };
  const index = items.visible[draft && number > draftAt ? number - 1 : number];
  const todo = index === undefined ? undefined : items.list.rows[index];
  return todo && index !== undefined ? { kind: 'row', id: todo.id, index, todo } : undefined;
}

/**
 * The number of the item with that id; for a row that is folded away that of the row that hides it, and -1 for an id
 * that is not in the list (or for null).
 */
export function itemNumber(items: Items, id: TodoId | null): number {
  if (id === null) return -1;
  if (items.draft?.id === id) return items.draftAt;
  const index = items.list.indexOf(id);
  if (index < 0) return -1;
  const position = lowerBound(items.visible, index + 1) - 1;
  return items.draft && position >= items.draftAt ? position + 1 : position;
}

/** The position in the list at which a place puts a new row; undefined when the row that it names is not there. */
export function positionOfPlace(list: TodoList, place: Place): number | undefined {
  switch (place.kind) {
    case 'start':
      return 0;
    case 'end':
      return list.rows.length;
    case 'index':
      return Math.min(place.index, list.rows.length);
    case 'before':
    case 'after':
    case 'child_of': {
      const index = list.indexOf(place.id);
      if (index < 0) return undefined;
      return place.kind === 'before' ? index : subtreeEnd(list.rows, index);
    }
  }
}

/** How much below a row is complete; counted once for each version of the list. */
export function progressOf(list: TodoList, index: number): Progress {
  let counted = progresses.get(list);
  if (!counted) {
    counted = new Map();
    progresses.set(list, counted);
  }
  const known = counted.get(index) ?? progress(list.rows, index);
  counted.set(index, known);
  return known;
}

const progresses = new WeakMap<TodoList, Map<number, Progress>>();

/** The rows that are folded: while a filter is on, those folded since then. */
export function foldedIn({ filter, folded }: Pick<Model, 'filter' | 'folded'>): ReadonlySet<TodoId> {
  return filter ? filter.folded : folded;
}

/** What the filter shows, folded away or not; null without one. */
export function filteredOf({ list, filter, today }: ItemSource): Filtered | null {
  return filter && filteredRows(list.todos, filter, today);
}

interface Visible {
  readonly folded: ReadonlySet<TodoId>;
  readonly filtered: Filtered | null;
  readonly visible: readonly number[];
}

const visibles = new WeakMap<TodoList, Visible>();

function visibleOf(list: TodoList, model: ItemSource): readonly number[] {
  const folded = foldedIn(model);
  const filtered = filteredOf(model);
  const known = visibles.get(list);
  if (known?.folded === folded && known.filtered === filtered) return known.visible;
  const unfolded = folded.size === 0 ? firstNumbers(list.rows.length) : visibleRows(list.rows, folded);
  const visible = filtered ? unfolded.filter((index) => filtered.shown.has(index)) : unfolded;
  visibles.set(list, { folded, filtered, visible });
  return visible;
}

/** 0, 1, 2 …: a copy of what was counted before, because the list grows longer by a row at a time. */
function firstNumbers(count: number): readonly number[] {
  for (let next = counted.length; next < count; next += 1) counted.push(next);
  return counted.slice(0, count);
}

const counted: number[] = [];

function draftPosition(list: TodoList, draft: Draft): number {
  return positionOfPlace(list, draft.place) ?? positionOfPlace(list, draft.shownAt) ?? list.rows.length;
}

/** The first place in ascending numbers whose number is not below `value`. */
function lowerBound(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
