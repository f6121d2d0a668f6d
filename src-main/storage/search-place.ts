/**
 * Where the words of a todo stand in the index of the search: one number made of its day, the newest first, and its row
 * number. The index reads in the order of these numbers and stops when it has enough, so that a word that is found
 * everywhere costs no more than one that is rare. Part of layout 3: what is written in it must not change.
 */

/** Row numbers are below it; with the number of a day (22 bits) still a whole number in JavaScript. */
export const ROWS = 2 ** 30;

/** After the last day that can be written. */
const END_OF_DAYS = 5_400_000;

/** SQL for the place of a row of `todos`. A day that is none, which only damage can bring, comes last. */
export function searchPlace(row: 'todos' | 'new' | 'old'): string {
  const day = `CAST(coalesce(julianday(${row}.date), 0) + 0.5 AS INTEGER)`;
  return `((${END_OF_DAYS} - ${day}) * ${ROWS} + ${row}.rowid)`;
}

/** SQL for the row number that a place tells of. */
export function numberOfPlace(place: string): string {
  return `(${place} & ${ROWS - 1})`;
}
