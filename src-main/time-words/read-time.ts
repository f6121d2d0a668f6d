/**
 * Words about time, as people type them: the day something is due, the day to look at, the minute to be reminded at,
 * how something comes again. Civil days and minutes only; whose zone it is matters for hours from now alone. It changes
 * nothing and knows no todo.
 */
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { err, ok, type Result } from '../../src-core/lib/result';
import { quoteLine } from '../../src-core/plugin/clean-text';
import type { Reading, ReadingKind } from '../../src-core/todo/days';
import { recurrenceWords } from '../../src-core/todo/recurrence';
import type { CivilMinute } from '../../src-core/todo/todo';
import { civilMinuteAt, momentOfMinute } from './civil-minute';
import { type Direction, readDayWords } from './day-words';
import { readRecurrence } from './recurrence-words';
import { sayDay, sayMinute } from './say-time';
import { splitTimeOfDay } from './time-of-day';

/** What now is, where the user is. */
export interface CivilNow {
  readonly today: CalendarDate;
  /** The minute that the user's clock shows. */
  readonly minute: CivilMinute;
  /** An IANA name or an offset like `+01:00`. */
  readonly zone: string;
}

/** The longest text that is looked at, in UTF-16 code units. */
const MAX_TEXT = 200;

/** A reminder of which only the day was said. */
const USUAL_TIME = '09:00';

/** Reads the words. Whatever they are, it answers: a value, nothing (`none`, `-`, empty), or what to write instead. */
export async function readTime(kind: ReadingKind, text: string, now: CivilNow): Promise<Reading> {
  if (text.length > MAX_TEXT) return { ok: false, error: `write it in fewer than ${MAX_TEXT} characters` };
  const words = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.!,]$/, cutEnd);
  if (CLEARING.has(words) && kind !== 'day') return { ok: true, value: null, words: CLEARED[kind] };
  const read = await readKind(kind, words, now);
  return read.ok
    ? { ok: true, ...read.value }
    : { ok: false, error: words === '' ? read.error : `${quoteLine(text, 40)}: ${read.error}` };
}

/** The dot of `24.12.` belongs to it. */
function cutEnd(end: string, at: number, all: string): string {
  return end === '.' && /\d\.$/.test(all.slice(0, at + 1)) ? end : '';
}

const CLEARING: ReadonlySet<string> = new Set(['', 'none', '-', 'no', 'never', 'nothing', 'clear', 'off']);
const CLEARED = { due: 'no due date', reminder: 'no reminder', recurrence: 'once only' } as const;

interface Read {
  readonly value: string;
  readonly words: string;
}

async function readKind(kind: ReadingKind, words: string, now: CivilNow): Promise<Result<Read, string>> {
  switch (kind) {
    case 'recurrence': {
      const repeater = readRecurrence(words);
      return repeater.ok ? ok({ value: repeater.value, words: recurrenceWords(repeater.value) }) : repeater;
    }
    case 'reminder':
      return readReminder(words, now);
    case 'due': {
      const day = await readDay(words, now.today, 'forward');
      return day.ok ? ok({ value: day.value, words: sayDay(day.value, now.today) }) : day;
    }
    case 'day': {
      const day = await readDay(words, now.today, 'back', PAST_HOW);
      if (day.ok && day.value > now.today) return err('that day is still to come: lists go up to today');
      return day.ok ? ok({ value: day.value, words: sayDay(day.value, now.today) }) : day;
    }
  }
}

const DAY_HOW = 'write fri, tomorrow, in 3 days, +2w, dec 24, 24.12. or 2026-12-24';
const PAST_HOW = 'write yesterday, last friday, 3 days ago, jan 15, 15.1. or 2026-01-15';
const REMINDER_HOW = 'write tomorrow 9am, mon 17:30, in 2 hours, dec 24 at 8 or 2026-12-24 09:00';

async function readDay(
  words: string,
  today: CalendarDate,
  direction: Direction,
  how = DAY_HOW,
): Promise<Result<CalendarDate, string>> {
  const own = readDayWords(words, today, direction);
  if (own !== undefined) return own;
  if (!/\p{L}/u.test(words)) return err(how);
  const { readDayByChrono } = await import('./chrono-day');
  const timed = how === REMINDER_HOW ? how : 'a day is wanted: leave the time out';
  return (await readDayByChrono(words, today, direction, timed)) ?? err(how);
}

async function readReminder(words: string, now: CivilNow): Promise<Result<Read, string>> {
  const soon = fromNow(words, now);
  if (soon !== undefined) return soon;
  const read = await readMoment(words, now);
  // `dec 9` is a day, but `tomorrow 9` is none: then the number is an hour.
  const hour = read.ok ? null : /^(.*\S) (\d{1,2})$/.exec(words);
  const timed = hour ? await readMoment(`${hour[1]} at ${hour[2]}`, now) : read;
  return timed.ok ? timed : read;
}

async function readMoment(words: string, now: CivilNow): Promise<Result<Read, string>> {
  const split = splitTimeOfDay(words);
  if (!split.ok) return split;
  const { rest, time } = split.value;
  if (rest === '' && time !== null) return timeAlone(time, now);
  const day = await readDay(rest === 'this' ? 'today' : rest, now.today, 'forward', REMINDER_HOW);
  return day.ok ? minuteRead(day.value, time ?? USUAL_TIME, now) : day;
}

/** Today if it is still to come, else tomorrow. */
function timeAlone(time: string, now: CivilNow): Result<Read, string> {
  const today = minuteRead(now.today, time, now);
  if (today.ok) return today;
  const tomorrow = readDayWords('tomorrow', now.today, 'forward');
  return tomorrow?.ok ? minuteRead(tomorrow.value, time, now) : today;
}

function minuteRead(
  date: CalendarDate,
  time: string,
  { today, minute, zone }: CivilNow,
): Result<Read, string> {
  const value = `${date}T${time}`;
  if (value <= minute) return err(`${sayMinute(date, time, today)}, is past`);
  const shown = civilMinuteAt(momentOfMinute(value, zone), zone);
  // Where clocks are set forward over it, there is no such minute.
  const moved = shown === value ? '' : ` (the clock is set forward then: at ${shown.slice(11)})`;
  return ok({ value, words: `${sayMinute(date, time, today)}${moved}` });
}

const FROM_NOW =
  /^(?:in |\+ ?)?(\d{1,4}|an?|half an) ?(m|mins?|minutes?|h|hrs?|hours?)(?: (?:and )?(\d{1,2}) ?(?:m|mins?|minutes?))?(?: from now| later)?$/;

/** Minutes and hours pass as they do, also while the clocks are set. */
function fromNow(words: string, { today, minute, zone }: CivilNow): Result<Read, string> | undefined {
  const match = FROM_NOW.exec(words);
  if (!match) return undefined;
  const [, amount = '1', unit = 'm', more = '0'] = match;
  const count = amount === 'half an' ? 0.5 : /^an?$/.test(amount) ? 1 : Number(amount);
  const minutes = count * (unit.startsWith('h') ? 60 : 1) + Number(more);
  if (minutes < 1) return err('that is now');
  const at = momentOfMinute(minute, zone) + minutes * 60_000;
  const value = civilMinuteAt(at, zone);
  return ok({ value, words: sayMinute(value.slice(0, 10) as CalendarDate, value.slice(11), today) });
}
