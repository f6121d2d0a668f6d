/** Which commands of a run are ticked: one that another cannot be without is never left out alone. */
import type { PreviewRow } from '../../plugin/preview';

/** The ticks with that command taken or left: taken with all it needs, left with all that need it. */
export function toggledTicks(
  rows: readonly PreviewRow[],
  ticked: ReadonlySet<number>,
  index: number,
): ReadonlySet<number> {
  const next = new Set(ticked);
  if (ticked.has(index)) for (const each of neededBy(rows, index)) next.delete(each);
  else for (const each of needsOf(rows, index)) next.add(each);
  return next;
}

/** The command and every one that it needs, directly or not. */
function needsOf(rows: readonly PreviewRow[], index: number): ReadonlySet<number> {
  const needs = new Map(rows.map((row) => [row.index, row.needs]));
  return reached(index, (each) => needs.get(each) ?? []);
}

/** The command and every one that needs it, directly or not. */
function neededBy(rows: readonly PreviewRow[], index: number): ReadonlySet<number> {
  return reached(index, (each) => rows.filter((row) => row.needs.includes(each)).map((row) => row.index));
}

function reached(start: number, next: (index: number) => readonly number[]): ReadonlySet<number> {
  const found = new Set([start]);
  for (const each of found) for (const other of next(each)) found.add(other);
  return found;
}
