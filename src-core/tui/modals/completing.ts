/** Ways to complete a line: the chosen one stands in it. */
export interface Completing {
  /** Whole lines. */
  readonly lines: readonly string[];
  /** What each puts in, for the eye. */
  readonly words: readonly string[];
  readonly chosen: number;
}
