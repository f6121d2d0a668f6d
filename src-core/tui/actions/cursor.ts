import { listArea } from '../list-layout';
import type { Model } from '../model';
import { itemAt, itemNumber, itemsOf } from '../rows';
import { itemLinesAway } from '../scrolling';
import { type Step, still } from '../step';

/** The cursor that many rows down (negative: up), over what is folded away, as far as there are rows. */
export function moveCursor(model: Model, rows: number): Step {
  const items = itemsOf(model);
  return putCursor(model, itemNumber(items, model.cursor) + rows);
}

/** The cursor on the first row. */
export function toFirst(model: Model): Step {
  return putCursor(model, 0);
}

/** The cursor on the last row. */
export function toLast(model: Model): Step {
  return putCursor(model, itemsOf(model).count - 1);
}

/** The cursor half a screen of lines down (1) or up (-1), by at least one row. */
export function moveHalfPage(model: Model, direction: 1 | -1): Step {
  const from = itemNumber(itemsOf(model), model.cursor);
  const lines = Math.max(1, Math.floor(listArea(model.size).lines / 2));
  return from < 0 ? toFirst(model) : putCursor(model, itemLinesAway(model, from, direction * lines));
}

function putCursor(model: Model, number: number): Step {
  const items = itemsOf(model);
  const item = itemAt(items, Math.max(0, Math.min(number, items.count - 1)));
  return still(item ? { ...model, cursor: item.id } : model);
}
