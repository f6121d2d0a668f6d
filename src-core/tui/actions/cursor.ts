import { listArea } from '../list-layout';
import type { Model } from '../model';
import { itemAt, itemNumber, itemsOf } from '../rows';
import { itemLinesAway, readOn } from '../scrolling';
import { type Step, still } from '../step';

/**
 * The cursor one row down (1) or up (-1), or as many as were counted, over what is folded away, as long as there are
 * rows. Without a count, a row that is taller than the screen is scrolled through first.
 */
export function moveCursor(model: Model, direction: 1 | -1): Step {
  const read = model.count === null ? readOn(model, direction) : undefined;
  if (read) return still(read);
  const items = itemsOf(model);
  return putCursor(model, itemNumber(items, model.cursor) + direction * (model.count ?? 1));
}

/** The cursor on the first row, or on the one of the number that was typed, at its first line. */
export function toFirst(model: Model): Step {
  return model.count === null
    ? putCursor({ ...model, scroll: { top: null, line: 0 } }, 0)
    : putCursor(model, model.count - 1);
}

/** The cursor on the last row, or on the one of the number that was typed. */
export function toLast(model: Model): Step {
  return putCursor(model, (model.count ?? itemsOf(model).count) - 1);
}

/** The cursor half a screen of lines down (1) or up (-1), by at least one row; within a tall row the lines only. */
export function moveHalfPage(model: Model, direction: 1 | -1): Step {
  const from = itemNumber(itemsOf(model), model.cursor);
  const lines = Math.max(1, Math.floor(listArea(model.size).lines / 2)) * (model.count ?? 1);
  const read = readOn(model, direction * lines);
  if (read) return still(read);
  return from < 0 ? toFirst(model) : putCursor(model, itemLinesAway(model, from, direction * lines));
}

function putCursor(model: Model, number: number): Step {
  const items = itemsOf(model);
  const item = itemAt(items, Math.max(0, Math.min(number, items.count - 1)));
  return still(item ? { ...model, cursor: item.id } : model);
}
