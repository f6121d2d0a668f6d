import { isComplete, MAX_INDENT, type Todo, type TodoId } from './todo';

/**
 * Who is below whom, read from the indents of rows in list order. Only reads; the commands in `commands/`
 * change. Everything takes plain rows and positions from 0, so that it works on a list or on a part of one.
 */
export type Rows = readonly Todo[];

/** The position after the last row of the subtree that starts at `index`. */
export function subtreeEnd(rows: Rows, index: number): number {
  const indent = indentAt(rows, index);
  let end = index + 1;
  while (end < rows.length && indentAt(rows, end) > indent) end += 1;
  return end;
}

/** The position of the nearest earlier row with a smaller indent, or -1 for a top-level row. */
export function parentIndex(rows: Rows, index: number): number {
  const indent = indentAt(rows, index);
  let parent = index - 1;
  while (parent >= 0 && indentAt(rows, parent) >= indent) parent -= 1;
  return parent;
}

/** {@link parentIndex} of every row, in one pass. */
export function parentIndices(rows: Rows): number[] {
  const path: number[] = [];
  return rows.map((row, index) => {
    while (path.length > 0 && indentAt(rows, path.at(-1) ?? 0) >= row.indent) path.pop();
    const parent = path.at(-1) ?? -1;
    path.push(index);
    return parent;
  });
}

/** Whether a row is below this one. */
export function hasChildren(rows: Rows, index: number): boolean {
  return index + 1 < rows.length && indentAt(rows, index + 1) > indentAt(rows, index);
}

/** The positions of the rows directly below this one. */
export function childrenOf(rows: Rows, index: number): number[] {
  const end = subtreeEnd(rows, index);
  const children: number[] = [];
  for (let child = index + 1; child < end; child = subtreeEnd(rows, child)) children.push(child);
  return children;
}

/** How much is complete below a row, at any depth; the row itself does not count. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Counts all descendants of a row. */
export function progress(rows: Rows, index: number): Progress {
  const below = rows.slice(index + 1, subtreeEnd(rows, index));
  return { done: below.filter((row) => isComplete(row.state)).length, total: below.length };
}

/** The positions of the rows that no folded row hides, in order. */
export function visibleRows(rows: Rows, folded: ReadonlySet<TodoId>): number[] {
  const visible: number[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    visible.push(index);
    // Only a row with children is looked up: hashing every id of a long list would cost more than all the rest.
    const hides = folded.size > 0 && hasChildren(rows, index) && folded.has(rows[index]?.id ?? '');
    if (hides) index = subtreeEnd(rows, index) - 1;
  }
  return visible;
}

/** The given positions without those that lie in the subtree of another of them, in list order, each once. */
export function topmost(rows: Rows, positions: readonly number[]): number[] {
  let covered = 0;
  return [...new Set(positions)]
    .sort((a, b) => a - b)
    .filter((index) => {
      if (index < covered) return false;
      covered = subtreeEnd(rows, index);
      return true;
    });
}

/** Whether the row may go one level deeper: not the first, and no deeper than the row before it. */
export function canIndent(rows: Rows, index: number): boolean {
  return (
    index > 0 && indentAt(rows, index) <= indentAt(rows, index - 1) && indentAt(rows, index) < MAX_INDENT
  );
}

/** Whether the row may go one level up. */
export function canOutdent(rows: Rows, index: number): boolean {
  return indentAt(rows, index) > 0;
}

/** The indent at a position; outside of the rows 0, which is what the neighbour of a border has to be. */
function indentAt(rows: Rows, index: number): number {
  return rows[index]?.indent ?? 0;
}
