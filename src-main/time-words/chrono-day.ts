/**
 * What chrono knows of days that day-words does not: names of months in other orders, and the like. It is loaded when it is first
 * needed, and asked for civil days only: it reckons from a noon, and what it says of times and zones is not read.
 */
import type { ParsedResult } from 'chrono-node';
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { err, ok } from '../../src-core/lib/result';
import { dayOf, later } from './civil-calendar';
import type { DayRead, Direction } from './day-words';

/** The one day that the whole text names; `timed` is said of one that names a time, too. */
export async function readDayByChrono(
  text: string,
  today: CalendarDate,
  direction: Direction,
  timed: string,
): Promise<DayRead> {
  const { casual } = await import('chrono-node/en');
  const [year = 2000, month = 1, day = 1] = today.split('-').map(Number);
  const found = casual.parse(text, new Date(year, month - 1, day, 12), {
    forwardDate: direction === 'forward',
  });
  const [first, second] = found;
  if (!first || !isWhole(first, text)) return undefined;
  if (second || first.end) return err('that is more than one day');
  if (first.start.isCertain('hour')) return err(timed);
  return dayFound(first, today, direction);
}

function dayFound({ start }: ParsedResult, today: CalendarDate, direction: Direction): DayRead {
  if (!start.isCertain('day') && !start.isCertain('month') && !start.isCertain('weekday')) return undefined;
  const parts = [start.get('year'), start.get('month'), start.get('day')] as const;
  const [year, month, day] = parts;
  if (year === null || month === null || day === null) return undefined;
  const date = year < 100 ? undefined : dayOf(year, month, day);
  if (date === undefined) return err('there is no such day');
  if (start.isCertain('year')) return ok(date);
  if (direction === 'back' && date > today) return ok(later(date, -1, 'y') ?? date);
  if (direction === 'forward' && date < today) return ok(later(date, 1, 'y') ?? date);
  return ok(date);
}

/** Nothing is left over but words that say nothing. */
function isWhole({ index, text }: ParsedResult, all: string): boolean {
  const rest = `${all.slice(0, index)} ${all.slice(index + text.length)}`;
  return rest.split(/[\s,]+/).every((word) => word === '' || EMPTY_WORDS.has(word));
}

const EMPTY_WORDS: ReadonlySet<string> = new Set(['on', 'by', 'until', 'the', 'of', 'due']);
