import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilMinuteAt, momentOfMinute } from './civil-minute';

const at = (minute: string, zone: string) => new Date(momentOfMinute(minute, zone)).toISOString();

describe('the moment of a minute', () => {
  it.each([
    ['2026-11-22T10:30', 'Europe/Berlin', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22T10:30', '+05:45', '2026-11-22T04:45:00.000Z'],
    ['2026-11-22T10:30', 'Pacific/Kiritimati', '2026-11-21T20:30:00.000Z'],
    // Left out: clocks go from 02:00 to 03:00.
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
    // Comes twice: the first.
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    // A whole day was left out.
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s in %s is %s', (minute, zone, moment) => {
    expect(at(minute, zone)).toBe(moment);
  });

  it('is the first at which the clock has come to it', () => {
    const moments = fc.integer({ min: Date.UTC(2011, 0), max: Date.UTC(2030, 0) });
    const zones = fc.constantFrom('Europe/Berlin', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC', '-03:30');
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const minute = civilMinuteAt(moment, zone);
        const first = momentOfMinute(minute, zone);
        expect(first).toBeLessThanOrEqual(moment);
        expect(civilMinuteAt(first, zone)).toBe(minute);
        expect(civilMinuteAt(first - 1, zone) < minute).toBe(true);
      }),
    );
  });
});
