import type { Todo, TodoId } from './todo';

/** The order of rows in a list: by rank, then by id, both by code unit. */
export function compareRows(a: Todo, b: Todo): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** The first position whose row does not come before (rank, id). */
export function lowerBound(rows: readonly Todo[], rank: string, id: TodoId): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row && (row.rank < rank || (row.rank === rank && row.id < id))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the rows are in order already, as a database gives them. */
export function isSorted(rows: readonly Todo[]): boolean {
  return rows.every((row, index) => {
    const previous = rows[index - 1];
    return previous === undefined || compareRows(previous, row) <= 0;
  });
}
