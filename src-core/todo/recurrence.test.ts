import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../lib/calendar-date';
import { recurrenceSchema } from './moment-schemas';
import { daysLater, nextDue, parseRepeater, recurrenceWords } from './recurrence';
import { dateOf } from './testing/list-notation';

const next = (repeater: string, due: string, doneOn: string) =>
  nextDue(repeater, dateOf(due), dateOf(doneOn));

describe('when a todo is due next', () => {
  it.each([
    // One step from the old date, however late it was done.
    ['+1d', '2026-01-31', '2026-01-31', '2026-02-01'],
    ['+1w', '2026-01-05', '2026-01-31', '2026-01-12'],
    ['+2w', '2026-01-31', '2026-01-20', '2026-02-14'],
    ['+999d', '2026-01-01', '2026-01-01', '2028-09-26'],
    // Steps from the old date until after today.
    ['++1w', '2026-01-05', '2026-01-31', '2026-02-02'],
    ['++1w', '2026-01-05', '2026-01-12', '2026-01-19'],
    ['++1d', '2026-02-05', '2026-01-31', '2026-02-06'],
    ['++2m', '2025-08-31', '2026-01-31', '2026-02-28'],
    ['++1y', '2020-02-29', '2026-01-31', '2026-02-28'],
    ['++1y', '2020-03-01', '2026-02-28', '2026-03-01'],
    // One step from the day it was done.
    ['.+3d', '2026-01-05', '2026-01-31', '2026-02-03'],
    ['.+1m', '2026-01-05', '2026-01-31', '2026-02-28'],
    ['.+1w', '2026-03-05', '2026-01-31', '2026-02-07'],
  ])('%s, due %s, done on %s: %s', (repeater, due, doneOn, then) => {
    expect(next(repeater, due, doneOn)).toBe(then);
  });

  it.each([
    ['2026-01-31', '+1m', '2026-02-28'],
    ['2028-01-31', '+1m', '2028-02-29'],
    ['2026-03-31', '+1m', '2026-04-30'],
    ['2026-12-31', '+2m', '2027-02-28'],
    ['2028-02-29', '+1y', '2029-02-28'],
    ['2028-02-29', '+4y', '2032-02-29'],
    ['2099-02-28', '+12m', '2100-02-28'],
    ['2096-02-29', '+4y', '2100-02-28'],
  ])('a month without the day of %s has its last one: %s makes %s', (due, repeater, then) => {
    expect(next(repeater, due, due)).toBe(then);
  });

  it('goes on from the last date, month by month, but counts steps taken at once from the old date', () => {
    expect(next('+1m', next('+1m', '2026-01-31', '2026-01-31') ?? '', '2026-02-28')).toBe('2026-03-28');
    expect(next('++1m', '2026-01-31', '2026-03-05')).toBe('2026-03-31');
  });

  it('ends with the calendar, and knows no text that is no repeater', () => {
    expect(next('+1d', '9999-12-31', '2026-01-31')).toBeUndefined();
    expect(next('+1m', '9999-12-01', '2026-01-31')).toBeUndefined();
    expect(next('+999y', '9001-01-01', '2026-01-31')).toBeUndefined();
    expect(next('++1w', '0000-01-01', '9999-12-31')).toBeUndefined();
    expect(next('1w', '2026-01-31', '2026-01-31')).toBeUndefined();
    expect(daysLater(dateOf('0000-01-01'), -1)).toBeUndefined();
    expect(daysLater(dateOf('0000-01-02'), -1)).toBe('0000-01-01');
  });

  it('is found at once for a date of long ago', () => {
    expect(next('++1d', '0000-01-01', '2026-01-31')).toBe('2026-02-01');
    expect(next('++1m', '0000-01-31', '2026-02-28')).toBe('2026-03-31');
  });
});

describe('a repeater in words', () => {
  it.each([
    ['+1d', 'every day'],
    ['+1w', 'every week'],
    ['+2m', 'every 2 months'],
    ['++1y', 'every year, catching up'],
    ['++3w', 'every 3 weeks, catching up'],
    ['.+1d', '1 day after it is done'],
    ['.+3d', '3 days after it is done'],
    ['what?', 'what?'],
  ])('%s is %s', (repeater, words) => expect(recurrenceWords(repeater)).toBe(words));
});

const repeater = fc
  .tuple(
    fc.constantFrom('+', '++', '.+'),
    fc.integer({ min: 1, max: 999 }),
    fc.constantFrom('d', 'w', 'm', 'y'),
  )
  .map(([kind, count, unit]) => `${kind}${count}${unit}`);
const day = fc.integer({ min: -400_000, max: 400_000 }).map((days) => addDays(dateOf('2026-01-31'), days));

describe('laws of repeaters', () => {
  it('what the schema takes is what is read', () => {
    fc.assert(
      fc.property(fc.oneof(repeater, fc.string({ maxLength: 6 })), (text) => {
        expect(parseRepeater(text) !== undefined).toBe(recurrenceSchema.safeParse(text).success);
      }),
    );
  });

  it('the next day is later than the one it is counted from, ++ after today as well, and no sooner than need be', () => {
    fc.assert(
      fc.property(repeater, day, day, (text, due, doneOn) => {
        const then = nextDue(text, due, doneOn);
        if (then === undefined) return;
        const plain = text.replace(/^\W+/, '+');
        const isLate = text.startsWith('++');
        expect(then > (text.startsWith('.') ? doneOn : due)).toBe(true);
        if (!isLate) return;
        expect(then > doneOn).toBe(true);
        const once = nextDue(plain, due, due);
        if (once !== undefined && once > doneOn) expect(then).toBe(once);
        // One step earlier would not have been after today.
        const before = nextDue(plain, then, then);
        if (before !== undefined && then !== once)
          expect(daysBetween(doneOn, then)).toBeLessThanOrEqual(daysBetween(then, before) + 3);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the day of the month wherever there is one, and else has the last', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 999 }), (due, months) => {
        const then = nextDue(`+${months}m`, due, due);
        if (then === undefined) return;
        const isLast = addDays(then, 1).endsWith('-01');
        expect(then.slice(8) === due.slice(8) || (isLast && then.slice(8) < due.slice(8))).toBe(true);
      }),
    );
  });
});
