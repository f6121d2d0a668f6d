import { ranksBetween } from '../lib/rank';
import { err, ok, type Result } from '../lib/result';
import type { Place } from './command';
import type { DocumentReader } from './document';
import { type Rows, subtreeEnd } from './hierarchy';
import type { Refusal } from './outcome';
import { MAX_INDENT, type Todo } from './todo';

/** A gap between rows, and how deep a row there would be: `index` is the position it will have. */
export interface Spot {
  readonly index: number;
  readonly indent: number;
}

/**
 * The spot that a place names among these rows; `positionOf` gives the position of a row in them or -1.
 * Refused: a place by a row that does not exist, or that is not one of these rows.
 */
export function spotOf(
  document: DocumentReader,
  rows: Rows,
  place: Place,
  positionOf: (row: Todo) => number,
): Result<Spot, Refusal> {
  if (place.kind === 'start') return ok({ index: 0, indent: 0 });
  if (place.kind === 'end') return ok({ index: rows.length, indent: 0 });
  if (place.kind === 'index') {
    const index = Math.min(place.index, rows.length);
    return ok({ index, indent: rows[index]?.indent ?? 0 });
  }
  const row = document.find(place.id);
  if (!row) return err({ kind: 'no_such_todo', id: place.id });
  const index = positionOf(row);
  if (index < 0) return err({ kind: 'bad_place', id: place.id });
  if (place.kind === 'before') return ok({ index, indent: row.indent });
  const indent = place.kind === 'child_of' ? row.indent + 1 : row.indent;
  return ok({ index: subtreeEnd(rows, index), indent });
}

/**
 * The nearest indent to the wanted one that a row at this position can have: no deeper than one below the row
 * before it, and no shallower than the row after it, which it would otherwise capture.
 */
export function fitIndent(rows: Rows, index: number, wanted: number): number {
  const before = rows[index - 1];
  const deepest = before ? Math.min(before.indent + 1, MAX_INDENT) : 0;
  const shallowest = rows[index]?.indent ?? 0;
  return Math.min(Math.max(wanted, shallowest), deepest);
}

/** Ranks for new rows, and neighbours that had to be given another rank to make room. */
export interface Room {
  readonly ranks: readonly string[];
  readonly respaced: readonly (readonly [from: Todo, to: Todo])[];
}

/**
 * A rank grows by one character for about six rows put into the same gap. Beyond this length the rows around
 * the gap are spread out anew, so that ten thousand children added one by one do not get keys of kilobytes.
 */
export const LONGEST_RANK = 48;

/** Room for `count` rows before position `index`. Almost always only the new rows get a rank. */
export function makeRoom(rows: Rows, index: number, count: number): Room {
  for (let reach = 0; ; reach = Math.max(8, reach * 2)) {
    const start = Math.max(0, index - reach);
    const end = Math.min(rows.length, index + reach);
    const low = rows[start - 1]?.rank ?? null;
    const high = rows[end]?.rank ?? null;
    const everything = low === null && high === null;
    if (low !== null && high !== null && low >= high) continue;
    const ranks = ranksBetween(low, high, end - start + count);
    if (!everything && ranks.some((rank) => rank.length > LONGEST_RANK)) continue;
    const forNewRows = ranks.splice(index - start, count);
    const around = rows.slice(start, end);
    const respaced = around.map((row, n) => [row, { ...row, rank: ranks[n] ?? row.rank }] as const);
    return { ranks: forNewRows, respaced };
  }
}
