/**
 * Which rows come along to a new day, and the change that takes them there. Pure: when it is done, and what the user is
 * asked before, is decided elsewhere; the picture of the day that they leave is kept by the repository.
 */
import type { CalendarDate } from '../lib/calendar-date';
import { type Changes, noChanges } from './changes';
import { OFFERED_ROWS, type RolloverOffer } from './days';
import { rewrite } from './deed';
import type { DocumentReader } from './document';
import { parentIndices, type Rows } from './hierarchy';
import { makeRoom } from './placement';
import { type Instant, isComplete, type ProjectId } from './todo';

/** From which day to which, in one project. */
export interface RolloverRequest {
  readonly project: ProjectId;
  /** The day that is left. */
  readonly from: CalendarDate;
  /** The day that they come to; another one. */
  readonly to: CalendarDate;
  readonly now: Instant;
}

/**
 * The open rows of a day and all their ancestors, a done one too, to the end of another day's list. They keep their
 * ids, their order and who is below whom. What stays behind, the done rows below open ones among it, closes up. Empty
 * when nothing is open.
 */
export function planRollover(document: DocumentReader, request: RolloverRequest): Changes {
  const { project, from, to, now } = request;
  const { rows } = document.list({ project, date: from });
  const moves = goesAlong(rows);
  const count = moves.filter(Boolean).length;
  if (count === 0 || from === to) return noChanges;
  const target = document.list({ project, date: to }).rows;
  const room = makeRoom(target, target.length, count);
  const [coming, staying] = [
    levelsAmong(rows, moves),
    levelsAmong(
      rows,
      moves.map((moved) => !moved),
    ),
  ];
  const places = new Map<
    string,
    { readonly indent: number; readonly rank?: string; readonly date?: CalendarDate }
  >();
  let arrived = 0;
  for (const [index, { id }] of rows.entries()) {
    if (moves[index]) {
      places.set(id, { date: to, rank: room.ranks[arrived] ?? '', indent: coming[index] ?? 0 });
      arrived += 1;
    } else places.set(id, { indent: staying[index] ?? 0 });
  }
  const changes = rewrite(rows, ({ id }) => places.get(id) ?? {}, { now });
  return { ...changes, updated: [...changes.updated, ...room.respaced] };
}

/** What is asked before a rollover; undefined when nothing of the day is open. */
export function offerOf(
  rows: Rows,
  names: Pick<RolloverOffer, 'project' | 'projectName' | 'from' | 'to'>,
): RolloverOffer | undefined {
  const moves = goesAlong(rows);
  const levels = levelsAmong(rows, moves);
  const offered = rows.flatMap(({ id, state, priority, content }, index) =>
    moves[index] ? [{ id, indent: levels[index] ?? 0, state, priority, content }] : [],
  );
  if (offered.length === 0) return undefined;
  const { project, projectName, from, to } = names;
  return { project, projectName, from, to, rows: offered.slice(0, OFFERED_ROWS), total: offered.length };
}

/** For each row, whether it is open or has something open below it. */
function goesAlong(rows: Rows): boolean[] {
  const parents = parentIndices(rows);
  const along = rows.map(() => false);
  for (const [index, row] of rows.entries()) {
    if (isComplete(row.state)) continue;
    for (let at = index; at >= 0 && !along[at]; at = parents[at] ?? -1) along[at] = true;
  }
  return along;
}

/** The level that each of the kept rows has when the others are taken away; every row hangs from its nearest kept ancestor. */
function levelsAmong(rows: Rows, kept: readonly boolean[]): number[] {
  const parents = parentIndices(rows);
  /** For a row that is not kept, the level of its nearest kept ancestor, -1 for none. */
  const levels: number[] = [];
  for (const index of rows.keys()) {
    const above = levels[parents[index] ?? -1] ?? -1;
    levels.push(kept[index] ? above + 1 : above);
  }
  return levels;
}
