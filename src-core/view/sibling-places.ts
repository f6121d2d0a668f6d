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

/** One pass with nothing but numbers in it: a list of 100,000 rows is counted again at each of its changes. */
function countGroups(rows: readonly Todo[]): Groups {
  const group = new Int32Array(rows.length);
  const position = new Int32Array(rows.length);
  const sizes: number[] = [];
  /** The group that is open at each indent, up to that of the row before; {@link NONE} where there is none. */
  const open: number[] = [];
  let before = -1;
  for (let index = 0; index < rows.length; index += 1) {
    const indent = rows[index]?.indent ?? 0;
    for (let deeper = before + 1; deeper <= indent; deeper += 1) open[deeper] = NONE;
    let own = open[indent] ?? NONE;
    if (own === NONE) {
      own = sizes.push(0) - 1;
      open[indent] = own;
    }
    const size = (sizes[own] ?? 0) + 1;
    sizes[own] = size;
    group[index] = own;
    position[index] = size;
    before = indent;
  }
  return { group, position, sizes };
}

const NONE = -1;
