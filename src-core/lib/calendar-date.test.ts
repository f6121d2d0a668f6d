import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type CalendarDate,
  dateInZone,
  daysBetween,
  longDate,
  parseCalendarDate,
} from './calendar-date';
import { calendarDateSchema } from './calendar-date-schema';

const date = (text: string): CalendarDate => calendarDateSchema.parse(text);

describe('a calendar date', () => {
  it.each(['2026-01-24', '2024-02-29', '0099-12-31', '9999-12-31'])('%s is a day', (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-2',
    ' 2026-01-02',
    '2026-01-02\n',
    '',
    'today',
  ])('%j is none', (text) => {
    expect(parseCalendarDate(text)).toBeUndefined();
    expect(calendarDateSchema.safeParse(text).success).toBe(false);
  });

  it('is written out for the title', () =>
    expect(longDate(date('2026-01-30'))).toBe('Friday, January 30, 2026'));

  it('counts over leap days, months and daylight saving alike', () => {
    expect(addDays(date('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(date('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(date('2026-03-28'), date('2026-03-30'))).toBe(2);
  });

  it('has no day beyond the last one that can be written', () => {
    expect(() => addDays(date('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(date('0000-01-01'), -1)).toThrow(RangeError);
  });

  it('adding and counting are each other’s opposite', () => {
    const day = fc.integer({ min: 0, max: 2_900_000 }).map((n) => addDays(date('0000-01-01'), n));
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(parseCalendarDate(to)).toBe(to);
        expect(from < to).toBe(daysBetween(from, to) > 0);
      }),
    );
  });
});

describe('the day in a zone', () => {
  it.each([
    ['2026-01-31T23:30:00Z', 'UTC', '2026-01-31'],
    ['2026-01-31T23:30:00Z', 'Europe/Berlin', '2026-02-01'],
    ['2026-01-31T23:30:00Z', '-05:00', '2026-01-31'],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    ['0099-06-01T12:00:00Z', 'UTC', '0099-06-01'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dateInZone(Date.parse(instant), zone)).toBe(day);
  });
});
