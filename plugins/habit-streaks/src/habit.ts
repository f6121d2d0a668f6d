// What is known of one habit, and what becomes of it when it is done, or not done after all. Knows no host.
import { missedBetween } from './day';

/** A habit. Days are numbers, see day.ts. */
export interface Habit {
  /** As people read it: the todo's text without its tags. */
  readonly name: string;
  /** The day on which it was done last; null for never. */
  readonly last: number | null;
  /** Days in a row, the last one included. */
  readonly count: number;
  readonly best: number;
  readonly total: number;
  /** The last days on which it was done, oldest first, at most {@link DAYS_KEPT}. */
  readonly days: readonly number[];
  /** The todo that was done on the last day. */
  readonly by: string;
  /** How it was before that, so that it can be taken back. */
  readonly before: Pick<Habit, 'last' | 'count' | 'best'> | null;
}

/** What the user allows. */
export interface Rules {
  readonly grace: number;
  readonly weekdaysOnly: boolean;
}

const DAYS_KEPT = 60;

/** A habit that was never done. */
export function newHabit(name: string): Habit {
  return { name, last: null, count: 0, best: 0, total: 0, days: [], by: '', before: null };
}

/** The habit after it was done by that todo; the same object when that day has been counted, or lies before the last. */
export function doneOn(habit: Habit, day: number, by: string, rules: Rules): Habit {
  const { last, best, total } = habit;
  if (last !== null && day <= last) return habit;
  const count = currentStreak(habit, day, rules) + 1;
  return {
    ...habit,
    last: day,
    count,
    best: Math.max(best, count),
    total: total + 1,
    days: [...habit.days, day].slice(-DAYS_KEPT),
    by,
    before: { last, count: habit.count, best },
  };
}

/** The habit when what that todo did on that day is taken back; the same object when it did not count for it. */
export function takenBack(habit: Habit, day: number, by: string): Habit {
  if (habit.last !== day || habit.by !== by || habit.before === null) return habit;
  const days = habit.days.filter((each) => each !== day);
  return { ...habit, ...habit.before, total: Math.max(0, habit.total - 1), days, by: '', before: null };
}

/** Days in a row as of that day: none once too many were missed. */
export function currentStreak({ last, count }: Habit, day: number, rules: Rules): number {
  if (last === null) return 0;
  return missedBetween(last, day, rules.weekdaysOnly) <= rules.grace ? count : 0;
}

/** On how many of so many days, that day included, it was done. */
export function doneWithin({ days }: Habit, day: number, span: number): number {
  return days.filter((each) => each <= day && each > day - span).length;
}

/** Something that was stored; null when it is not what this plugin stores. */
export function readHabit(value: unknown): Habit | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, last, count, best, total, days, by, before } = value as Record<string, unknown>;
  const isRead =
    typeof name === 'string' &&
    typeof by === 'string' &&
    [count, best, total].every((one) => typeof one === 'number') &&
    (last === null || typeof last === 'number') &&
    (before === null || typeof before === 'object') &&
    Array.isArray(days) &&
    days.every((one) => typeof one === 'number');
  return isRead ? (value as Habit) : null;
}
