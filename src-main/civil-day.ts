import { addDays, type CalendarDate, dateInZone } from '../src-core/lib/calendar-date';

/** A civil day and the moments between which a zone's clocks show it: from `startMs` on, until just before `endMs`. */
export interface CivilDay {
  readonly date: CalendarDate;
  /** Milliseconds since 1970 in UTC. No earlier than the moment that was asked about; enough to know it lies inside. */
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The day that the zone's clocks show at a moment, and when it ends. Days of 23 and 25 hours and days that were left
 * out (Apia had no 2011-12-30) come out right, because the end is searched for, not computed.
 */
export function civilDayAt(epochMs: number, zone: string): CivilDay {
  const date = civilDate(epochMs, zone);
  let inside = epochMs;
  let beyond = epochMs + HOUR_MS;
  while (civilDate(beyond, zone) === date) {
    inside = beyond;
    beyond += HOUR_MS;
  }
  while (beyond - inside > 1) {
    const middle = Math.floor((inside + beyond) / 2);
    if (civilDate(middle, zone) === date) inside = middle;
    else beyond = middle;
  }
  return { date, startMs: epochMs, endMs: beyond };
}

/**
 * The first moment of which the zone's clocks show that day or a later one, in milliseconds since 1970 in UTC: where a
 * day was left out, it begins and ends with the next one. Days are searched for and not computed, like {@link civilDayAt}.
 */
export function dayStart(date: CalendarDate, zone: string): number {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  let before = midnight - FARTHEST_MS;
  let within = midnight + FARTHEST_MS;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (civilDate(middle, zone) < date) before = middle;
    else within = middle;
  }
  return within;
}

/** {@link dayStart} of so many days in a row and of the one after them. */
export function dayStarts(first: CalendarDate, days: number, zone: string): readonly number[] {
  return Array.from({ length: days + 1 }, (_, n) => dayStart(addDays(first, n), zone));
}

/** The day that the zone's clocks show: {@link dateInZone}, quick enough to be asked many times. */
export function civilDate(epochMs: number, zone: string): CalendarDate {
  if (OFFSET.test(zone)) return dateInZone(epochMs, zone);
  return partsAt(epochMs, zone);
}

const HOUR_MS = 3_600_000;

/** Zones lie up to 14 hours east and 12 west of Greenwich; once they lay 15 and more. */
const FARTHEST_MS = 26 * HOUR_MS;

const OFFSET = /^([+-])(\d{2}):(\d{2})$/;

/** The format of the zone asked for last: making one takes fifty times as long as using it. */
let format: { readonly zone: string; readonly of: Intl.DateTimeFormat } | undefined;

function partsAt(epochMs: number, zone: string): CalendarDate {
  if (format?.zone !== zone) format = { zone, of: formatFor(zone) };
  const parts: Record<string, string> = {};
  for (const { type, value } of format.of.formatToParts(epochMs)) parts[type] = value;
  const { year = '', month, day } = parts;
  return `${year.padStart(4, '0')}-${month}-${day}` as CalendarDate;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
}
