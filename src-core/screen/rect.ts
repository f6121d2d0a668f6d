/** Rectangles of cells and how to cut them. They never have a negative size: what does not fit is cut to nothing. */

/** An area of the grid in columns and rows; (0, 0) is the top left cell. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of `rect` that lies in `bounds`. */
export function clip(rect: Rect, bounds: Rect): Rect {
  const x = Math.max(rect.x, bounds.x);
  const y = Math.max(rect.y, bounds.y);
  const right = Math.min(rect.x + rect.width, bounds.x + bounds.width);
  const bottom = Math.min(rect.y + rect.height, bounds.y + bounds.height);
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}

/** The rectangle without a margin on each side, as inside a box. */
export function inset(rect: Rect, columns = 1, rows = columns): Rect {
  const inner = { x: rect.x + columns, y: rect.y + rows };
  const width = Math.max(0, rect.width - 2 * columns);
  return { ...inner, width, height: Math.max(0, rect.height - 2 * rows) };
}

const within = (size: number, available: number): number => Math.max(0, Math.min(size, available));

/** The upper `rows` and the rest. */
export function splitTop(rect: Rect, rows: number): readonly [top: Rect, rest: Rect] {
  const height = within(rows, rect.height);
  return [
    { ...rect, height },
    { ...rect, y: rect.y + height, height: rect.height - height },
  ];
}

/** What is above the lower `rows`, and these. */
export function splitBottom(rect: Rect, rows: number): readonly [rest: Rect, bottom: Rect] {
  return splitTop(rect, rect.height - within(rows, rect.height));
}

/** The left `columns` and the rest. */
export function splitLeft(rect: Rect, columns: number): readonly [left: Rect, rest: Rect] {
  const width = within(columns, rect.width);
  return [
    { ...rect, width },
    { ...rect, x: rect.x + width, width: rect.width - width },
  ];
}

/** What is left of the right `columns`, and these. */
export function splitRight(rect: Rect, columns: number): readonly [rest: Rect, right: Rect] {
  return splitLeft(rect, rect.width - within(columns, rect.width));
}

/** A rectangle of the given size in the middle of `bounds`, no larger than these; odd cells go right and below. */
export function centre(bounds: Rect, width: number, height: number): Rect {
  const size = { width: within(width, bounds.width), height: within(height, bounds.height) };
  const x = bounds.x + Math.floor((bounds.width - size.width) / 2);
  return { x, y: bounds.y + Math.floor((bounds.height - size.height) / 2), ...size };
}
