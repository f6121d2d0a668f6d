/**
 * Which rows a change is made to: the selected ones, as many as a count says, or the one under the cursor. A change of
 * rows takes what is seen as a row; one of subtrees takes the topmost of them with all that is below.
 */
import { subtreeEnd, topmost } from '../todo/hierarchy';
import type { Todo, TodoId } from '../todo/todo';
import type { Model } from './model';
import { foldedIn, type Items, itemAt, itemNumber, itemsOf } from './rows';

/** Whether a change is made to single rows or to whatever is below them, too. */
export type Scope = 'row' | 'subtree';

/** The rows to change, in list order; none on an empty list. With the scope `subtree` none is below another. */
export function targetsOf(model: Model, scope: Scope): readonly Todo[] {
  const { rows } = model.list.todos;
  const positions = model.selection
    ? selectedPositions(model)
    : scope === 'row'
      ? rowsFromCursor(model)
      : subtreesFromCursor(model);
  const chosen = scope === 'row' ? positions : topmost(rows, positions);
  return chosen.flatMap((index) => rows[index] ?? []);
}

/** The selection at its end: what was selected has been changed or copied, and the cursor goes to the first of it. */
export function endSelection(model: Model, [first]: readonly Todo[]): Model {
  if (model.selection === null) return model;
  return { ...model, selection: null, cursor: first?.id ?? model.cursor };
}

/** The selected items, first and last by number; null when nothing is selected. */
export function selectedItems(model: Model): { readonly first: number; readonly last: number } | null {
  if (model.selection === null) return null;
  const items = itemsOf(model);
  const anchor = itemNumber(items, model.selection.anchor);
  const cursor = itemNumber(items, model.cursor);
  if (anchor < 0 || cursor < 0) return null;
  return { first: Math.min(anchor, cursor), last: Math.max(anchor, cursor) };
}

/** Whether a row or draft that can be seen is selected. Cheap for the rows in sight, however many are selected. */
export function selectionTest(model: Model): (id: TodoId) => boolean {
  const selected = selectedItems(model);
  if (!selected) return () => false;
  const items = itemsOf(model);
  return (id) => {
    const number = itemNumber(items, id);
    return number >= selected.first && number <= selected.last;
  };
}

function selectedPositions(model: Model): number[] {
  const selected = selectedItems(model);
  if (!selected) return [];
  const { rows } = model.list.todos;
  const folded = foldedIn(model);
  return indexes(itemsOf(model), selected.first, selected.last).flatMap((index) => {
    const hides = folded.has(rows[index]?.id ?? '');
    return hides ? range(index, subtreeEnd(rows, index)) : [index];
  });
}

function rowsFromCursor(model: Model): number[] {
  const items = itemsOf(model);
  const from = itemNumber(items, model.cursor);
  return from < 0 ? [] : indexes(items, from, from + (model.count ?? 1) - 1);
}

/** One subtree after the other, as if the key were pressed that often and each had gone. */
function subtreesFromCursor(model: Model): number[] {
  const items = itemsOf(model);
  const from = itemNumber(items, model.cursor);
  const { rows } = model.list.todos;
  const found: number[] = [];
  let end = -1;
  for (let n = from; n >= 0 && n < items.count && found.length < (model.count ?? 1); n += 1) {
    const item = itemAt(items, n);
    if (item?.kind !== 'row' || item.index < end) continue;
    found.push(item.index);
    end = subtreeEnd(rows, item.index);
  }
  return found;
}

function indexes(items: Items, first: number, last: number): number[] {
  return range(first, Math.min(last + 1, items.count)).flatMap((n) => {
    const item = itemAt(items, n);
    return item?.kind === 'row' ? [item.index] : [];
  });
}

function range(from: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, n) => from + n);
}
