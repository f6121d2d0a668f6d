import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFilter } from '../todo/filter-language';
import { parentIndex } from '../todo/hierarchy';
import { parseRows, TODAY, TODAYS_LIST } from '../todo/testing/list-notation';
import type { TodoId } from '../todo/todo';
import { TodoList } from '../todo/todo-list';
import { filteredRows } from './filtered';

const WORDS = ['a', 'ab', 'abc', 'b', '-a', '-ab', 'p:0', '"a b"', 'state:done', 'due:none'] as const;
const POOL = Array.from({ length: 40 }, (_, n) => ({
  content: ['a', 'ab', 'abc', 'x', 'a b'][n % 5] ?? '',
  indent: [0, 1, 2, 1, 3, 0, 2][n % 7] ?? 0,
  isUrgent: n % 3 === 0,
}));

const rows = parseRows(POOL.map(({ content }, n) => `${content} ${n}`)).map((row, n) => ({
  ...row,
  content: POOL[n]?.content ?? '',
  indent: POOL[n]?.indent ?? 0,
  priority: POOL[n]?.isUrgent ? ('P0' as const) : null,
}));

function queryOf(line: string) {
  const query = readFilter(line);
  if (!query.ok) throw new Error(query.error);
  return query.value;
}

/** What is shown and why, found row by row. */
function expected(list: TodoList, line: string, kept: ReadonlySet<TodoId>): string {
  const alone = (index: number) => {
    const row = list.rows[index];
    const single =
      row && filteredRows(TodoList.of(TODAYS_LIST, [row]), { ...NONE, query: queryOf(line) }, TODAY);
    return single?.count === 1;
  };
  const marks: string[] = list.rows.map((row, index) => (alone(index) ? 'x' : kept.has(row.id) ? 'k' : ' '));
  for (let index = marks.length - 1; index >= 0; index -= 1) {
    const parent = parentIndex(list.rows, index);
    if (marks[index] !== ' ' && marks[parent] === ' ') marks[parent] = 'c';
  }
  return marks.join('');
}

const NONE = { text: '', query: [], kept: new Set<TodoId>(), folded: new Set<TodoId>() };

describe('what a filter shows', () => {
  it('is what fits, what was kept, and what they are below, whatever was asked before and of which rows', () => {
    const anyStep = fc.record({
      line: fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }).map((words) => words.join(' ')),
      rows: fc.subarray(rows),
      kept: fc.subarray(
        rows.map(({ id }) => id),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 6 }), (steps) => {
        let list = TodoList.of(TODAYS_LIST, rows);
        for (const step of steps) {
          if (step.rows.length % 3 === 0) list = TodoList.of(TODAYS_LIST, step.rows);
          const kept = new Set(step.kept);
          const wanted = expected(list, step.line, kept);
          const { shown, context, count } = filteredRows(
            list,
            { ...NONE, query: queryOf(step.line), kept },
            TODAY,
          );
          const marks = list.rows.map((_, n) => (context.has(n) ? 'c' : shown.has(n) ? 's' : ' ')).join('');
          expect(marks).toBe(wanted.replace(/[xk]/g, 's'));
          expect(count).toBe(wanted.split('x').length - 1);
        }
      }),
    );
  });
});
