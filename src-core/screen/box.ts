/** The border of a box and the labels in it, drawn with nothing but text. */
import { cleanText } from '../lib/clean-text';
import { textWidth, truncate } from '../lib/text-width';
import type { Rect } from './rect';
import type { Style } from './style';

/** What stands in the border of a box. Labels are cut to fit; the left one has precedence over the right one. */
export interface BoxOptions {
  /** Round corners; the default. */
  readonly rounded?: boolean;
  readonly title?: string;
  readonly titleRight?: string;
  readonly footer?: string;
  readonly footerRight?: string;
  /** The look of all four labels; that of the border if left out. */
  readonly labelStyle?: Style;
}

/** Where text can be put: a frame. */
export interface Canvas {
  put(x: number, y: number, text: string, style: Style, maxColumns?: number): number;
}

/** Columns of a border that no label may take: the corners, and a piece of line beside them. */
const CORNERS = 4;
/** Columns of the narrowest label: a space, a letter, a space. */
const NARROWEST = 3;

/** Draws a thin border just inside the edges of `rect`. The inside stays as it is; below 2 × 2 cells nothing is drawn. */
export function drawBox(canvas: Canvas, rect: Rect, style: Style, options: BoxOptions = {}): void {
  if (rect.width < 2 || rect.height < 2) return;
  const { rounded = true, labelStyle = style } = options;
  const [topLeft, topRight, bottomLeft, bottomRight] = rounded ? '╭╮╰╯' : '┌┐└┘';
  const line = '─'.repeat(rect.width - 2);
  const right = rect.x + rect.width - 1;
  const bottom = rect.y + rect.height - 1;
  canvas.put(rect.x, rect.y, `${topLeft}${line}${topRight}`, style, rect.width);
  for (let y = rect.y + 1; y < bottom; y++) {
    canvas.put(rect.x, y, '│', style);
    canvas.put(right, y, '│', style);
  }
  canvas.put(rect.x, bottom, `${bottomLeft}${line}${bottomRight}`, style, rect.width);
  drawLabels(canvas, { ...rect, height: 1 }, labelStyle, options.title, options.titleRight);
  drawLabels(canvas, { ...rect, y: bottom, height: 1 }, labelStyle, options.footer, options.footerRight);
}

function drawLabels(canvas: Canvas, border: Rect, style: Style, left = '', right = ''): void {
  const room = border.width - CORNERS;
  const start = label(left, room);
  const used = textWidth(start);
  const end = label(right, used === 0 ? room : room - used - 1);
  canvas.put(border.x + 1, border.y, start, style);
  canvas.put(border.x + border.width - 1 - textWidth(end), border.y, end, style);
}

function label(text: string, columns: number): string {
  return text === '' || columns < NARROWEST ? '' : ` ${truncate(cleanText(text), columns - 2)} `;
}
