// How many periods of work were finished, by day and by todo.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />

const DAYS = 'days';
const DAYS_KEPT = 90;
const DAY = 24 * 60 * 60_000;

/** What is known of one todo. */
export interface TodoCount {
  /** Periods of that day. */
  readonly today: number;
  /** Periods of all days. */
  readonly total: number;
}

/** The periods of a todo. */
export function countOf(todo: string, day: string): TodoCount {
  const stored = (key: string) => host.get_todo_metadata({ todo_id: todo, key });
  return { today: stored('day') === day ? whole(stored('today')) : 0, total: whole(stored('total')) };
}

/** The ids of the todos that were worked on that day. */
export function workedOn(day: string): readonly string[] {
  return host.find_todos_by_metadata({ key: 'day', value: day });
}

/** The periods of each of the last 90 days on which there were any. */
export function dayCounts(): ReadonlyMap<string, number> {
  try {
    const value: unknown = JSON.parse(host.get_metadata({ key: DAYS }) ?? '{}');
    if (typeof value !== 'object' || value === null) return new Map();
    return new Map(Object.entries(value).map(([day, count]) => [day, whole(count)]));
  } catch {
    return new Map();
  }
}

/** Periods of that day and the six before it. */
export function weekCount(day: string): number {
  const first = new Date(Date.parse(`${day}T00:00:00Z`) - 6 * DAY).toISOString().slice(0, 10);
  return [...dayCounts()].reduce(
    (sum, [date, count]) => (date >= first && date <= day ? sum + count : sum),
    0,
  );
}

/** A period of work that ended: on which todo, null when that cannot be written to any more, and the day that it counts for. */
export interface Counted {
  readonly todo: string | null;
  readonly day: string;
}

/** The commands that count it. */
export function counting({ todo, day }: Counted): ToTui.Command[] {
  const days = new Map(dayCounts());
  days.set(day, (days.get(day) ?? 0) + 1);
  const kept = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-DAYS_KEPT);
  const value = JSON.stringify(Object.fromEntries(kept));
  return [{ type: 'set_metadata', key: DAYS, value }, ...(todo === null ? [] : countingOn(todo, day))];
}

function countingOn(todo: string, day: string): ToTui.Command[] {
  const { today, total } = countOf(todo, day);
  const set = (key: string, value: string): ToTui.Command => ({
    type: 'set_todo_metadata',
    todo_id: todo,
    key,
    value,
  });
  return [set('day', day), set('today', String(today + 1)), set('total', String(total + 1))];
}

function whole(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
