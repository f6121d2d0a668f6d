import { type CalendarDate, dateInZone } from '../../src-core/lib/calendar-date';
import { momentInZone, timeInZone } from '../../src-core/plugin/zone-time';
import type { CivilMinute } from '../../src-core/todo/todo';

/** The minute that a zone's clocks show at a moment, in ms since 1970. */
export function civilMinuteAt(epochMs: number, zone: string): CivilMinute {
  return `${dateInZone(epochMs, zone)}T${timeInZone(epochMs, zone).slice(0, 5)}`;
}

/**
 * The first moment at which the zone's clocks have come to that minute or gone past it. A minute that is left out when
 * clocks are set forward begins where they are set; of one that comes twice, the first.
 */
export function momentOfMinute(minute: CivilMinute, zone: string): number {
  const near = momentInZone(minute.slice(0, 10) as CalendarDate, minute.slice(11), zone);
  const isThere = (at: number) => civilMinuteAt(at, zone) >= minute;
  if (civilMinuteAt(near, zone) === minute) return near;
  let [before, there] = [near - DAY_MS, near];
  while (there - before > 1) {
    const middle = Math.floor((before + there) / 2);
    if (isThere(middle)) there = middle;
    else before = middle;
  }
  return there;
}

const DAY_MS = 86_400_000;
