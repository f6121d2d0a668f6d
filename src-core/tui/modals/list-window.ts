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

/** The first row shown: as far as can be the one asked for, with the selected one in sight. */
export function firstShown(selected: number, lines: number, count: number, wanted: number): number {
  const first = Math.max(0, Math.min(wanted, count - lines));
  return Math.max(selected - lines + 1, Math.min(first, selected));
}

/** The first line of a text that is scrolled by so many lines and ends at the bottom. */
export function scrolledText(scroll: number, by: number, count: number, lines: number): number {
  return Math.max(0, Math.min(Math.max(0, count - lines), scroll + by));
}
