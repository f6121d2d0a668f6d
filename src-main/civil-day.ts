import { type CalendarDate, dateInZone } from '../src-core/lib/calendar-date';

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

/** Like {@link dateInZone}, also for offsets, which the `Intl` of Node 20 refuses as zones. */
export function civilDate(epochMs: number, zone: string): CalendarDate {
  const offset = offsetMs(zone);
  return offset === undefined ? dateInZone(epochMs, zone) : dateInZone(epochMs + offset, 'UTC');
}

const HOUR_MS = 3_600_000;
const OFFSET = /^([+-])(\d{2}):(\d{2})$/;

function offsetMs(zone: string): number | undefined {
  const match = OFFSET.exec(zone);
  if (!match) return undefined;
  const ms = (Number(match[2]) * 60 + Number(match[3])) * 60_000;
  return match[1] === '-' ? -ms : ms;
}
