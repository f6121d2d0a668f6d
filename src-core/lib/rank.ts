import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * An order key: rows sort by it, compared by UTF-16 code unit (the same as bytes, for it is ASCII). Between
 * any two there is room for another, so that moving a row writes that row only.
 */
export type Rank = string;

/**
 * A key strictly between two; null stands for "before everything" (left) or "after everything" (right).
 * @throws Error when `low` is not less than `high`, or one of them was never made here.
 */
export function rankBetween(low: Rank | null, high: Rank | null): Rank {
  return generateKeyBetween(low, high);
}

/**
 * `count` keys strictly between two and strictly rising, as short as evenly spread keys can be.
 * @throws Error as {@link rankBetween}.
 */
export function ranksBetween(low: Rank | null, high: Rank | null, count: number): Rank[] {
  return generateNKeysBetween(low, high, count);
}

/** Whether a text that came from elsewhere is an order key: {@link rankBetween} takes it on either side. */
export function isRank(text: string): boolean {
  try {
    generateKeyBetween(text, null);
    return true;
  } catch {
    return false;
  }
}
