import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, parseCalendarDate } from '../lib/calendar-date';
import { dayAndMonth, type PlotLook, type PlotPoint, plot } from './plot';
import { lineWidth, plainText } from './span';

const LAST = '2026-01-30' as CalendarDate;

const points = (values: readonly number[]): PlotPoint[] =>
  values.map((value, n) => ({ date: addDays(LAST, n - values.length + 1), value }));
const drawn = (values: readonly number[], columns: number, rows: number, kind: PlotLook['kind'] = 'bars') =>
  plot(points(values), { kind, columns, rows, ink: 'ok' }).lines.map(plainText);

describe('a plot', () => {
  it('has a bar for each day, its numbers at the left and dates below', () => {
    expect(drawn([1, 0, 2, 4, 3, 0, 1], 30, 5)).toEqual([
      '4┤            ███',
      ' │            ███ ███',
      ' │        ███ ███ ███',
      '0┤███     ███ ███ ███     ███',
      '  Jan 24      Jan 27    Jan 30',
    ]);
  });

  it('draws parts of a row in eighths', () => {
    expect(drawn([1, 2, 3, 4, 5, 6, 7, 8], 8, 1)).toEqual(['▁▂▃▄▅▆▇█']);
  });

  it('shows a little where it is nothing beside the greatest', () => {
    expect(drawn([1, 1000, 0], 3, 2)).toEqual([' █', '▁█']);
  });

  it('has no gaps on the ground', () => {
    expect(drawn([4, 2, 1, 0], 8, 3, 'ground')).toEqual(['██', '████▄▄', '  Jan 30']);
  });

  it('adds days up where there are more than columns, and takes the last of them on the ground', () => {
    const bars = plot(points([9, 1, 2, 3, 4]), { kind: 'bars', columns: 2, rows: 2, ink: 'ok' });
    expect(bars.daysPerBar).toBe(3);
    expect(bars.lines.map(plainText)).toEqual(['█▆', '██']);
    expect(drawn([9, 1, 2, 3, 4], 2, 1, 'ground')).toEqual(['▂█']);
  });

  it('draws nothing where there is nothing, and no room', () => {
    expect(drawn([], 20, 3)).toHaveLength(3);
    expect(drawn([1, 2], 0, 3)).toEqual(['', '', '']);
    expect(drawn([1, 2], 20, 0)).toEqual([]);
    expect(drawn([0, 0], 20, 2).join('')).not.toMatch(/[▁-█]/);
  });

  it('stays in its area, with as many lines as were asked for, whatever the numbers', () => {
    const look = fc.record({
      kind: fc.constantFrom('bars' as const, 'ground' as const),
      columns: fc.integer({ min: 0, max: 140 }),
      rows: fc.integer({ min: 0, max: 12 }),
      ink: fc.constant('ok' as const),
    });
    const value = fc.oneof(fc.nat(9), fc.nat(1_000_000), fc.constant(Number.MAX_SAFE_INTEGER));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 366 }), look, (values, each) => {
        const { lines } = plot(points(values), each);
        expect(lines).toHaveLength(each.rows);
        for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(each.columns);
      }),
    );
  });

  it('never lets dates touch, and names only days it shows', () => {
    const arbitrary = fc.tuple(fc.integer({ min: 1, max: 366 }), fc.integer({ min: 6, max: 140 }));
    fc.assert(
      fc.property(arbitrary, ([days, columns]) => {
        const shown = points(Array.from({ length: days }, () => 1));
        const dates = (
          drawn(
            Array.from({ length: days }, () => 1),
            columns,
            4,
          ).at(-1) ?? ''
        )
          .trim()
          .split(/ {2,}/);
        const known = new Set(shown.map(({ date }) => dayAndMonth(date)));
        for (const date of dates) expect(known).toContain(date);
        expect(dates.at(-1)).toBe('Jan 30');
      }),
    );
  });

  it('a greater number is never drawn lower', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { minLength: 2, maxLength: 10 }), (values) => {
        const lines = drawn(values, values.length, 6);
        const height = (n: number) =>
          lines.reduce((sum, line) => sum + Math.max(0, '▁▂▃▄▅▆▇█'.indexOf(line.charAt(n) || ' ') + 1), 0);
        values.forEach((value, n) => {
          const next = values[n + 1];
          if (next !== undefined && value > next) expect(height(n)).toBeGreaterThanOrEqual(height(n + 1));
        });
      }),
    );
  });
});

it('writes days short', () => expect(dayAndMonth(parseCalendarDate('2026-02-03') ?? LAST)).toBe('Feb 3'));
