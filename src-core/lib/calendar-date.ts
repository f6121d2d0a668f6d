import { z } from 'zod';

/** A civil day, `2026-01-24`; never an instant, so no zone can shift it. Compares as text. */
export type CalendarDate = string & { readonly __calendarDate: never };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The date that the text names, or undefined when there is no such day (`2026-02-30`) or it is written otherwise. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = SHAPE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const made = fromUtc(Date.UTC(year, month - 1, day));
  return made === text ? made : undefined;
}

/** Accepts a civil day and nothing else. */
export const calendarDateSchema = z
  .string()
  .refine((text) => parseCalendarDate(text) !== undefined, { error: 'is not a date like 2026-01-24' })
  .transform((text) => text as CalendarDate);

/** The day that many days later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromUtc(toUtc(date) + days * DAY_MS);
}

/** How many days `to` is after `from`; negative when before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS);
}

/** `Friday, January 30, 2026`: the long date of the title. */
export function longDate(date: CalendarDate): string {
  return LONG.format(toUtc(date));
}

/** The civil day that a zone's clocks show at an instant; `zone` is an IANA name or an offset like `+01:00`. */
export function dateInZone(epochMs: number, zone: string): CalendarDate {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(epochMs);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}` as CalendarDate;
}

const DAY_MS = 86_400_000;

const LONG = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  year: 'numeric',
});

function toUtc(date: CalendarDate): number {
  const [year, month, day] = date.split('-').map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1);
}

function fromUtc(epochMs: number): CalendarDate {
  return new Date(epochMs).toISOString().slice(0, 10) as CalendarDate;
}
