import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, dateInZone } from '../lib/calendar-date';
import { momentWords, type Present, readMoment } from './moment-words';
import { momentInZone, timeInZone } from './zone-time';

const date = (text: string) => text as CalendarDate;

/** A quarter to eleven in Berlin, in winter. */
const PRESENT: Present = {
  now: '2026-01-30T09:45:00.000Z',
  today: date('2026-01-30'),
  zone: 'Europe/Berlin',
};

describe('a moment in words', () => {
  it.each([
    ['today', '2026-01-29T23:00:00.000Z'],
    ['Yesterday', '2026-01-28T23:00:00.000Z'],
    ['2h', '2026-01-30T07:45:00.000Z'],
    ['30m', '2026-01-30T09:15:00.000Z'],
    ['3 d ago', '2026-01-27T09:45:00.000Z'],
    ['1w', '2026-01-23T09:45:00.000Z'],
    ['2026-01-28', '2026-01-27T23:00:00.000Z'],
    ['2025-07-01', '2025-06-30T22:00:00.000Z'],
    ['2026-01-28 09:30', '2026-01-28T08:30:00.000Z'],
    ['yesterday 9:30', '2026-01-29T08:30:00.000Z'],
    ['10:41', '2026-01-30T09:41:00.000Z'],
    ['10:41:30', '2026-01-30T09:41:30.000Z'],
    ['23:50', '2026-01-29T22:50:00.000Z'],
    ['2026-01-30T08:00:00.000Z', '2026-01-30T08:00:00.000Z'],
  ])('%s is %s', (words, moment) => {
    expect(readMoment(words, PRESENT)).toEqual({ ok: true, value: moment });
  });

  it.each([
    ['tomorrow', 'is no moment'],
    ['', 'is no moment'],
    ['24:00', 'is no moment'],
    ['2026-02-30', 'is no moment'],
    ['today 10:41 sharp', 'is no moment'],
    ['2026-01-30T25:00:00Z', 'is no moment'],
    ['2026-01-31', 'is still to come'],
    ['today 23:00', 'is still to come'],
    ['999999w', 'is too long ago'],
    ['\u001b[2J', 'is no moment'],
  ])('%s is refused: %s', (words, error) => {
    const read = readMoment(words, PRESENT);
    expect(read).toEqual({ ok: false, error: expect.stringContaining(error) });
    expect(JSON.stringify(read)).not.toContain('\u001b');
    expect(!read.ok && read.error).toContain(error === 'is too long ago' ? 'ago' : 'yesterday');
  });

  it('is shown as a time today and with its day before', () => {
    expect(momentWords('2026-01-30T09:41:07.000Z', PRESENT)).toBe('10:41');
    expect(momentWords('2026-01-29T22:50:00.000Z', PRESENT)).toBe('2026-01-29 23:50');
  });
});

describe('a zone’s clocks', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'], // left out: set forward at 01:00Z
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'], // shown twice: the first
    ['America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00:00.000Z'], // a day that began at 01:00
    ['Pacific/Apia', '2011-12-30', '00:00', '2011-12-30T10:00:00.000Z'], // a day that was left out
    ['+05:30', '2026-01-30', '10:41', '2026-01-30T05:11:00.000Z'],
    ['-03:00', '2026-01-30', '10:41', '2026-01-30T13:41:00.000Z'],
  ])('in %s show %s %s at %s', (zone, day, time, moment) => {
    expect(new Date(momentInZone(date(day), time, zone)).toISOString()).toBe(moment);
  });

  it('are read both ways', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Pacific/Apia',
      '-09:30',
    );
    const moment = fc
      .integer({ min: Date.UTC(1975, 0), max: Date.UTC(2040, 0) })
      .map((ms) => ms - (ms % 1_000));
    fc.assert(
      fc.property(moment, zone, (at, where) => {
        const [day, time] = [dateInZone(at, where), timeInZone(at, where)];
        const found = momentInZone(day, time, where);
        expect([dateInZone(found, where), timeInZone(found, where)]).toEqual([day, time]);
        expect(found).toBeLessThanOrEqual(at);
      }),
    );
  });
});
