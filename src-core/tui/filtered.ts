import type { CalendarDate } from '../lib/calendar-date';
import { fitsFilter } from '../todo/filter-language';
import { parentIndices } from '../todo/hierarchy';
import type { TodoList } from '../todo/todo-list';
import type { ListFilter } from './model';

/** What a filter shows of a list, by positions in it. */
export interface Filtered {
  /** Rows that fit, rows that came while the filter was on, and whatever these are below. */
  readonly shown: ReadonlySet<number>;
  /** Of these, the rows that are shown only because something below them is. */
  readonly context: ReadonlySet<number>;
  /** How many rows fit. */
  readonly count: number;
}

const known = new WeakMap<
  TodoList,
  Pick<ListFilter, 'query' | 'kept'> & { readonly today: CalendarDate; readonly filtered: Filtered }
>();

/** Tests every row; kept for each version of the list, so that a key in a long list stays cheap. */
export function filteredRows(list: TodoList, { query, kept }: ListFilter, today: CalendarDate): Filtered {
  const before = known.get(list);
  if (before?.query === query && before.kept === kept && before.today === today) return before.filtered;
  const { rows } = list;
  const parents = parentIndices(rows);
  const shown = new Set<number>();
  const context = new Set<number>();
  let count = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    const fits = row !== undefined && fitsFilter(row, query, today);
    if (fits) count += 1;
    if (fits || (row && kept.has(row.id))) shown.add(index);
    else if (shown.has(index)) context.add(index);
    const parent = parents[index] ?? -1;
    if (shown.has(index) && parent >= 0) shown.add(parent);
  }
  const filtered: Filtered = { shown, context, count };
  known.set(list, { query, kept, today, filtered });
  return filtered;
}
