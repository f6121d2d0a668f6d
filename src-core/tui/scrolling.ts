/**
 * Which line stands at the top: keeps what the cursor is on in sight, and moves the window with the wheel. Measures
 * the lines between the top and the cursor only, and none at all when they are far apart.
 */
import { blockOf, listArea } from './list-layout';
import type { Model, Scroll } from './model';
import { type Items, itemAt, itemNumber, itemsOf } from './rows';

/** Lines kept between the cursor and the edge while the cursor moves, where the list goes on. */
const MARGIN = 3;

/** A line of the list: the number of an item and a line of its block. */
interface Spot {
  readonly item: number;
  readonly line: number;
}

/** The lines of the item under the cursor that must be in sight. */
interface Focus extends Spot {
  readonly lines: number;
  /** The item does not fit: any part of it that fills the window is in sight enough, for it is being read. */
  readonly tall: boolean;
}

/** The list as scrolling sees it. */
interface Ruler {
  readonly items: Items;
  /** Lines of the area. */
  readonly lines: number;
  readonly height: (item: number) => number;
}

/** The model scrolled so that the cursor is in sight, at least `margin` lines from the edges where that is possible. */
export function keepCursorInSight(model: Model, margin: number = MARGIN): Model {
  const ruler = rulerOf(model);
  if (ruler.items.count === 0) return withTop(model, ruler, { item: 0, line: 0 });
  const top = topSpot(model, ruler);
  const focus = focusOf(model, ruler);
  return withTop(model, ruler, fillUp(ruler, focus ? uncover(ruler, top, focus, margin) : top));
}

/** The window moved by that many lines, and the cursor with it when it would be left behind. */
export function scrollBy(model: Model, lines: number): Model {
  const ruler = rulerOf(model);
  if (ruler.items.count === 0) return model;
  const top = fillUp(ruler, walk(ruler, topSpot(model, ruler), lines));
  const scrolled = withTop(model, ruler, top);
  const focus = focusOf(model, ruler);
  if (!focus || model.editing) return scrolled;
  const distance = linesBetween(ruler, top, focus);
  if (distance < 0) return withCursor(scrolled, ruler, focus.item, top, 1);
  const last = walk(ruler, top, ruler.lines - 1);
  return distance + focus.lines > ruler.lines ? withCursor(scrolled, ruler, focus.item, last, -1) : scrolled;
}

/**
 * The window moved on within the row under the cursor, by at most that many lines (negative: up) and no further than
 * to the row's end. Undefined when nothing of the row is hidden there, or when it fits and the cursor's next step shows
 * it anyway.
 */
export function readOn(model: Model, lines: number): Model | undefined {
  const ruler = rulerOf(model);
  const item = itemNumber(ruler.items, model.cursor);
  const atEnd = item === (lines > 0 ? ruler.items.count - 1 : 0);
  if (item < 0 || (!atEnd && ruler.height(item) <= ruler.lines)) return undefined;
  const top = topSpot(model, ruler);
  const hidden = lines > 0 ? linesHiddenBelow(ruler, top, item) : linesHiddenAbove(top, item);
  const by = Math.min(Math.abs(lines), hidden);
  return by > 0 ? withTop(model, ruler, walk(ruler, top, Math.sign(lines) * by)) : undefined;
}

function linesHiddenAbove(top: Spot, item: number): number {
  return top.item === item ? top.line : 0;
}

function linesHiddenBelow(ruler: Ruler, top: Spot, item: number): number {
  const above = top.item === item ? -top.line : linesBetween(ruler, top, { item, line: 0 });
  return above === Number.POSITIVE_INFINITY ? 0 : above + ruler.height(item) - ruler.lines;
}

/** The item that many lines above (negative) or below the one with that number, by at least one item. */
export function itemLinesAway(model: Model, item: number, lines: number): number {
  const ruler = rulerOf(model);
  const reached = walk(ruler, { item, line: 0 }, lines).item;
  return reached === item ? Math.min(ruler.items.count - 1, Math.max(0, item + Math.sign(lines))) : reached;
}

