import { textWidth, truncate } from '../lib/text-width';
import type { Frame } from '../screen/frame';
import type { Style } from '../screen/style';
import type { Line, Span } from './span';
import type { Ink, Surface, Theme } from './theme';

/** Where a line is drawn: from column `x` of row `y` on, over at most `columns` columns. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
}

/** A frame with the colours to draw in it; what every view is handed. */
export interface Pen {
  readonly frame: Frame;
  readonly theme: Theme;
}

/** The look of an ink on a surface. One value for each, made once: a frame asks for hundreds. */
export function styleOf(theme: Theme, surface: Surface, ink: Ink): Style {
  return looksOf(theme)[surface][ink].plain;
}

/** An ink as it is, bold, struck through, and underlined: something that was searched for. */
type Looks = Readonly<Record<Surface, Readonly<Record<Ink, Readonly<Record<Look, Style>>>>>>;

type Look = 'plain' | 'bold' | 'struck' | 'marked' | 'struckMarked';

const looks = new WeakMap<Theme, Looks>();

function looksOf(theme: Theme): Looks {
  let known = looks.get(theme);
  if (!known) {
    known = {
      background: looksOn(theme, 'background'),
      panel: looksOn(theme, 'panel'),
      selection: looksOn(theme, 'selection'),
    };
    looks.set(theme, known);
  }
  return known;
}

function looksOn(theme: Theme, surface: Surface): Looks[Surface] {
  const bg = theme.surfaces[surface];
  const entries = Object.entries(theme.inks[surface]).map(([ink, fg]) => {
    const plain: Style = { fg, bg };
    const marked: Style = { ...plain, bold: true, underline: true };
    const inkLooks: Readonly<Record<Look, Style>> = {
      plain,
      bold: { ...plain, bold: true },
      struck: { ...plain, strikethrough: true },
      marked,
      struckMarked: { ...marked, strikethrough: true },
    };
    return [ink, inkLooks];
  });
  return Object.fromEntries(entries) as Looks[Surface];
}

/** Draws a line; what does not fit ends in an ellipsis. Returns the columns it took. */
export function drawLine(pen: Pen, slot: Slot, surface: Surface, line: Line): number {
  let used = 0;
  for (const part of line) {
    const room = slot.columns - used;
    if (room <= 0) break;
    const text = part.text.length * 2 <= room ? part.text : truncate(part.text, room);
    used += pen.frame.put(slot.x + used, slot.y, text, spanStyle(pen.theme, surface, part), room);
    if (text !== part.text) break;
  }
  return used;
}

/** Draws a line so that it ends before column `right`. The caller knows that it fits. */
export function drawLineEndingAt(pen: Pen, right: number, y: number, surface: Surface, line: Line): void {
  const columns = line.reduce((sum, part) => sum + textWidth(part.text), 0);
  drawLine(pen, { x: right - columns, y, columns }, surface, line);
}

function spanStyle(theme: Theme, surface: Surface, part: Span): Style {
  const look = looksOf(theme)[surface][part.ink];
  if (part.marked) return part.strikethrough ? look.struckMarked : look.marked;
  return part.strikethrough ? look.struck : part.bold ? look.bold : look.plain;
}
