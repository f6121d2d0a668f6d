import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { ok, type Result } from '../../src-core/lib/result';
import { fitsFilter, readFilter } from '../../src-core/todo/filter-language';
import type { Todo, TodoId } from '../../src-core/todo/todo';

/** The rows of a list that a filter lets through; all of them without one. The error says what is wrong with it. */
export function rowsThatFit(
  rows: readonly Todo[],
  filter: string | undefined,
  today: CalendarDate,
): Result<ReadonlySet<TodoId>, string> {
  const query = filter === undefined ? ok([]) : readFilter(filter);
  if (!query.ok) return query;
  const fitting = filter === undefined ? rows : rows.filter((row) => fitsFilter(row, query.value, today));
  return ok(new Set(fitting.map(({ id }) => id)));
}
