/**
 * What of one author's changes is still his: gathered from the history, oldest step first. Somebody else's later word
 * on a field ends what can be put back of it, and an earlier revert takes back out what it put back.
 */
import type { Changes } from './changes';
import type { HistoryEntry } from './history';
import { differingFields, listKeyText, type Todo, type TodoId } from './todo';

/** Fields that are put back together or not at all. */
export const UNITS = {
  place: ['project', 'date', 'rank', 'indent'],
  state: ['state', 'completedAt'],
  content: ['content'],
  priority: ['priority'],
  dueDate: ['dueDate'],
  description: ['description'],
  recurrence: ['recurrence'],
  reminder: ['reminder'],
  modifiedAt: ['modifiedAt'],
} as const satisfies Record<string, readonly (keyof Todo)[]>;

/** One of {@link UNITS}. */
export type Unit = keyof typeof UNITS;

/** All of them. */
export const UNIT_NAMES = Object.keys(UNITS) as readonly Unit[];

/** A value before and after a step. */
export interface Link<T> {
  readonly from: T;
  readonly to: T;
}

/** What the author did to one todo, oldest first, as far as nobody has had a later word. */
export interface Trail {
  readonly units: Map<Unit, Link<Todo>[]>;
  /** That it was made (`from` is null) or deleted (`to` is null). */
  readonly existence: Link<Todo | null>[];
  /** Whether something of it can no longer be put back. */
  left: boolean;
}

/** Everything the author did. */
export interface Trails {
  readonly todos: ReadonlyMap<TodoId, Trail>;
  /** Todos that others have made or moved since. */
  readonly touched: ReadonlySet<TodoId>;
  /** Lists, by `listKeyText`, that others changed and in which ranks were spread out anew: old ranks say nothing. */
  readonly respaced: ReadonlySet<string>;
}

/** Whose step it is: the author's, a revert of his steps, or anybody else's. */
export type Side = 'author' | 'revert' | 'other';

/** Whether two versions of a row agree in a unit. */
export function sameUnit(a: Todo, b: Todo, unit: Unit): boolean {
  return UNITS[unit].every((field) => a[field] === b[field]);
}

/** The row with a unit of another version. */
export function withUnit(row: Todo, source: Todo, unit: Unit): Todo {
  const patch: Partial<Todo> = Object.fromEntries(UNITS[unit].map((field) => [field, source[field]]));
  return { ...row, ...patch };
}

/** Gathers the trails of an author from steps in order. */
export function gatherTrails<S extends HistoryEntry>(steps: readonly S[], sideOf: (step: S) => Side): Trails {
  const todos = new Map<TodoId, Trail>();
  const touched = new Set<TodoId>();
  const [changedLists, respacedLists] = [new Set<string>(), new Set<string>()];
  const follow = { author: did, revert: tookBack, other: overruled };
  for (const step of steps.slice(firstOf(steps, sideOf))) {
    const side = sideOf(step);
    follow[side](todos, step.changes);
    for (const row of step.changes.updated.filter(isRespace).flat()) respacedLists.add(listKeyText(row));
    for (const row of side === 'other' ? placedBy(step.changes) : []) {
      touched.add(row.id);
      changedLists.add(listKeyText(row));
    }
  }
  return { todos, touched, respaced: new Set([...respacedLists].filter((list) => changedLists.has(list))) };
}

/** What others did before the author came is nothing to him. */
function firstOf<S>(steps: readonly S[], sideOf: (step: S) => Side): number {
  const first = steps.findIndex((step) => sideOf(step) === 'author');
  return first < 0 ? steps.length : first;
}

/** A row that only got another rank, because somebody needed room beside it. */
function isRespace([from, to]: readonly [Todo, Todo]): boolean {
  const fields = differingFields(from, to);
  return fields.length === 1 && fields[0] === 'rank';
}

/** The rows that a change made or moved, on both sides of the move. */
function placedBy({ added, updated }: Changes): readonly Todo[] {
  const moved = updated.filter(([from, to]) => !sameUnit(from, to, 'place') && !isRespace([from, to]));
  return [...added, ...moved.flat()];
}

function trailOf(todos: Map<TodoId, Trail>, id: TodoId): Trail {
  const known = todos.get(id) ?? { units: new Map(), existence: [], left: false };
  todos.set(id, known);
  return known;
}

function did(todos: Map<TodoId, Trail>, { removed, updated, added }: Changes): void {
  for (const row of removed) trailOf(todos, row.id).existence.push({ from: row, to: null });
  for (const [from, to] of updated) {
    const { units } = trailOf(todos, to.id);
    for (const unit of UNIT_NAMES.filter((name) => !sameUnit(from, to, name)))
      units.set(unit, [...(units.get(unit) ?? []), { from, to }]);
  }
  for (const row of added) trailOf(todos, row.id).existence.push({ from: null, to: row });
}

function tookBack(todos: Map<TodoId, Trail>, { removed, updated, added }: Changes): void {
  for (const { id } of removed) todos.delete(id);
  for (const [from, to] of updated) retrace(todos.get(to.id), from, to);
  for (const row of added) {
    const trail = todos.get(row.id);
    const deletion = trail?.existence.pop();
    if (deletion?.from) retrace(trail, deletion.from, row);
  }
}

/** Takes the links out along which a row was put back. */
function retrace(trail: Trail | undefined, from: Todo, to: Todo): void {
  for (const [unit, links] of trail?.units ?? []) {
    let at = from;
    const goesOn = (last: Link<Todo>) => !sameUnit(at, to, unit) && sameUnit(last.to, at, unit);
    for (let last = links.at(-1); last && goesOn(last); last = links.at(-1)) {
      at = last.from;
      links.pop();
    }
  }
}

function overruled(todos: Map<TodoId, Trail>, { removed, updated, added }: Changes): void {
  // What somebody deleted says nothing of the author any more.
  for (const { id } of removed) todos.delete(id);
  for (const [from, to] of updated) {
    const trail = todos.get(to.id);
    if (!trail || isRespace([from, to])) continue;
    for (const unit of UNIT_NAMES.filter((name) => !sameUnit(from, to, name))) {
      const links = trail.units.get(unit) ?? [];
      if (unit !== 'modifiedAt' && links.length > 0) trail.left = true;
      trail.units.delete(unit);
    }
    keepRow(trail);
  }
  for (const { id } of added) {
    const trail = todos.get(id);
    if (trail) keepRow(trail);
  }
}

/** Somebody counts on the row: that the author made it is no reason any more to take it away. */
function keepRow(trail: Trail): void {
  if (trail.existence.length > 0) trail.left = true;
  trail.existence.length = 0;
}
