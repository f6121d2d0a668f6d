import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, parseCalendarDate } from '../../src-core/lib/calendar-date';
import { READING_KINDS, type ReadingKind } from '../../src-core/todo/days';
import { civilMinuteSchema, recurrenceSchema } from '../../src-core/todo/moment-schemas';
import { type CivilNow, readTime } from './read-time';

/** A Sunday. */
const TODAY = '2026-11-22' as CalendarDate;
const NOW: CivilNow = { today: TODAY, minute: '2026-11-22T10:30', zone: 'Europe/Berlin' };

async function read(kind: ReadingKind, text: string, now = NOW): Promise<string | null> {
  const reading = await readTime(kind, text, now);
  return reading.ok ? reading.value : `! ${reading.error}`;
}

describe.each(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'])('on a computer in %s', (zone) => {
  const before = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = zone;
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('is a computer there', () => {
    const offsets = { UTC: 0, 'Pacific/Kiritimati': -840, 'America/Los_Angeles': 480 };
    expect(new Date(2026, 10, 22).getTimezoneOffset()).toBe(offsets[zone as keyof typeof offsets]);
  });

  it.each([
    ['today', '2026-11-22'],
    ['tomorrow', '2026-11-23'],
    ['Tomorrow', '2026-11-23'],
    ['day after tomorrow', '2026-11-24'],
    ['yesterday', '2026-11-21'],
    ['fri', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['fri.', '2026-11-27'],
    ['on friday', '2026-11-27'],
    ['sun', '2026-11-29'],
    ['next mon', '2026-11-23'],
    ['next sunday', '2026-11-29'],
    ['last fri', '2026-11-20'],
    ['this weekend', '2026-11-28'],
    ['in 3 days', '2026-11-25'],
    ['+3d', '2026-11-25'],
    ['3 days', '2026-11-25'],
    ['in a week', '2026-11-29'],
    ['2w', '2026-12-06'],
    ['in two weeks', '2026-12-06'],
    ['a week from now', '2026-11-29'],
    ['a couple of days later', '2026-11-24'],
    ['3 days ago', '2026-11-19'],
    ['-1w', '2026-11-15'],
    ['next week', '2026-11-29'],
    ['next month', '2026-12-22'],
    ['1m', '2026-12-22'],
    ['in 3 months', '2027-02-22'],
    ['next year', '2027-11-22'],
    ['eom', '2026-11-30'],
    ['end of month', '2026-11-30'],
    ['the end of next month', '2026-12-31'],
    ['eoy', '2026-12-31'],
    ['eow', '2026-11-22'],
    ['2026-12-24', '2026-12-24'],
    ['20261224', '2026-12-24'],
    ['2026/12/24', '2026-12-24'],
    ['24.12.', '2026-12-24'],
    ['24.12', '2026-12-24'],
    ['24. 12. 2027', '2027-12-24'],
    ['1.3.', '2027-03-01'],
    ['29.2.', '2028-02-29'],
    ['24/12', '2026-12-24'],
    ['12/24/26', '2026-12-24'],
    ['12/12', '2026-12-12'],
    ['dec 24', '2026-12-24'],
    ['24 december', '2026-12-24'],
    ['24th of december', '2026-12-24'],
    ['Dec. 24, 2027', '2027-12-24'],
    ['jan 5', '2027-01-05'],
    ['nov 21', '2027-11-21'],
    ['friday, november 27', '2026-11-27'],
    ['december 24th 2027', '2027-12-24'],
    ['the 3rd of march', '2027-03-03'],
    ['feb 29', '2028-02-29'],
    ['the 15th', '2026-12-15'],
    ['22nd', '2026-11-22'],
    ['on the 31st', '2026-12-31'],
    // Counted from today by chrono itself.
    ['in 2 weeks and 3 days', '2026-12-09'],
    ['', null],
    [' - ', null],
    ['none', null],
  ])('%j is due on %s', async (text, day) => {
    expect(await read('due', text)).toBe(day);
  });

  it.each([
    ['fri', '2026-11-20'],
    ['sunday', '2026-11-22'],
    ['nov 3', '2026-11-03'],
    ['the 15th', '2026-11-15'],
    ['31st', '2026-10-31'],
    ['3.12.', '2025-12-03'],
    ['dec 24', '2025-12-24'],
    ['yesterday', '2026-11-21'],
    ['2 weeks ago', '2026-11-08'],
  ])('%j is the day to look at, %s', async (text, day) => {
    expect(await read('day', text)).toBe(day);
  });

  it.each([
    ['monday 9am', '2026-11-23T09:00'],
    ['mon', '2026-11-23T09:00'],
    ['mon 17:30', '2026-11-23T17:30'],
    ['9am mon', '2026-11-23T09:00'],
    ['tomorrow at 8', '2026-11-23T08:00'],
    ['tomorrow 9', '2026-11-23T09:00'],
    ['mon 17', '2026-11-23T17:00'],
    ['dec 24 8', '2026-12-24T08:00'],
    ['dec 9', '2026-12-09T09:00'],
    ['at 8', '2026-11-23T08:00'],
    ['17:30', '2026-11-22T17:30'],
    ['10:30', '2026-11-23T10:30'],
    ['12am', '2026-11-23T00:00'],
    ['12pm', '2026-11-22T12:00'],
    ['tonight', '2026-11-22T20:00'],
    ['tomorrow morning', '2026-11-23T09:00'],
    ['this evening', '2026-11-22T18:00'],
    ['noon', '2026-11-22T12:00'],
    ['in 2 hours', '2026-11-22T12:30'],
    ['30m', '2026-11-22T11:00'],
    ['half an hour from now', '2026-11-22T11:00'],
    ['in 1h 15m', '2026-11-22T11:45'],
    ['in 3 days at 7:05', '2026-11-25T07:05'],
    ['2026-12-24 09:00', '2026-12-24T09:00'],
    ['2026-12-24T09:00', '2026-12-24T09:00'],
    ['24.12. 8:00', '2026-12-24T08:00'],
    ['24.12.', '2026-12-24T09:00'],
    ['dec 24 at 8', '2026-12-24T08:00'],
    ['dec 24, 8 p.m.', '2026-12-24T20:00'],
    ['none', null],
  ])('%j reminds at %s', async (text, minute) => {
    expect(await read('reminder', text)).toBe(minute);
  });
});

