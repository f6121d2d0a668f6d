/**
 * Text marked with the mouse: where it begins and ends, how it is drawn, and what is copied of it. Clean: no frame, no
 * marks, no badges; what was wrapped is one line again.
 */
import { fittingLength, graphemeAt, textWidth } from '../lib/text-width';
import type { Frame } from '../screen/frame';
import type { TodoId } from '../todo/todo';
import type { Model } from '../tui/model';
import { itemNumber, itemsOf } from '../tui/rows';
import { type Cell, type CellRun, cleanSelection, selectionCells } from '../tui/selected-text';
import { themeOf } from './model-theme';
import { listLines, type ScreenLine, screenLines } from './screen-lines';

/** A cell of a text: of a row of the list, wherever that has been scrolled to, or of a line of a box. */
export interface Spot {
  readonly id: TodoId | null;
  readonly line: number;
  /** A column of the screen. */
  readonly x: number;
}

/** From one spot to another, both of them included, in either direction. */
export interface MarkedText {
  readonly anchor: Spot;
  readonly head: Spot;
}

/** The spot at or nearest to a cell of the screen; undefined where no text is at all. */
export function spotAt(model: Model, frame: Frame, cell: Cell): Spot | undefined {
  const lines = screenLines(model, frame);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return undefined;
  if (cell.y < first.y) return { ...spot(first), x: first.x };
  const line = lines.findLast((each) => each.y <= cell.y) ?? last;
  return { ...spot(line), x: line.y === cell.y ? cell.x : line.x + textWidth(line.text) };
}

