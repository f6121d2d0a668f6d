/**
 * Taking back what one author did, and leaving alone what others have done since. Field by field: a field is put back
 * where its value is still the one the author gave it last. A row he made goes, unless somebody changed it or hung rows
 * below it; a row he deleted comes back; a row he moved goes back, unless somebody moved it or built on it. Days that
 * are over stay as they are, and nothing comes back into a project that was deleted. Pure: the store gives the history
 * and makes the change.
 */
import type { CalendarDate } from '../lib/calendar-date';
import { type Changes, noChanges, squashAll } from './changes';
import type { DocumentReader } from './document';
import type { HistoryEntry } from './history';
import { type PastParents, pastParents } from './revert-parents';
import { giveUp, settle, type Wish } from './revert-structure';
import {
  gatherTrails,
  type Side,
  sameUnit,
  type Trail,
  type Trails,
  UNIT_NAMES,
  withUnit,
} from './revert-trail';
import { revertValues } from './revert-values';
import { differingFields, type Instant, listKeyText, sameTodo, type Todo, type TodoId } from './todo';

/** A step of the history with its moment. */
export interface DatedEntry extends HistoryEntry {
  readonly at: Instant;
}

/** What shall be taken back. */
export interface RevertRequest {
  readonly plugin: string;
  /** The plugin's steps of this moment and later. */
  readonly since: Instant;
  /** Every step that is not undone, whoever made it, oldest first, from the plugin's first one on; earlier ones do no harm. */
  readonly steps: readonly DatedEntry[];
  readonly now: Instant;
  /** The first day that may be changed. */
  readonly today: CalendarDate;
}

/** What it comes to. */
export interface RevertPlan {
  /** Empty when there is nothing to take back. */
  readonly changes: Changes;
  /** Todos of which everything that the plugin did is taken back. */
  readonly todos: number;
  /** Todos of which something stays, because of what others did since or because their day is over. */
  readonly left: number;
}

/** See the head of the file. */
export function planRevert(document: DocumentReader, request: RevertRequest): RevertPlan {
  const { steps, today, now } = request;
  const sideOf = (step: DatedEntry) => sideIn(step, request);
  const trails = gatherTrails(steps, sideOf);
  const past = pastParents(document, steps, (step) => sideOf(step) === 'author');
  const projects = new Set(document.projects().map(({ id }) => id));
  const closed = (row: Todo) => row.date < today || !projects.has(row.project);
  const wished = new Map<TodoId, Wish>();
  for (const [id, trail] of trails.todos)
    wished.set(id, allowed(wishFor(document.find(id), trail, past, trails.touched.has(id)), closed, trails));
  const { wishes, after } = settle(document, wished, { touched: trails.touched, parentBefore: past.atFirst });
  const rows = [...wishes].map(([id, wish]) => changeOf(wish, after.find(id), now));
  const metadata = revertValues(document, steps, sideOf, today);
  const left = [...wishes.values()].filter((wish) => wish.left).length;
  const changed = [...wishes].filter(([id, wish]) => !wish.left && differs(wish.current, after.find(id)));
  return { changes: squashAll([...rows, { ...noChanges, metadata }]), todos: changed.length, left };
}

function sideIn({ cause, at }: DatedEntry, { plugin, since }: RevertRequest): Side {
  if (cause.kind === 'revert' && cause.plugin === plugin) return 'revert';
  return cause.kind === 'plugin' && cause.plugin === plugin && at >= since ? 'author' : 'other';
}

/** What the trail wants of the row, nothing else considered. */
function wishFor(current: Todo | undefined, trail: Trail, past: PastParents, touched: boolean): Wish {
  const existence = [...trail.existence];
  const deletion = existence.at(-1)?.to === null ? existence.pop() : undefined;
  const start = current ?? deletion?.from ?? undefined;
  if (!start) return { current, target: undefined, home: undefined, fitted: false, left: false };
  const { row, left, placed } = walkBack(start, trail);
  const version = placed ?? (current ? undefined : start);
  const wish: Wish = {
    current,
    target: row,
    home: version && past.before(version),
    fitted: false,
    left: left || trail.left || (current !== undefined && deletion !== undefined),
  };
  const creation = existence.at(-1);
  if (!creation?.to) return wish;
  const isHis = !wish.left && !touched && isAsGiven(row, creation.to);
  if (!isHis) return { ...wish, target: current, left: current !== undefined };
  return { ...wish, target: undefined };
}

/** A row that the author made is as he gave it, but for room that somebody needed beside it. */
function isAsGiven(row: Todo, given: Todo): boolean {
  return differingFields(row, given).every((field) => field === 'rank');
}

/** Puts each unit back as far as it is what the author left; `placed` is the version whose place was taken. */
function walkBack(start: Todo, { units }: Trail): { row: Todo; left: boolean; placed: Todo | undefined } {
  let row = start;
  let left = false;
  let placed: Todo | undefined;
  for (const unit of UNIT_NAMES) {
    const links = [...(units.get(unit) ?? [])];
    for (let last = links.at(-1); last && sameUnit(row, last.to, unit); last = links.at(-1)) {
      row = withUnit(row, last.from, unit);
      if (unit === 'place') placed = last.from;
      links.pop();
    }
    if (unit !== 'modifiedAt' && links.length > 0) left = true;
  }
  return { row, left, placed };
}

/** The wish as far as days that are over, projects that were deleted and lists whose ranks say nothing allow. */
function allowed(wish: Wish, closed: (row: Todo) => boolean, { respaced }: Trails): Wish {
  const { current, target } = wish;
  const isOver = (row: Todo | undefined) => row !== undefined && closed(row);
  if (isOver(current)) return { ...wish, target: current, left: wish.left || target !== current };
  if (!current) return isOver(target) ? { ...wish, target: undefined, left: true } : wish;
  const moves = target !== undefined && !sameUnit(current, target, 'place');
  const lost = moves && (isOver(target) || [current, target].some((row) => respaced.has(listKeyText(row))));
  return lost ? giveUp(wish) : wish;
}

function differs(a: Todo | undefined, b: Todo | undefined): boolean {
  return a === undefined || b === undefined ? a !== b : !sameTodo(a, b);
}

/** The change of one row. It is stamped with the moment unless it is again what it was at an earlier one. */
function changeOf({ current, left, target }: Wish, after: Todo | undefined, now: Instant): Changes {
  if (!after) return current ? { ...noChanges, removed: [current] } : noChanges;
  if (!current) return { ...noChanges, added: [after] };
  const isBack = !left && target !== undefined && after.modifiedAt !== current.modifiedAt;
  const stamped = isBack ? after : { ...after, modifiedAt: current.modifiedAt };
  if (sameTodo(stamped, current)) return noChanges;
  return { ...noChanges, updated: [[current, isBack ? after : { ...after, modifiedAt: now }]] };
}
