import { compareRows } from './row-order';
import { isComplete, MAX_INDENT, sameList, type Todo } from './todo';

/**
 * What is wrong with the rows of a list, one phrase each; empty when nothing is. Every command keeps it empty.
 */
export function checkInvariants(rows: readonly Todo[]): string[] {
  const ids = new Set(rows.map((row) => row.id));
  const problems = rows.flatMap((row, index) => problemsOf(row, rows[index - 1]));
  return ids.size === rows.length ? problems : [...problems, 'an id occurs twice'];
}

/** Whether every row has a place to hang from and an order of its own: all that the hierarchy relies on. */
export function isWellFormed(rows: readonly Todo[]): boolean {
  return rows.every((row, index) => {
    const previous = rows[index - 1];
    return row.indent <= (previous ? previous.indent + 1 : 0) && (!previous || previous.rank < row.rank);
  });
}

function problemsOf(row: Todo, previous: Todo | undefined): string[] {
  const deepest = Math.min(previous ? previous.indent + 1 : 0, MAX_INDENT);
  const checks: readonly (readonly [broken: boolean, problem: string])[] = [
    [!Number.isInteger(row.indent) || row.indent < 0, `indent ${row.indent} is not a level`],
    [row.indent > deepest, `indent ${row.indent} is deeper than ${deepest}`],
    [row.rank === '', 'has no rank'],
    [previous !== undefined && compareRows(previous, row) >= 0, 'stands before its predecessor'],
    [previous !== undefined && previous.rank === row.rank, `shares the rank ${row.rank}`],
    [previous !== undefined && !sameList(previous, row), 'belongs to another list'],
    [row.content.trim() === '' || row.content !== row.content.trim(), 'content is blank or untrimmed'],
    [/[\r\n]/.test(row.content), 'content has more than one line'],
    [isComplete(row.state) !== (row.completedAt !== null), 'completedAt does not follow the state'],
  ];
  return checks.filter(([broken]) => broken).map(([, problem]) => `${row.content}: ${problem}`);
}