describe('recurrence', () => {
  it.each([
    ['every week', '+1w', 'every week'],
    ['weekly', '+1w', 'every week'],
    ['every 2 days', '+2d', 'every 2 days'],
    ['every other month', '+2m', 'every 2 months'],
    ['every third day', '+3d', 'every 3 days'],
    ['3 weeks', '+3w', 'every 3 weeks'],
    ['monthly', '+1m', 'every month'],
    ['quarterly', '+3m', 'every 3 months'],
    ['yearly', '+1y', 'every year'],
    ['after 3 days', '.+3d', '3 days after it is done'],
    ['a week after it is done', '.+1w', '1 week after it is done'],
    ['every 2 days after completion', '.+2d', '2 days after it is done'],
    ['every month, catching up', '++1m', 'every month, catching up'],
    ['weekly and catch up', '++1w', 'every week, catching up'],
    ['++1m', '++1m', 'every month, catching up'],
    ['.+3d', '.+3d', '3 days after it is done'],
    ['+ 1 w', '+1w', 'every week'],
  ])('%j is %s: %s', async (text, value, words) => {
    expect(await readTime('recurrence', text, NOW)).toEqual({ ok: true, value, words });
  });

  it.each(['every monday', 'every', 'often', '+0d', '+1000d', '+1x', 'every 0 days', '++', 'after'])(
    '%j is none, and what is one is said',
    async (text) => {
      expect(await read('recurrence', text)).toMatch(/^! “.*”: .*every week/);
    },
  );

  it('is said in words that are read back', () => {
    const repeater = fc.tuple(
      fc.constantFrom('+', '++', '.+'),
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom('d', 'w', 'm', 'y'),
    );
    return fc.assert(
      fc.asyncProperty(repeater, async (parts) => {
        const first = await readTime('recurrence', parts.join(''), NOW);
        expect(await readTime('recurrence', first.ok ? first.words : '?', NOW)).toEqual(first);
      }),
    );
  });
});

