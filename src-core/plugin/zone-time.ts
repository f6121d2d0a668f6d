/** Moments and what a zone's clocks show, both ways. Pure: zones are names or offsets, moments are numbers. */
import { type CalendarDate, dateInZone } from '../lib/calendar-date';

/** `10:41:07`, what the zone's clocks show at a moment. */
export function timeInZone(epochMs: number, zone: string): string {
  const offset = OFFSET.exec(zone);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    return new Date(epochMs + (offset[1] === '-' ? -minutes : minutes) * MINUTE_MS)
      .toISOString()
      .slice(11, 19);
  }
  return formatFor(zone).format(epochMs);
}

/**
 * The first moment at which the zone's clocks show that day and time, `10:41`. Where clocks were set forward over it,
 * the moment at which they were set; where a whole day was left out, its end.
 */
export function momentInZone(date: CalendarDate, time: string, zone: string): number {
  const wanted = Date.parse(`${date}T${time.padEnd(8, ':00')}.000Z`);
  const candidates = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - offsetAt(near, zone));
  const showing = candidates.filter((at) => at + offsetAt(at, zone) === wanted);
  return showing.length > 0 ? Math.min(...showing) : Math.max(...candidates);
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const OFFSET = /^([+-])(\d{2}):(\d{2})$/;

/** How far the zone's clocks are ahead of UTC, in ms, to the second. */
function offsetAt(epochMs: number, zone: string): number {
  const second = Math.floor(epochMs / 1_000) * 1_000;
  const shown = Date.parse(`${dateInZone(second, zone)}T${timeInZone(second, zone)}.000Z`);
  return shown - second;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept: making one costs a hundred times what using it does. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    numberingSystem: 'latn',
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}
