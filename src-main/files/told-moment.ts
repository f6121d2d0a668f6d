import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { Instant } from '../../src-core/todo/todo';

/**
 * When a row came into being of which a file says only the day: now, or around noon of a day that is over, so that what
 * was done on it counts on it. Noon in UTC is on that day in all zones but the easternmost.
 */
export function toldMoment(date: CalendarDate, now: Instant): Instant {
  return date < now.slice(0, 10) ? `${date}T12:00:00.000Z` : now;
}