describe('words for people', () => {
  it.each([
    ['due', 'fri', 'Friday, November 27, in 5 days'],
    ['due', 'today', 'Sunday, November 22, today'],
    ['due', 'tom', 'Monday, November 23, tomorrow'],
    ['due', '2026-11-20', 'Friday, November 20, 2 days ago'],
    ['due', 'jan 5', 'Tuesday, January 5, 2027, in 44 days'],
    ['due', 'none', 'no due date'],
    ['day', 'yesterday', 'Saturday, November 21, yesterday'],
    ['reminder', 'monday 9am', 'Monday, November 23, 09:00, tomorrow'],
    ['reminder', '-', 'no reminder'],
    ['recurrence', '', 'once only'],
    // Berlin's clocks go from 02:00 to 03:00 on that day.
    [
      'reminder',
      '2027-03-28 02:30',
      'Sunday, March 28, 2027, 02:30, in 126 days (the clock is set forward then: at 03:00)',
    ],
  ] as const)('%s %j: %s', async (kind, text, words) => {
    expect(await readTime(kind, text, NOW)).toMatchObject({ ok: true, words });
  });

  it.each([
    [
      'due',
      '03/04/2027',
      'that may be Thursday, March 4, 2027 or Saturday, April 3, 2027: write it as 2027-03-04',
    ],
    ['due', '2026-02-30', 'there is no such day'],
    ['due', '31.11.', 'there is no such day'],
    ['due', '13/13', 'there is no such day'],
    ['due', 'feb 30', 'there is no such day'],
    ['due', '31st of november', 'there is no such day'],
    ['due', '32nd', 'there is no such day'],
    ['day', 'soon', 'write yesterday, last friday'],
    ['reminder', '1 hour before', 'write tomorrow 9am'],
    ['due', 'soon', 'write fri, tomorrow'],
    ['due', '42', 'write fri, tomorrow'],
    ['due', 'milk tomorrow', 'write fri, tomorrow'],
    ['due', 'dec 24 to dec 26', 'more than one day'],
    ['due', 'dec 24 9am', 'leave the time out'],
    ['due', 'in 999999 years', 'further away than the calendar goes'],
    ['day', '', 'write yesterday'],
    ['day', 'tomorrow', 'still to come'],
    ['reminder', 'today 8am', 'Sunday, November 22, 08:00, today, is past'],
    ['reminder', '2026-11-22 10:30', 'is past'],
    ['reminder', '25:00', 'there is no time 25:00'],
    ['reminder', 'tomorrow 13pm', 'there is no time 13pm'],
    ['reminder', 'in 0 minutes', 'that is now'],
    ['reminder', 'fri foo', 'write tomorrow 9am'],
    ['reminder', 'foo 9', 'write tomorrow 9am'],
    ['reminder', 'tomorrow 25', 'write tomorrow 9am'],
    ['due', 'x'.repeat(201), 'fewer than 200'],
  ] as const)('say what is wrong with %s %j', async (kind, text, error) => {
    expect(await readTime(kind, text, NOW)).toEqual({ ok: false, error: expect.stringContaining(error) });
  });
});

describe('clocks that are set', () => {
  it('hours from now pass as they do', async () => {
    const minute = '2027-03-28T01:30';
    const now = { today: '2027-03-28' as CalendarDate, minute, zone: 'Europe/Berlin' };
    expect(await read('reminder', 'in 1 hour', now)).toBe('2027-03-28T03:30');
    expect(await read('reminder', 'in 1 hour', { ...now, zone: 'UTC' })).toBe('2027-03-28T02:30');
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...'in next last the of at on to - + . / : 3 31 12 2026 9am dec friday week days month a every after noon T Z'.split(
      ' ',
    ),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 250 }),
    fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
    fc.array(words, { maxLength: 30 }).map((all) => all.join('')),
    fc.constantFrom(
      '\u001b]0;x\u0007',
      '\u0000',
      '\ud800',
      '９:００',
      'constructor',
      '__proto__',
      '1'.repeat(200),
    ),
  );

  it('is a value that can be stored, or a sentence of one clean line', () => {
    const kinds = fc.constantFrom(...READING_KINDS);
    return fc.assert(
      fc.asyncProperty(kinds, texts, async (kind, text) => {
        const reading = await readTime(kind, text, NOW);
        if (!reading.ok) expect(reading.error).toMatch(/^[^\p{Cc}]+$/u);
        else if (reading.value !== null) expect(isStorable(kind, reading.value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('reads every day back from how it is written', () => {
    const days = fc.integer({ min: -3_000, max: 30_000 }).map((days) => addDays(TODAY, days));
    return fc.assert(
      fc.asyncProperty(days, async (day) => {
        const [year, month, date] = day.split('-').map(Number);
        expect(await read('due', day)).toBe(day);
        expect(await read('due', `${date}.${month}.${year}`)).toBe(day);
      }),
    );
  });
});

function isStorable(kind: ReadingKind, value: string): boolean {
  if (kind === 'recurrence') return recurrenceSchema.safeParse(value).success;
  if (kind === 'reminder') return civilMinuteSchema.safeParse(value).success && value > NOW.minute;
  return parseCalendarDate(value) !== undefined && (kind === 'due' || value <= TODAY);
}
