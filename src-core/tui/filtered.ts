import type { CalendarDate } from '../lib/calendar-date';
import { type FilterQuery, type FilterTerm, fitsFilter } from '../todo/filter-language';
import type { TodoList } from '../todo/todo-list';
import type { ListFilter } from './model';
import { RowTester } from './row-tester';

/** Positions in a list. */
export type Positions = Pick<ReadonlySet<number>, 'has'>;

/** What a filter shows of a list, by positions in it. */
export interface Filtered {
  /** Rows that fit, rows that came while the filter was on, and whatever these are below. */
  readonly shown: Positions;
  /** Of these, the rows that are shown only because something below them is. */
  readonly context: Positions;
  /** How many rows fit. */
  readonly count: number;
}

const known = new WeakMap<
  TodoList,
  Pick<ListFilter, 'query' | 'kept'> & { readonly today: CalendarDate; readonly filtered: Filtered }
>();

/** What a filter shows; kept for each version of the list, so that a key in a long list stays cheap. */
export function filteredRows(list: TodoList, { query, kept }: ListFilter, today: CalendarDate): Filtered {
  const before = known.get(list);
  if (before?.query === query && before.kept === kept && before.today === today) return before.filtered;
  const { rows } = list;
  const fitting = tester.tested(rows, { query, today }, (row) => fitsFilter(row, query, today)).passed;
  const shown = new Uint8Array(rows.length);
  let count = 0;
  // From the end, the next row above with a smaller indent is the parent of what was shown last.
  let seeking = 0;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const { id, indent } = rows[index] ?? NO_ROW;
    const why =
      fitting[index] === 1 ? FITS : kept.size > 0 && kept.has(id) ? KEPT : seeking > indent ? CONTEXT : 0;
    if (why === 0) continue;
    if (why === FITS) count += 1;
    shown[index] = why;
    seeking = indent;
  }
  const filtered: Filtered = {
    shown: { has: (index) => (shown[index] ?? 0) > 0 },
    context: { has: (index) => shown[index] === CONTEXT },
    count,
  };
  known.set(list, { query, kept, today, filtered });
  return filtered;
}

const NO_ROW = { id: '', indent: 0 } as const;

/** Why a row is shown; 0 when it is not. */
const [FITS, KEPT, CONTEXT] = [1, 2, 3];

const tester = new RowTester<{ readonly query: FilterQuery; readonly today: CalendarDate }>({
  isSame: (a, b) => a.today === b.today && isNarrower(a.query, b.query) && isNarrower(b.query, a.query),
  isNarrower: (a, b) => a.today === b.today && isNarrower(a.query, b.query),
});

/** Whether all that the wider query says is said by the other, too, or with more letters. */
function isNarrower(query: FilterQuery, wider: FilterQuery): boolean {
  return wider.every((said) => query.some((term) => implies(term, said)));
}

function implies(term: FilterTerm, said: FilterTerm): boolean {
  if (term.negated || said.negated || term.test.kind !== 'text' || said.test.kind !== 'text')
    return JSON.stringify(term) === JSON.stringify(said);
  return term.test.text.includes(said.test.text);
}
