/**
 * Days in the words that people type most: `fri`, `in 3 days`, `+2w`, `24.12.`, `eom`. What is not here is left to
 * chrono. Undefined: these words are not known here; an error: they are known, and wrong.
 */
import { type CalendarDate, longDate, parseCalendarDate } from '../../src-core/lib/calendar-date';
import { err, ok, type Result } from '../../src-core/lib/result';
import { type DayUnit, dayOf, endOfMonth, later, weekdayOf } from './civil-calendar';
import { type DayNumbers, namedMonth } from './month-words';

/** Which of the days is meant that a word could name: the next one, or the latest one up to today. */
export type Direction = 'forward' | 'back';

/** What was found; undefined when the words are not known here. */
export type DayRead = Result<CalendarDate, string> | undefined;

/** The day that the words name; they are in lower case, with single blanks. */
export function readDayWords(text: string, today: CalendarDate, direction: Direction): DayRead {
  return (
    plainDay(text, today) ??
    writtenDay(text, today, direction) ??
    dayOfMonth(text, today, direction) ??
    weekday(text, today, direction) ??
    offsetDay(text, today) ??
    endDay(text, today)
  );
}

const TOO_FAR = 'that is further away than the calendar goes';

function plainDay(text: string, today: CalendarDate): DayRead {
  const days = Object.hasOwn(PLAIN_DAYS, text) ? PLAIN_DAYS[text] : undefined;
  return days === undefined ? undefined : counted(later(today, days, 'd'));
}

const PLAIN_DAYS: Readonly<Record<string, number>> = {
  today: 0,
  tod: 0,
  tomorrow: 1,
  tom: 1,
  tmr: 1,
  tmrw: 1,
  'day after tomorrow': 2,
  'the day after tomorrow': 2,
  yesterday: -1,
  'day before yesterday': -2,
  'the day before yesterday': -2,
};

function counted(date: CalendarDate | undefined): Result<CalendarDate, string> {
  return date === undefined ? err(TOO_FAR) : ok(date);
}

/** `2026-12-24`, `2026/12/24`, `20261224`, `24.12.`, `24.12.2026`, `12/24`, `24/12/2026`. */
function writtenDay(text: string, today: CalendarDate, direction: Direction): DayRead {
  const iso = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$/.exec(text);
  if (iso) return existing(dayOf(Number(iso[1]), Number(iso[3]), Number(iso[4])));
  const named = namedMonth(text);
  if (named) return inYear(named, today, direction);
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4}|\d{2})?$/.exec(text);
  if (dotted) return inYear([dotted[2], dotted[1], dotted[3]], today, direction);
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(text);
  return slashed ? slashedDay([slashed[1], slashed[2], slashed[3]], today, direction) : undefined;
}

/** `15th`, `on the 15th`: that of this month, or of the nearest one that has it. */
function dayOfMonth(text: string, today: CalendarDate, direction: Direction): DayRead {
  const [, day] = /^(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)$/.exec(text) ?? [];
  if (day === undefined) return undefined;
  const [year = 0, month = 0] = today.split('-').map(Number);
  // No two months in a row lack the same day of a month.
  const days = Array.from({ length: 3 }, (_, n) => {
    const at = year * 12 + month - 1 + (direction === 'forward' ? n : -n);
    return dayOf(Math.floor(at / 12), (at % 12) + 1, Number(day));
  });
  return existing(
    days.find((date) => date !== undefined && (direction === 'forward' ? date >= today : date <= today)),
  );
}

/** Half the world writes the month first. What can be read both ways is not guessed. */
function slashedDay([a, b, year]: DayNumbers, today: CalendarDate, direction: Direction): DayRead {
  const monthFirst = inYear([a, b, year], today, direction);
  const dayFirst = inYear([b, a, year], today, direction);
  if (monthFirst.ok && dayFirst.ok && monthFirst.value !== dayFirst.value) {
    const both = [monthFirst.value, dayFirst.value].map(longDate).join(' or ');
    return err(`that may be ${both}: write it as ${monthFirst.value} or ${dayFirst.value}`);
  }
  return monthFirst.ok ? monthFirst : dayFirst;
}

