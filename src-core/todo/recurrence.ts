/**
 * How a todo comes again once it is done: the three repeaters of Org mode (manual, section 8.3.2) as arithmetic on civil
 * days. What becomes of the row is in commands/next-in-series.ts; words that people type are read elsewhere.
 *
 * A month later is the same day of the month, or the month's last day where there is no such day: January 31 and `+1m`
 * make February 28, or 29 in a leap year; so does February 29 and `+1y`. A row knows its last date only, so the next
 * step goes on from there: January 31, February 28, March 28. But steps that are taken at once, with `++`, are all
 * counted from the old date, so that January 31 and `++1m` make March 31 in March.
 */
import { addDays, type CalendarDate, daysBetween, parseCalendarDate } from '../lib/calendar-date';

/** A repeater, taken apart. */
export interface Repeater {
  /** `+` one step from the old date; `++` steps from it until after today; `.+` one step from the day it was done. */
  readonly kind: '+' | '++' | '.+';
  readonly count: number;
  readonly unit: 'd' | 'w' | 'm' | 'y';
}

const SHAPE = /^(\+|\+\+|\.\+)([1-9]\d{0,2})([dwmy])$/;

/** The parts of a repeater; undefined when the text is none. */
export function parseRepeater(text: string): Repeater | undefined {
  const [, kind, count, unit] = SHAPE.exec(text) ?? [];
  if (kind === undefined || unit === undefined) return undefined;
  return { kind: kind as Repeater['kind'], count: Number(count), unit: unit as Repeater['unit'] };
}

/**
 * When a todo is due next that was due on `due` and was done on `doneOn`. Undefined when the calendar, which ends with
 * the year 9999, has no such day, or the text is no repeater.
 */
export function nextDue(
  recurrence: string,
  due: CalendarDate,
  doneOn: CalendarDate,
): CalendarDate | undefined {
  const repeater = parseRepeater(recurrence);
  if (!repeater) return undefined;
  const { kind } = repeater;
  if (kind === '.+') return later(doneOn, repeater, 1);
  return later(due, repeater, kind === '+' ? 1 : stepsPast(due, repeater, doneOn));
}

const UNITS = { d: 'day', w: 'week', m: 'month', y: 'year' } as const;

/** A repeater for people: `every week`, `every 2 weeks, catching up`, `3 days after it is done`. */
export function recurrenceWords(recurrence: string): string {
  const repeater = parseRepeater(recurrence);
  if (!repeater) return recurrence;
  const { kind, count, unit } = repeater;
  const every = count === 1 ? UNITS[unit] : `${count} ${UNITS[unit]}s`;
  if (kind === '.+') return `${count === 1 ? `1 ${every}` : every} after it is done`;
  return kind === '+' ? `every ${every}` : `every ${every}, catching up`;
}

/** How many steps it takes, at least one, to come to a day after `today`. */
function stepsPast(due: CalendarDate, repeater: Repeater, today: CalendarDate): number {
  const { count, unit } = repeater;
  if (unit === 'd' || unit === 'w')
    return Math.max(1, Math.floor(daysBetween(due, today) / daysOf(repeater)) + 1);
  const months = monthNumber(today) - monthNumber(due);
  let steps = Math.max(1, Math.floor(months / (unit === 'y' ? count * 12 : count)));
  for (let next = later(due, repeater, steps); next !== undefined && next <= today; ) {
    steps += 1;
    next = later(due, repeater, steps);
  }
  return steps;
}

/** The day that many steps later. */
function later(from: CalendarDate, repeater: Repeater, steps: number): CalendarDate | undefined {
  const { count, unit } = repeater;
  if (unit === 'd' || unit === 'w') return daysLater(from, daysOf(repeater) * steps);
  const month = monthNumber(from) + (unit === 'y' ? count * 12 : count) * steps;
  return dayInMonth(month, Number(from.slice(8)));
}

/** The day that many days later, or undefined where the calendar ends. */
export function daysLater(from: CalendarDate, days: number): CalendarDate | undefined {
  const isBeyond = days > daysBetween(from, LAST_DAY) || days < daysBetween(from, FIRST_DAY);
  return isBeyond ? undefined : addDays(from, days);
}

const FIRST_DAY = '0000-01-01' as CalendarDate;
const LAST_DAY = '9999-12-31' as CalendarDate;

function daysOf({ count, unit }: Repeater): number {
  return unit === 'w' ? count * 7 : count;
}

/** Months since the year 0. */
function monthNumber(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

/** That day of the month, or the last one that it has. */
function dayInMonth(month: number, day: number): CalendarDate | undefined {
  const name = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  // No month is shorter than 28 days; beyond the year 9999 nothing is found.
  for (let last = day; last >= Math.min(day, 28); last -= 1) {
    const date = parseCalendarDate(`${name}-${String(last).padStart(2, '0')}`);
    if (date !== undefined) return date;
  }
  return undefined;
}