function rulerOf(model: Model): Ruler {
  const items = itemsOf(model);
  const height = (number: number): number => {
    const item = itemAt(items, number);
    return item ? blockOf(model, items, item).lines.length : 1;
  };
  return { items, lines: listArea(model.size).lines, height };
}

/** Where the top is now; a row that has lost lines, or the whole row, gives way to the nearest line that is there. */
function topSpot(model: Model, ruler: Ruler): Spot {
  const item = Math.max(0, itemNumber(ruler.items, model.scroll.top));
  return { item, line: Math.min(model.scroll.line, ruler.height(item) - 1) };
}

function focusOf(model: Model, ruler: Ruler): Focus | undefined {
  const item = itemNumber(ruler.items, model.cursor);
  const what = item < 0 ? undefined : itemAt(ruler.items, item);
  if (!what) return undefined;
  const block = blockOf(model, ruler.items, what);
  if (block.caret) return { item, line: block.caret.line, lines: 1, tall: false };
  const tall = block.lines.length > ruler.lines;
  return { item, line: 0, lines: Math.min(block.textLines, ruler.lines), tall };
}

function uncover(ruler: Ruler, top: Spot, focus: Focus, wanted: number): Spot {
  const margin = Math.max(0, Math.min(wanted, Math.floor((ruler.lines - focus.lines) / 2)));
  if (focus.tall && top.item === focus.item) {
    return { item: top.item, line: Math.min(top.line, ruler.height(top.item) - ruler.lines) };
  }
  const distance = linesBetween(ruler, top, focus);
  if (distance < margin) return walk(ruler, focus, -margin);
  const above = ruler.lines - focus.lines - margin;
  return distance > above ? walk(ruler, focus, -above) : top;
}

/** No empty lines below the end as long as there are lines above the top. */
function fillUp(ruler: Ruler, top: Spot): Spot {
  const end: Spot = { item: ruler.items.count, line: 0 };
  const below = linesBetween(ruler, top, end);
  return below < ruler.lines ? walk(ruler, end, -ruler.lines) : top;
}

/** Lines from one spot down to another; negative when it is above, Infinity when it is out of the window anyway. */
function linesBetween(ruler: Ruler, from: Spot, to: Spot): number {
  if (to.item < from.item || (to.item === from.item && to.line < from.line)) return -1;
  let lines = -from.line;
  for (let item = from.item; item < to.item; item += 1) {
    lines += ruler.height(item);
    if (lines > ruler.lines) return Number.POSITIVE_INFINITY;
  }
  return lines + to.line;
}

/** The spot that many lines away, as far as there are lines. */
function walk(ruler: Ruler, from: Spot, lines: number): Spot {
  let { item, line } = from;
  line += lines;
  while (line < 0 && item > 0) {
    item -= 1;
    line += ruler.height(item);
  }
  while (item < ruler.items.count - 1 && line >= ruler.height(item)) {
    line -= ruler.height(item);
    item += 1;
  }
  return { item, line: Math.max(0, Math.min(line, ruler.height(item) - 1)) };
}

function withTop(model: Model, ruler: Ruler, top: Spot): Model {
  const atStart = top.item === 0 && top.line === 0;
  const id = atStart ? null : (itemAt(ruler.items, top.item)?.id ?? null);
  const scroll: Scroll = { top: id, line: id === null ? 0 : top.line };
  return scroll.top === model.scroll.top && scroll.line === model.scroll.line ? model : { ...model, scroll };
}

/** The cursor on the item at the edge, or on the next one inside when that item does not begin in sight. */
function withCursor(model: Model, ruler: Ruler, before: number, edge: Spot, inwards: 1 | -1): Model {
  const whole = inwards === 1 ? edge.line === 0 : true;
  const number = whole ? edge.item : edge.item + inwards;
  const item = itemAt(ruler.items, Math.max(0, Math.min(number, ruler.items.count - 1)));
  return item && number !== before ? { ...model, cursor: item.id } : model;
}
