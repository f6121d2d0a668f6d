/** Two lists that should be the same, side by side, in lines. */
import { type AlignedRow, align } from './align';
import { shownValue, wordPlace } from './word-difference';

/** Nothing when they are the same; else a heading and a line for each entry, in order. */
export function listDifference(
  what: string,
  expected: readonly unknown[],
  got: readonly unknown[],
  akin: (expected: unknown, got: unknown) => boolean,
): string[] {
  const rows = align(expected, got, akin);
  if (rows.every(({ kind }) => kind === 'same')) return [];
  const heading = `${what}: expected ${expected.length}, got ${got.length} (- is missing, + is too much)`;
  return [
    expected.length === got.length ? `${what} (- is missing, + is too much):` : heading,
    ...rows.flatMap(worded),
  ];
}

function worded(row: AlignedRow): string[] {
  switch (row.kind) {
    case 'same':
      return [`    ${shownEntry(row.got)}`];
    case 'missing':
      return [`  - ${shownEntry(row.expected)}`];
    case 'extra':
      return [`  + ${shownEntry(row.got)}`];
    case 'differs':
      return [
        `  ≠ ${shownEntry(row.got)}`,
        ...row.differences.map((one) => `      ${one.path === '' ? '' : `${one.path}: `}${wordPlace(one)}`),
      ];
  }
}

function shownEntry(value: unknown): string {
  return typeof value === 'string' ? value : shownValue(value);
}
