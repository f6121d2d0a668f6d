/**
 * What the mouse has selected in the list, as text without anything around it: no frame, signs, badges or dates, and a
 * line that was wrapped is one line again. Found from the layout that is drawn and clicked.
 */
import { cleanText } from '../lib/clean-text';
import { clusterWidth, graphemeAt } from '../lib/text-width';
import { type ListLine, layOutList } from './list-layout';
import type { Model } from './model';

/** A cell of the terminal. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Cells beside each other in one line of the terminal. */
export interface CellRun extends Cell {
  readonly columns: number;
}

/**
 * The text between two cells, both included, in reading order whichever comes first. Rows, and lines of a description,
 * stand in lines of their own. Empty where no text of the list is, and while a box covers it.
 */
export function cleanSelection(model: Model, from: Cell, to: Cell): string {
  let text = '';
  let before: Piece | undefined;
  for (const piece of piecesBetween(model, from, to)) {
    text += before === undefined ? '' : between(model, before, piece);
    text += piece.text;
    before = piece;
  }
  return text;
}

/** The cells of that text: what is to be seen as selected. */
export function selectionCells(model: Model, from: Cell, to: Cell): readonly CellRun[] {
  return piecesBetween(model, from, to).flatMap(({ x, y, columns }) =>
    columns > 0 ? [{ x, y, columns }] : [],
  );
}

/** The selected part of one line: where it stands, and from where to where it goes in its text. */
interface Piece extends CellRun {
  readonly line: ListLine;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const DESCRIPTION_INSET = 2;

/** Lines that are typed at the bottom leave the list in sight; boxes do not. */
const BOTTOM_LINES: ReadonlySet<string> = new Set(['command', 'search', 'filter']);

function piecesBetween(model: Model, one: Cell, other: Cell): readonly Piece[] {
  if (model.modal && !BOTTOM_LINES.has(model.modal.kind)) return [];
  const isOrdered = one.y < other.y || (one.y === other.y && one.x <= other.x);
  const [from, to] = isOrdered ? [one, other] : [other, one];
  const { area, lines } = layOutList(model);
  const pieces = lines.flatMap((line, index) => {
    const y = area.y + index;
    if (y < from.y || y > to.y) return [];
    const low = y === from.y ? from.x : 0;
    const high = y === to.y ? to.x : Number.POSITIVE_INFINITY;
    return pieceOf(line, y, low, high) ?? [];
  });
  // A blank line counts between two texts, not before the first or behind the last one.
  const hasText = ({ text }: Piece): boolean => text !== '';
  return pieces.slice(Math.max(0, pieces.findIndex(hasText)), pieces.findLastIndex(hasText) + 1);
}

function pieceOf(line: ListLine, y: number, low: number, high: number): Piece | undefined {
  if (line.kind === 'box_top' || line.kind === 'box_bottom') return undefined;
  const shown = line.countAt === null ? line.text : line.text.slice(0, line.countAt).trimEnd();
  let column = line.x + (line.kind === 'box' ? DESCRIPTION_INSET : 0);
  let first: { readonly at: number; readonly x: number } | undefined;
  let end = 0;
  let endX = 0;
  for (let at = 0; at < shown.length; ) {
    const next = graphemeAt(shown, at) >> 2;
    const width = clusterWidth(shown.slice(at, next));
    if (column + width > low && column <= high) {
      first ??= { at, x: column };
      end = next;
      endX = column + width;
    }
    column += width;
    at = next;
  }
  if (!first)
    return isBlank(line) ? { line, text: '', x: line.x, y, columns: 0, start: 0, end: 0 } : undefined;
  return {
    line,
    text: shown.slice(first.at, end),
    x: first.x,
    y,
    columns: endX - first.x,
    start: line.start + first.at,
    end: line.start + end,
  };
}

/** Whether it is a line of a description in which nothing is written. */
function isBlank({ kind, text }: ListLine): boolean {
  return kind === 'box' && text === '';
}

/** What stood between two pieces before they were wrapped, or a line end when they are of different texts. */
function between(model: Model, before: Piece, after: Piece): string {
  const [one, other] = [before.line, after.line];
  const sameText =
    one.id === other.id &&
    (one.kind === 'box') === (other.kind === 'box') &&
    one.paragraph === other.paragraph;
  return sameText ? sourceOf(model, other).slice(before.end, after.start) : '\n';
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** The whole text that a line is one of the lines of. */
function sourceOf({ list, editing }: Model, line: ListLine): string {
  if (line.kind !== 'box' && editing?.target.id === line.id) return editing.input.text;
  const todo = list.todos.get(line.id);
  if (!todo) return '';
  if (line.kind !== 'box') return cleanText(todo.content);
  return cleanText(todo.description?.split(LINE_END)[line.paragraph] ?? '');
}
