/** A civil day, `2026-01-24`; never an instant, so no zone can shift it. Compares as text. */
export type CalendarDate = string & { readonly __calendarDate: never };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** The date that the text names, or undefined when there is no such day (`2026-02-30`) or it is written otherwise. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  if (!SHAPE.test(text)) return undefined;
  const made = fromUtc(toUtc(text));
  return made === text ? made : undefined;
}

/**
 * The day that many days later (earlier when negative).
 * @throws RangeError before the year 0 and after 9999, which four digits cannot write.
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const epochMs = toUtc(date) + days * DAY_MS;
  if (!(epochMs >= FIRST_MS && epochMs <= LAST_MS)) throw new RangeError(`no day ${days} days from ${date}`);
  return fromUtc(epochMs);
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
  const offset = OFFSET.exec(zone);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    return fromUtc(epochMs + (offset[1] === '-' ? -minutes : minutes) * MINUTE_MS);
  }
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
const MINUTE_MS = 60_000;
/** The first day that four digits can write. */
export const FIRST_DAY = '0000-01-01' as CalendarDate;

const FIRST_MS = toUtc(FIRST_DAY);
const LAST_MS = toUtc('9999-12-31');

/** Read here, for not every engine's Intl takes an offset for a zone. */
const OFFSET = /^([+-])(\d{2}):(\d{2})$/;

const LONG = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  year: 'numeric',
});

function toUtc(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  // Not Date.UTC, which takes the years 0 to 99 for those of the twentieth century.
  return new Date(0).setUTCFullYear(year ?? 0, (month ?? 1) - 1, day ?? 1);
}

function fromUtc(epochMs: number): CalendarDate {
  return new Date(epochMs).toISOString().slice(0, 10) as CalendarDate;
}