/** Without a year the next such day, or the latest one. */
function inYear(
  [month, day, year]: DayNumbers,
  today: CalendarDate,
  direction: Direction,
): Result<CalendarDate, string> {
  const at = (inThat: number) => dayOf(inThat, Number(month), Number(day));
  if (year !== undefined) return existing(at(Number(year)));
  const thisYear = Number(today.slice(0, 4));
  const step = direction === 'forward' ? 1 : -1;
  // Eight years: from one February 29 to the next over a century's end.
  const days = Array.from({ length: 9 }, (_, n) => at(thisYear + step * n));
  const fits = (date: CalendarDate) => (direction === 'forward' ? date >= today : date <= today);
  return existing(days.find((date): date is CalendarDate => date !== undefined && fits(date)));
}

function existing(date: CalendarDate | undefined): Result<CalendarDate, string> {
  return date === undefined || parseCalendarDate(date) === undefined ? err('there is no such day') : ok(date);
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const SHORT = ['mo|mon', 'tu|tue|tues', 'we|wed|weds', 'th|thu|thur|thurs', 'fr|fri', 'sa|sat', 'su|sun'];
const WEEKDAY_NAMES = new Map(
  WEEKDAYS.flatMap((name, at) => [name, ...(SHORT[at] ?? '').split('|')].map((word) => [word, at] as const)),
);

/** The coming one, today left out; `next fri` is that of next week, `last fri` the one before today. */
function weekday(text: string, today: CalendarDate, direction: Direction): DayRead {
  const match = /^(?:on )?(?:(next|this|last) )?([a-z]+)\.?$/.exec(text);
  if (match?.[2] === 'weekend' && match[1] !== 'last') {
    return counted(later(today, ((5 - weekdayOf(today) + 7) % 7) + (match[1] === 'next' ? 7 : 0), 'd'));
  }
  const wanted = WEEKDAY_NAMES.get(match?.[2] ?? '');
  if (wanted === undefined) return undefined;
  const here = weekdayOf(today);
  if (match?.[1] === 'next') return counted(later(today, 7 - here + wanted, 'd'));
  if (match?.[1] === 'this') return counted(later(today, wanted - here, 'd'));
  const ahead = (wanted - here + 7) % 7;
  if (match?.[1] === 'last') return counted(later(today, ahead - 7, 'd'));
  if (direction === 'back') return counted(later(today, ahead === 0 ? 0 : ahead - 7, 'd'));
  return counted(later(today, ahead === 0 ? 7 : ahead, 'd'));
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at) => [word, at + 1]),
);
const AMOUNT = `(\\d{1,6}|an?|a couple of|${[...NUMBERS.keys()].join('|')})`;
const UNIT = '(d|days?|w|wks?|weeks?|m|mos?|months?|y|yrs?|years?)';
const AHEAD = new RegExp(`^(?:in |\\+ ?)?${AMOUNT} ?${UNIT}(?: from (?:now|today)| later| ahead)?$`);
const AGO = new RegExp(`^(?:- ?${AMOUNT} ?${UNIT}|${AMOUNT} ?${UNIT} (?:ago|back))$`);
const NEXT = /^(next|last) (week|month|year)$/;

function offsetDay(text: string, today: CalendarDate): DayRead {
  const ahead = AHEAD.exec(text);
  if (ahead) return counted(later(today, amountOf(ahead[1]), unitOf(ahead[2])));
  const ago = AGO.exec(text);
  if (ago) return counted(later(today, -amountOf(ago[1] ?? ago[3]), unitOf(ago[2] ?? ago[4])));
  const next = NEXT.exec(text);
  return next ? counted(later(today, next[1] === 'next' ? 1 : -1, unitOf(next[2]))) : undefined;
}

/** How many `a`, `two` or `12` are. */
export function amountOf(word = ''): number {
  if (word.startsWith('a couple')) return 2;
  return NUMBERS.get(word) ?? (/^an?$/.test(word) ? 1 : Number(word));
}

function unitOf(word = ''): DayUnit {
  return word.charAt(0) as DayUnit;
}

/** `eom`, `end of the month`, `end of next month`; weeks end on Sunday. */
function endDay(text: string, today: CalendarDate): DayRead {
  const match = /^(?:eo([wmy])|(?:the )?end of (?:the |this )?(next )?(week|month|year))$/.exec(text);
  if (!match) return undefined;
  const on = match[2] === undefined ? 0 : 1;
  switch (match[1] ?? match[3]?.charAt(0)) {
    case 'w':
      return counted(later(today, 6 - weekdayOf(today) + 7 * on, 'd'));
    case 'm':
      return counted(endOfMonth(today, on));
    default:
      return counted(dayOf(Number(today.slice(0, 4)) + on, 12, 31));
  }
}
