// Days as whole numbers, so that they can be counted. Time zones play no part: the host says which day it is.

const MS = 24 * 60 * 60_000;

/** The number of a day, as in `2026-03-14`; counted from 1970-01-01. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / MS);
}

/** The date of such a number. */
export function dateOf(day: number): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** Nobody forgives that many days; counting ends there. */
const FAR = 400;

/** How many days were missed strictly between two days; weekends count only when they are wanted. */
export function missedBetween(last: number, day: number, weekdaysOnly: boolean): number {
  let missed = 0;
  for (let each = last + 1; each < day && missed < FAR; each++) {
    if (!weekdaysOnly || !isWeekend(each)) missed++;
  }
  return missed;
}

/** The day 0 was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
