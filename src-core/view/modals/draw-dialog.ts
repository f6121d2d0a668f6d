import type { Rect } from '../../screen/rect';
import { DIALOG_CHROME, dialogLines } from '../../tui/modals/dialog-lines';
import { firstShown } from '../../tui/modals/list-window';
import type { Size } from '../../tui/model';
import { hintLine, waysToHint } from '../hints';
import { drawLine, type Pen, styleOf } from '../pen';
import { drawScrollbar } from '../scrollbar';
import { type Line, lineWidth } from '../span';
import { type Dialog, linesFrom } from './dialog';

/** A cell of the screen. */
export interface Caret {
  readonly x: number;
  readonly y: number;
}

/** Draws a dialog that is set in `columns`, and answers where its caret is. */
export function drawDialog(pen: Pen, size: Size, content: Dialog, columns: number): Caret | null {
  const rect = dialogRect(size, content, columns);
  drawFrame(pen, rect, content);
  const inner = { x: rect.x + 3, columns: Math.max(0, rect.width - DIALOG_CHROME) };
  content.header.forEach((line, index) => {
    if (index < rect.height - 2) drawLine(pen, { ...inner, y: rect.y + 1 + index }, 'panel', line);
  });
  drawBody(pen, rect, content, inner);
  if (content.caret === null || rect.height < 3) return null;
  const y = caretRow(rect, content);
  return y === null ? null : { x: inner.x + Math.min(content.caret, Math.max(0, inner.columns - 1)), y };
}

/** The terminal's line in which is typed; null when it is scrolled away. */
function caretRow(rect: Rect, content: Dialog): number | null {
  if (content.caretLine === null) return rect.y + 1;
  const height = bodyHeight(rect, content);
  const line = content.caretLine - firstLine(content, height);
  return line >= 0 && line < height ? rect.y + 1 + content.header.length + line : null;
}

function bodyHeight(rect: Rect, content: Dialog): number {
  return Math.max(0, rect.height - 2 - content.header.length);
}

/** In the middle of the list; its lines stand where clicks look for them (`tui/modals/dialog-lines.ts`). */
function dialogRect(size: Size, content: Dialog, columns: number): Rect {
  const header = content.header.length;
  const { y, count } = dialogLines(size, content.lines.length, header, content.fillsHeight);
  const width = Math.min(size.cols, columns + DIALOG_CHROME);
  const height = Math.min(count + header + 2, Math.max(0, size.rows - 1));
  return { x: Math.floor((size.cols - width) / 2), y: y - 1 - header, width, height };
}

/** Whether no line is free between the dialog and the status bar. */
export function reachesDown(size: Size, content: Dialog): boolean {
  const { y, height } = dialogRect(size, content, 0);
  return y + height >= size.rows - 1;
}

function drawFrame(pen: Pen, rect: Rect, content: Dialog): void {
  const border = styleOf(pen.theme, 'panel', 'accent');
  const beside = { ...rect, x: rect.x - 1, width: rect.width + 2 };
  pen.frame.fill(beside, styleOf(pen.theme, 'background', 'text'));
  pen.frame.fill(rect, styleOf(pen.theme, 'panel', 'text'));
  pen.frame.box(rect, border, content.heading ? {} : { title: content.title });
  if (content.heading) drawHeading(pen, rect, content.heading);
  const hints = footer(content, rect.width - 6);
  if (hints.length === 0 || rect.height < 2) return;
  const padded: Line = [{ text: ' ', ink: 'dim' }, ...hints, { text: ' ', ink: 'dim' }];
  const slot = { x: rect.x + 2, y: rect.y + rect.height - 1, columns: rect.width - 4 };
  drawLine(pen, slot, 'panel', padded);
}

function drawHeading(pen: Pen, rect: Rect, heading: Line): void {
  if (rect.height < 2 || rect.width < LEAST_HEADING) return;
  const padded: Line = [{ text: ' ', ink: 'dim' }, ...heading, { text: ' ', ink: 'dim' }];
  drawLine(pen, { x: rect.x + 1, y: rect.y, columns: rect.width - 4 }, 'panel', padded);
}

/** Columns below which nothing but its corners stands in a border. */
const LEAST_HEADING = 8;

/** The note as long as there is room for it and the hints that stay, then hints. */
function footer({ note, hints }: Dialog, columns: number): Line {
  const said: Line = note === '' ? [] : [{ text: `${note}${hints.length > 0 ? '  ' : ''}`, ink: 'text' }];
  const ways = waysToHint(hints).map(hintLine);
  const all = [...ways.map((line) => [...said, ...line]), ...ways, hintLine(hints.slice(-1))];
  return all.find((line) => lineWidth(line) <= columns) ?? [];
}

function drawBody(pen: Pen, rect: Rect, content: Dialog, inner: { x: number; columns: number }): void {
  const top = rect.y + 1 + content.header.length;
  const height = bodyHeight(rect, content);
  const first = firstLine(content, height);
  content.lines.slice(first, first + height).forEach((line, index) => {
    const y = top + index;
    if (!isSelected(content, first + index)) {
      drawLine(pen, { ...inner, y }, 'panel', line);
      return;
    }
    const band = { x: rect.x + 1, y, width: rect.width - 2, height: 1 };
    pen.frame.fill(band, styleOf(pen.theme, 'selection', 'text'));
    // Of what is longer than the box: on the first line that is seen of it.
    if (first + index === Math.max(first, content.selected ?? 0))
      pen.frame.put(rect.x + 1, y, '❯', styleOf(pen.theme, 'selection', 'accent'));
    drawLine(pen, { ...inner, y }, 'selection', line);
  });
  const extent = { first, shown: height, total: content.lines.length };
  drawScrollbar(pen, { x: rect.x + rect.width - 1, y: top, height }, 'panel', extent);
}

function isSelected(content: Dialog, line: number): boolean {
  const { selected } = content;
  return selected !== null && line >= selected && line < selected + linesFrom(content, selected);
}

/** Where to begin so that no room is left below the last line and what is selected is in sight. */
function firstLine(content: Dialog, height: number): number {
  const { lines, selected, scroll } = content;
  if (selected === null) return Math.max(0, Math.min(scroll, lines.length - height));
  return firstShown(selected, height, lines.length, scroll, linesFrom(content, selected));
}
