/** Lays two lists side by side, so that one entry too many does not make all after it look wrong. */
import { type Difference, differences } from './compare-value';

/** One line of two lists side by side. */
export type AlignedRow =
  | { readonly kind: 'same'; readonly got: unknown }
  | { readonly kind: 'differs'; readonly got: unknown; readonly differences: readonly Difference[] }
  | { readonly kind: 'missing'; readonly expected: unknown }
  | { readonly kind: 'extra'; readonly got: unknown };

/** Beyond so many pairs entries are laid side by side by their numbers. */
const MAX_PAIRS = 250_000;

/** With the fewest differences; `akin` says whether two that differ may stand side by side. */
export function align(
  expected: readonly unknown[],
  got: readonly unknown[],
  akin: (expected: unknown, got: unknown) => boolean,
): readonly AlignedRow[] {
  if (expected.length * got.length > MAX_PAIRS) return byNumber(expected, got);
  const pairs = expected.map((one) => got.map((other) => differences(one, other)));
  const cost = costs(expected, got, pairs, akin);
  const rows: AlignedRow[] = [];
  let [i, j] = [0, 0];
  while (i < expected.length || j < got.length) {
    const found = pairs[i]?.[j];
    const isPair =
      found !== undefined &&
      at(cost, i, j) === at(cost, i + 1, j + 1) + pairCost(found, akin(expected[i], got[j]));
    if (isPair) {
      rows.push(paired(got[j], found));
      i += 1;
      j += 1;
    } else if (i < expected.length && at(cost, i, j) === at(cost, i + 1, j) + ALONE) {
      rows.push({ kind: 'missing', expected: expected[i] });
      i += 1;
    } else {
      rows.push({ kind: 'extra', got: got[j] });
      j += 1;
    }
  }
  return rows;
}

const ALONE = 2;

/** Two of a kind side by side tell more than one too many and one too few; two of different kinds tell less. */
function pairCost(found: readonly Difference[], isAkin: boolean): number {
  if (found.length === 0) return 0;
  return isAkin ? 3 : Number.POSITIVE_INFINITY;
}

/** The cost of the rest of both lists from each place on. */
function costs(
  expected: readonly unknown[],
  got: readonly unknown[],
  pairs: readonly (readonly (readonly Difference[])[])[],
  akin: (expected: unknown, got: unknown) => boolean,
): readonly (readonly number[])[] {
  const table = Array.from({ length: expected.length + 1 }, () => new Array<number>(got.length + 1).fill(0));
  for (let i = expected.length; i >= 0; i--) {
    for (let j = got.length; j >= 0; j--) {
      const row = table[i];
      if (!row || (i === expected.length && j === got.length)) continue;
      const found = pairs[i]?.[j];
      const both = found
        ? at(table, i + 1, j + 1) + pairCost(found, akin(expected[i], got[j]))
        : Number.POSITIVE_INFINITY;
      row[j] = Math.min(both, at(table, i + 1, j) + ALONE, at(table, i, j + 1) + ALONE);
    }
  }
  return table;
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? Number.POSITIVE_INFINITY;
}

function paired(got: unknown, found: readonly Difference[]): AlignedRow {
  return found.length === 0 ? { kind: 'same', got } : { kind: 'differs', got, differences: found };
}

function byNumber(expected: readonly unknown[], got: readonly unknown[]): readonly AlignedRow[] {
  return Array.from({ length: Math.max(expected.length, got.length) }, (_, index): AlignedRow => {
    if (index >= got.length) return { kind: 'missing', expected: expected[index] };
    if (index >= expected.length) return { kind: 'extra', got: got[index] };
    return paired(got[index], differences(expected[index], got[index]));
  });
}