/** The word at a cell; undefined where none is. */
export function wordAt(model: Model, frame: Frame, cell: Cell): MarkedText | undefined {
  const line = screenLines(model, frame).find((each) => each.y === cell.y);
  if (!line) return undefined;
  const at = fittingLength(line.text, cell.x - line.x);
  for (const { index, 0: word } of line.text.matchAll(/[\p{L}\p{N}\p{M}_#'’-]+/gu)) {
    if (cell.x < line.x || at < index || at >= index + word.length) continue;
    const from = line.x + textWidth(line.text.slice(0, index));
    return { anchor: { ...spot(line), x: from }, head: { ...spot(line), x: from + textWidth(word) - 1 } };
  }
  return undefined;
}

/** The whole text that a cell belongs to: of the row, of its description, or of the line of a box. */
export function rowAt(model: Model, frame: Frame, cell: Cell): MarkedText | undefined {
  const lines = screenLines(model, frame);
  const hit = lines.find((each) => each.y === cell.y);
  if (!hit) return undefined;
  const whole =
    hit.part === 'box' ? [hit] : lines.filter(({ id, part }) => id === hit.id && part === hit.part);
  const [first, last] = [whole[0] ?? hit, whole.at(-1) ?? hit];
  const end = last.x + Math.max(0, textWidth(last.text) - 1);
  return { anchor: { ...spot(first), x: first.x }, head: { ...spot(last), x: end } };
}

/** Draws what is marked over a picture of the model. */
export function drawMarked(model: Model, frame: Frame, marked: MarkedText): void {
  const { surfaces, inks } = themeOf(model);
  const style = { fg: surfaces.background, bg: inks.background.accent };
  const [from, to] = cellsOf(model, screenLines(model, frame), marked);
  const runs =
    marked.anchor.id === null ? boxPieces(model, frame, from, to) : selectionCells(model, from, to);
  for (const { x, y, columns } of runs) frame.restyle({ x, y, width: columns, height: 1 }, style);
}

/** More lines than this are not copied at once. */
const MOST_LINES = 20_000;

/** What is copied of a marked text. Also what has been scrolled out of sight, as far as it is between the two ends. */
export function markedText(model: Model, frame: Frame, marked: MarkedText): string {
  if (marked.anchor.id === null) {
    const [from, to] = cellsOf(model, screenLines(model, frame), marked);
    return boxPieces(model, frame, from, to)
      .map(({ text }) => text)
      .join('\n');
  }
  // The list as a screen high enough for all of it would show it.
  const [start] = inOrder(model, marked);
  const rows = Math.min(MOST_LINES, linesBound(model, marked));
  const scroll = { top: start.id, line: start.line };
  const whole: Model = { ...model, size: { cols: model.size.cols, rows }, scroll };
  const [from, to] = cellsOf(whole, listLines(whole), marked);
  return cleanSelection(whole, from, to);
}

/** The most lines that the rows between both ends can take; narrow rows wrap often. */
function linesBound(model: Model, marked: MarkedText): number {
  const items = itemsOf(model);
  const [start, end] = inOrder(model, marked).map(({ id }) => itemNumber(items, id));
  const rows = Math.max(0, (end ?? 0) - (start ?? 0)) + 1;
  return rows * 10 + model.size.rows * 4;
}

/** A part of a line of a box. */
interface BoxPiece extends CellRun {
  readonly text: string;
}

function boxPieces(model: Model, frame: Frame, from: Cell, to: Cell): BoxPiece[] {
  return screenLines(model, frame)
    .filter(({ y }) => y >= from.y && y <= to.y)
    .map(({ x, y, text }) => {
      const start = y === from.y ? fittingLength(text, Math.max(0, from.x - x)) : 0;
      const end = y === to.y ? endOf(text, to.x - x) : text.length;
      const piece = text.slice(start, Math.max(start, end));
      return { x: x + textWidth(text.slice(0, start)), y, columns: textWidth(piece), text: piece };
    });
}

/** The offset behind the cluster that covers a column. */
function endOf(text: string, column: number): number {
  if (column < 0) return 0;
  const fits = fittingLength(text, column + 1);
  const split = fits < text.length && textWidth(text.slice(0, fits)) <= column;
  return split ? graphemeAt(text, fits) >> 2 : fits;
}

/** Both ends as cells, in reading order; an end that is out of sight is at the edge beyond which it is. */
function cellsOf(
  model: Model,
  lines: readonly ScreenLine[],
  marked: MarkedText,
): readonly [from: Cell, to: Cell] {
  const [start, end] = inOrder(model, marked);
  const [first, last] = [lines[0], lines.at(-1)];
  const compare = comparer(model);
  const at = (wanted: Spot): Cell | undefined => {
    const line = lines.find(({ id, line }) => id === wanted.id && line === wanted.line);
    return line && { x: wanted.x, y: line.y };
  };
  const edge = (wanted: Spot): Cell => {
    if (!first || !last) return { x: 0, y: -1 };
    const above = compare({ ...wanted, x: 0 }, { ...spot(first), x: 0 }) < 0;
    return above ? { x: 0, y: first.y } : { x: model.size.cols, y: last.y };
  };
  const [from, to] = [at(start) ?? edge(start), at(end) ?? edge(end)];
  // Both ends beyond the same edge: nothing of it is in sight.
  const gone = !at(start) && !at(end) && from.x === to.x && from.y === to.y;
  return gone ? [NOWHERE, NOWHERE] : [from, to];
}

const NOWHERE: Cell = { x: 0, y: -1 };

function spot({ id, line }: ScreenLine): Omit<Spot, 'x'> {
  return { id, line };
}

function inOrder(model: Model, { anchor, head }: MarkedText): readonly [start: Spot, end: Spot] {
  return comparer(model)(anchor, head) <= 0 ? [anchor, head] : [head, anchor];
}

function comparer(model: Model): (one: Spot, other: Spot) => number {
  const items = itemsOf(model);
  const number = (id: TodoId | null): number => (id === null ? 0 : itemNumber(items, id));
  return (one, other) =>
    (one.id === other.id ? 0 : number(one.id) - number(other.id)) || one.line - other.line || one.x - other.x;
}
