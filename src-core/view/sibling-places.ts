import type { Todo } from '../todo/todo';

/** Where a row stands among the rows beside it, those with the same parent. */
export interface SiblingPlace {
  /** From 1. */
  readonly position: number;
  /** How many there are, itself included. */
  readonly size: number;
}

interface Groups {
  /** For each row the number of its group, and its position in it. */
  readonly group: Int32Array;
  readonly position: Int32Array;
  /** Rows of each group. */
  readonly sizes: readonly number[];
}

/** Counted once for each version of a list, because every row of a long list may count; then a look-up. */
const counted = new WeakMap<readonly Todo[], Groups>();

/** The place of the row at `index` among its siblings, folded away or not. */
export function siblingPlace(rows: readonly Todo[], index: number): SiblingPlace {
  let groups = counted.get(rows);
  if (groups === undefined) {
    groups = countGroups(rows);
    counted.set(rows, groups);
  }
  const group = groups.group[index] ?? 0;
  return { position: groups.position[index] ?? 1, size: groups.sizes[group] ?? 1 };
}

function countGroups(rows: readonly Todo[]): Groups {
  const group = new Int32Array(rows.length);
  const position = new Int32Array(rows.length);
  const sizes: number[] = [];
  const open: { readonly indent: number; readonly group: number }[] = [];
  for (const [index, row] of rows.entries()) {
    while ((open.at(-1)?.indent ?? -1) > row.indent) open.pop();
    if (open.at(-1)?.indent !== row.indent) open.push({ indent: row.indent, group: sizes.push(0) - 1 });
    const own = open.at(-1)?.group ?? 0;
    const size = (sizes[own] ?? 0) + 1;
    sizes[own] = size;
    group[index] = own;
    position[index] = size;
  }
  return { group, position, sizes };
}
