/** Moments as people say them: `yesterday`, `2h`, `2026-01-30`, `10:41`; and as they are shown. */
import { addDays, type CalendarDate, dateInZone, parseCalendarDate } from '../lib/calendar-date';
import { err, ok, type Result } from '../lib/result';
import type { Instant } from '../todo/todo';
import { cleanLine } from './clean-text';
import { momentInZone, timeInZone } from './zone-time';

/** What “now” and “today” mean for whoever speaks. */
export interface Present {
  readonly now: Instant;
  readonly today: CalendarDate;
  /** An IANA name or an offset like `+01:00`. */
  readonly zone: string;
}

/**
 * The moment that the words name, never after now. A time alone is the last one that the clock showed, so at a quarter
 * past midnight `23:50` is yesterday's. The error says what can be written.
 */
export function readMoment(words: string, present: Present): Result<Instant, string> {
  const text = words.trim().toLowerCase();
  const now = Date.parse(present.now);
  const at = ago(text, now) ?? day(text, present) ?? clock(text, present, now) ?? instant(words.trim());
  if (at === undefined || Number.isNaN(at)) return err(`“${cleanLine(words, 40)}” is no moment: ${HOW}`);
  if (at > now) return err(`“${cleanLine(words, 40)}” is still to come: ${HOW}`);
  return at < FIRST_MS ? err(`“${cleanLine(words, 40)}” is too long ago`) : ok(new Date(at).toISOString());
}

/** `10:41` of today, `2026-01-29 10:41` of other days. */
export function momentWords(instant: Instant, { today, zone }: Omit<Present, 'now'>): string {
  const at = Date.parse(instant);
  const date = dateInZone(at, zone);
  const time = timeInZone(at, zone).slice(0, 5);
  return date === today ? time : `${date} ${time}`;
}

/** The text with every moment in it, as JSON writes one, in those words. */
export function withMomentWords(text: string, present: Omit<Present, 'now'>): string {
  return text.replace(MOMENTS, (moment) =>
    Number.isNaN(Date.parse(moment)) ? moment : momentWords(moment, present),
  );
}

const MOMENTS = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z\b/g;
const HOW = 'write today, yesterday, 30m, 2h, 3d, 10:41, 2026-01-30 or 2026-01-30 10:41';
const UNITS_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const FIRST_MS = Date.UTC(1970, 0, 1);

function ago(text: string, now: number): number | undefined {
  const match = /^(\d{1,6})\s?([smhdw])(?:\sago)?$/.exec(text);
  return match ? now - Number(match[1]) * UNITS_MS[match[2] as keyof typeof UNITS_MS] : undefined;
}

function day(text: string, { today, zone }: Present): number | undefined {
  const [word = '', time, more] = text.split(/\s+/);
  const date = word === 'today' ? today : word === 'yesterday' ? addDays(today, -1) : parseCalendarDate(word);
  if (!date || more !== undefined) return undefined;
  if (time !== undefined && !CLOCK.test(time)) return undefined;
  return momentInZone(date, twoDigits(time ?? '00:00'), zone);
}

function clock(text: string, { today, zone }: Present, now: number): number | undefined {
  if (!CLOCK.test(text)) return undefined;
  const time = twoDigits(text);
  const here = momentInZone(today, time, zone);
  return here <= now ? here : momentInZone(addDays(today, -1), time, zone);
}

const CLOCK = /^(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

/** `9:41` → `09:41`. */
function twoDigits(time: string): string {
  return time.replace(/^\d:/, '0$&');
}

/** As the reports for programs print it. */
function instant(text: string): number | undefined {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(text) ? Date.parse(text) : undefined;
}
