import { ranksBetween } from '../lib/rank';
import type { Rows } from './hierarchy';
import { LONGEST_RANK } from './placement';
import type { TodoId } from './todo';

/**
 * Ranks for rows of a whole list that are to stand in another order: as few as can be, for the longest run of rows that
 * are in order among themselves keeps theirs. Rows that are not named keep their rank. `order` holds each position of
 * `rows` once.
 */
export function reorder(rows: Rows, order: readonly number[]): ReadonlyMap<TodoId, string> {
  if (order.every((position, index) => position === index)) return new Map();
  const stays = new Set(longestRising(order));
  const ranks = new Map<TodoId, string>();
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && !stays.has(order[end] ?? -1)) end += 1;
    const low = rows[order[start - 1] ?? -1]?.rank ?? null;
    const high = rows[order[end] ?? -1]?.rank ?? null;
    // Equal ranks, which only damage can bring, leave no room between them.
    if (low !== null && high !== null && low >= high) return spreadOut(rows, order);
    for (const [n, rank] of ranksBetween(low, high, end - start).entries()) {
      if (rank.length > LONGEST_RANK) return spreadOut(rows, order);
      ranks.set(rows[order[start + n] ?? -1]?.id ?? '', rank);
    }
    start = end + 1;
  }
  return ranks;
}

function spreadOut(rows: Rows, order: readonly number[]): ReadonlyMap<TodoId, string> {
  const ranks = ranksBetween(null, null, order.length);
  return new Map(order.map((position, n) => [rows[position]?.id ?? '', ranks[n] ?? '']));
}

/** A longest rising subsequence (patience sorting: the lowest end of each length, and who came before whom). */
function longestRising(values: readonly number[]): number[] {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const value of values) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.set(value, ends[low - 1]);
    ends[low] = value;
  }
  const rising: number[] = [];
  for (let value = ends.at(-1); value !== undefined; value = previous.get(value)) rising.push(value);
  return rising.reverse();
}
