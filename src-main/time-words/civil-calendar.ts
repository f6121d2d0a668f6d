/** Counting on the civil calendar. No instants, so that no zone of the computer can shift a day. */
import { addDays, type CalendarDate, daysBetween, parseCalendarDate } from '../../src-core/lib/calendar-date';

/** What can be counted; months and years end on the last day of a shorter month. */
export type DayUnit = 'd' | 'w' | 'm' | 'y';

/** The day that many units later, earlier when negative; undefined beyond the years that four digits write. */
export function later(date: CalendarDate, count: number, unit: DayUnit): CalendarDate | undefined {
  if (unit === 'm' || unit === 'y') return monthsLater(date, unit === 'm' ? count : count * 12);
  try {
    return addDays(date, unit === 'w' ? count * 7 : count);
  } catch {
    return undefined;
  }
}

/** The day of these numbers; undefined when there is none. Two digits of a year mean the 21st century. */
export function dayOf(year: number, month: number, day: number): CalendarDate | undefined {
  const full = year < 100 ? 2000 + year : year;
  return parseCalendarDate(`${padded(full, 4)}-${padded(month, 2)}-${padded(day, 2)}`);
}

/** The last day of the month, months counted from that of the date. */
export function endOfMonth(date: CalendarDate, months = 0): CalendarDate | undefined {
  const first = later(`${date.slice(0, 8)}01` as CalendarDate, months + 1, 'm');
  return first && later(first, -1, 'd');
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: CalendarDate): number {
  const monday = '2024-01-01' as CalendarDate;
  return ((daysBetween(monday, date) % 7) + 7) % 7;
}

function monthsLater(date: CalendarDate, months: number): CalendarDate | undefined {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  if (!Number.isSafeInteger(index) || toYear < 100 || toYear > 9_999) return undefined;
  return [day, 30, 29, 28]
    .filter((one) => one <= day)
    .map((one) => dayOf(toYear, toMonth, one))
    .find(Boolean);
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
