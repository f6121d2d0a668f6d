import { type Pen, styleOf } from './pen';
import type { Surface } from './theme';

/** How much of something long is in sight; any unit, as long as it is the same one. */
export interface Extent {
  readonly first: number;
  readonly shown: number;
  readonly total: number;
}

/** The cells of a track that its thumb covers, `[from, to)`; nothing when all is in sight. At least one cell long. */
export function thumb(track: number, { first, shown, total }: Extent): readonly [from: number, to: number] {
  if (track <= 0 || shown >= total) return [0, 0];
  const length = Math.max(1, Math.round((track * shown) / total));
  const travel = track - length;
  const passed = Math.min(1, Math.max(0, first / (total - shown)));
  const from = Math.round(travel * passed);
  return [from, from + length];
}

/** Draws the thumb over a column of a border, from row `y` on: the border is the track. */
export function drawScrollbar(
  pen: Pen,
  column: { readonly x: number; readonly y: number; readonly height: number },
  surface: Surface,
  extent: Extent,
): void {
  const [from, to] = thumb(column.height, extent);
  const rect = { x: column.x, y: column.y + from, width: 1, height: to - from };
  pen.frame.fill(rect, styleOf(pen.theme, surface, 'accent'), '┃');
}
