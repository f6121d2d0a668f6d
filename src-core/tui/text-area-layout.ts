/**
 * How a text area stands in a window: wrapped into rows, with the caret in sight. Only the lines around the window are
 * wrapped, however long the text.
 */
import { graphemeAt, textWidth } from '../lib/text-width';
import { type WrappedLine, wrapText } from '../lib/text-wrap';
import { lineOf, type TextArea } from './text-area';

/** The window: columns and rows of cells. */
export interface AreaSize {
  readonly columns: number;
  readonly rows: number;
}

/** A row of the window. */
export interface AreaRow {
  readonly text: string;
  /** The line it belongs to, and where in it the row begins. */
  readonly line: number;
  readonly start: number;
}

/** What is to be seen. */
export interface AreaWindow {
  /** At most as many as the window has. */
  readonly rows: readonly AreaRow[];
  /** Where among them the caret stands; null when it is out of sight. */
  readonly caret: { readonly row: number; readonly column: number } | null;
}

type Top = TextArea['top'];

/** The rows in the window from {@link TextArea.top} on, and the caret among them. */
export function layOutArea(area: TextArea, size: AreaSize): AreaWindow {
  const rows: AreaRow[] = [];
  const place = caretPlace(area, size.columns);
  let caret: AreaWindow['caret'] = null;
  for (let line = area.top.line; line < area.lines.length && rows.length < size.rows; line++) {
    const wrapped = rowsOf(area.lines[line] ?? '', size.columns);
    const first = line === area.top.line ? Math.min(area.top.row, wrapped.length - 1) : 0;
    for (let row = first; row < wrapped.length && rows.length < size.rows; row++) {
      if (line === area.line && row === place.row) caret = { row: rows.length, column: place.column };
      rows.push({ text: wrapped[row]?.text ?? '', line, start: wrapped[row]?.start ?? 0 });
    }
  }
  return { rows, caret };
}

/** The caret so many rows down (up when negative), in the column it aims at; it stays in the first and the last row. */
export function moveRows(area: TextArea, by: number, columns: number): TextArea {
  const place = caretPlace(area, columns);
  const goal = area.goal ?? place.column;
  const to = walked(area, { line: area.line, row: place.row }, by, columns);
  const text = area.lines[to.line] ?? '';
  const caret = offsetAt(text, rowsOf(text, columns), to.row, goal);
  return { ...area, line: to.line, caret, goal, typing: false };
}

/** The same area with the window moved as little as shows the caret, and no more room below the end than must be. */
export function showCaret(area: TextArea, size: AreaSize): TextArea {
  const caret: Top = { line: area.line, row: caretPlace(area, size.columns).row };
  const highest = walked(area, caret, 1 - size.rows, size.columns);
  const least = earlier(area.top, caret);
  return withTop(area, later(least, highest), size);
}

/** The same area with the window moved by so many rows, whether the caret is in it or not. */
export function scrollArea(area: TextArea, by: number, size: AreaSize): TextArea {
  return withTop(area, walked(area, area.top, by, size.columns), size);
}

function withTop(area: TextArea, wanted: Top, size: AreaSize): TextArea {
  const line = area.lines.length - 1;
  const end: Top = { line, row: rowsOf(area.lines[line] ?? '', size.columns).length - 1 };
  const top = earlier(wanted, walked(area, end, 1 - size.rows, size.columns));
  return isSame(top, area.top) ? area : { ...area, top };
}

const isBefore = (a: Top, b: Top): boolean => a.line < b.line || (a.line === b.line && a.row < b.row);
const isSame = (a: Top, b: Top): boolean => a.line === b.line && a.row === b.row;
const earlier = (a: Top, b: Top): Top => (isBefore(a, b) ? a : b);
const later = (a: Top, b: Top): Top => (isBefore(a, b) ? b : a);

/** The row so many rows on, as far as there are rows. */
function walked(area: TextArea, from: Top, by: number, columns: number): Top {
  let { line, row } = from;
  let left = by;
  while (left < 0 && (row > 0 || line > 0)) {
    const step = Math.min(row, -left);
    row -= step;
    left += step;
    if (left === 0 || line === 0) break;
    line -= 1;
    left += 1;
    row = countRows(area, line, columns) - 1;
  }
  while (left > 0) {
    const step = Math.min(countRows(area, line, columns) - 1 - row, left);
    row += step;
    left -= step;
    if (left === 0 || line === area.lines.length - 1) break;
    line += 1;
    left -= 1;
    row = 0;
  }
  return { line, row };
}

function countRows(area: TextArea, line: number, columns: number): number {
  return rowsOf(area.lines[line] ?? '', columns).length;
}

/** The column behind the last one is kept for the caret. */
function rowsOf(text: string, columns: number): WrappedLine[] {
  return wrapText(text, Math.max(1, columns - 1));
}

/** The caret's row in its line, and its column; in blanks that hang over the end of a row it stands at the end. */
function caretPlace(area: TextArea, columns: number): { readonly row: number; readonly column: number } {
  const text = lineOf(area);
  const rows = rowsOf(text, columns);
  let row = 0;
  while (row + 1 < rows.length && (rows[row + 1]?.start ?? 0) <= area.caret) row += 1;
  const column = textWidth(text.slice(rows[row]?.start ?? 0, area.caret));
  return { row, column: Math.min(column, Math.max(0, columns - 1)) };
}

/** The offset in a row that comes nearest to a column from the left, and belongs to that row. */
function offsetAt(text: string, rows: readonly WrappedLine[], row: number, column: number): number {
  const next = rows[row + 1]?.start;
  let offset = rows[row]?.start ?? 0;
  let used = 0;
  while (offset < text.length) {
    const measured = graphemeAt(text, offset);
    used += measured & 3;
    const end = measured >> 2;
    if (used > column || (next !== undefined && end >= next)) break;
    offset = end;
  }
  return offset;
}
