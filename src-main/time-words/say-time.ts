import { type CalendarDate, daysBetween, longDate } from '../../src-core/lib/calendar-date';

/** `Friday, November 27, in 5 days`; with the year where it is another one than today's. */
export function sayDay(date: CalendarDate, today: CalendarDate): string {
  return `${sayDate(date, today)}, ${sayDistance(daysBetween(today, date))}`;
}

/** `Monday, November 23, 09:00, tomorrow`. */
export function sayMinute(date: CalendarDate, time: string, today: CalendarDate): string {
  return `${sayDate(date, today)}, ${time}, ${sayDistance(daysBetween(today, date))}`;
}

function sayDate(date: CalendarDate, today: CalendarDate): string {
  const long = longDate(date);
  return date.slice(0, 4) === today.slice(0, 4) ? long.slice(0, long.lastIndexOf(',')) : long;
}

function sayDistance(days: number): string {
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
