import type { Todo } from '../todo/todo';

/** Which rows of a list passed a test. */
export interface TestedRows {
  readonly rows: readonly Todo[];
  /** By position in the list; 1 for a row that passed. */
  readonly passed: Uint8Array;
}

/** What is known from before: the same test of an earlier version of the list, or a wider test of this one. */
export interface KnownRows {
  readonly same?: TestedRows | undefined;
  /** Whoever passes the test has passed this one. Of the same rows. */
  readonly wider?: TestedRows | undefined;
}

/**
 * Tests the rows of a list, and no more of them than it must: those before and behind a change keep what they had. A key
 * in a list of 100,000 rows has a few ms.
 */
export function testRows(
  rows: readonly Todo[],
  test: (row: Todo) => boolean,
  { same, wider }: KnownRows = {},
): TestedRows {
  const passed = new Uint8Array(rows.length);
  const [start, end] = same ? takeOver(rows, passed, same) : [0, rows.length];
  for (let index = start; index < end; index += 1) {
    const row = rows[index];
    if (row && (wider === undefined || wider.passed[index] === 1) && test(row)) passed[index] = 1;
  }
  return { rows, passed };
}

/** Copies what is known of the rows that stand the same at the beginning and at the end; answers what lies between. */
function takeOver(
  rows: readonly Todo[],
  passed: Uint8Array,
  before: TestedRows,
): readonly [start: number, end: number] {
  const old = before.rows;
  const shorter = Math.min(rows.length, old.length);
  let start = 0;
  while (start < shorter && rows[start] === old[start]) start += 1;
  let behind = 0;
  while (behind < shorter - start && rows[rows.length - 1 - behind] === old[old.length - 1 - behind])
    behind += 1;
  passed.set(before.passed.subarray(0, start));
  passed.set(before.passed.subarray(old.length - behind), rows.length - behind);
  return [start, rows.length - behind];
}
