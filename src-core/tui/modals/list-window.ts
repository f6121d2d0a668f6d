/** Cursor and window of a list in a box: the same for every box that has rows to choose from. */

/** Where a list stands. */
export interface ListWindow {
  readonly cursor: number;
  /** The first row shown. */
  readonly scroll: number;
}

/** The cursor moved by so many rows, as far as there are rows, with the window following it. */
export function moved(window: ListWindow, by: number, count: number, lines: number): ListWindow {
  const cursor = Math.max(0, Math.min(count - 1, window.cursor + by));
  return { cursor, scroll: firstShown(cursor, lines, count, window.scroll) };
}

/**
 * The first row shown: as far as can be the one asked for, with the selected one in sight. Where `height` rows from
 * `selected` on are selected, all of them; of more than there is room for, no others.
 */
export function firstShown(
  selected: number,
  lines: number,
  count: number,
  wanted: number,
  height = 1,
): number {
  const first = Math.max(0, Math.min(wanted, count - lines));
  const atBottom = selected + height - lines;
  return Math.max(Math.min(selected, atBottom), Math.min(first, Math.max(selected, atBottom)));
}

/** The first line of a text that is scrolled by so many lines and ends at the bottom. */
export function scrolledText(scroll: number, by: number, count: number, lines: number): number {
  return Math.max(0, Math.min(Math.max(0, count - lines), scroll + by));
}
