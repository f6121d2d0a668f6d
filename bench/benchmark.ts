/**
 * What a benchmark is: something that measures this application and a bare harness in the same run, in turns, and
 * says how the two compare. Absolute times of a shared machine mean little; ratios do.
 */

/** `short` is for CI: few rounds, a look whether something has gone badly wrong. */
export type Effort = 'full' | 'short';

/** The most a figure may come to. */
export type Budget =
  /** Times the bare harness of the same run. */
  | { readonly kind: 'ratio'; readonly atMost: number }
  /** In the figure's own unit, where there is nothing bare to compare with. */
  | { readonly kind: 'absolute'; readonly atMost: number };

/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'MB';
  readonly ours: number;
  /** The same of the bare harness; null where there is none. */
  readonly bare: number | null;
  /** From quality.md; null for a figure that is only told. */
  readonly budget: Budget | null;
  /** A tail (p95, p99): on a busy machine it says more about the neighbours, so it never fails a run. */
  readonly isTail: boolean;
}

/** A row of the table of benchmarks. */
export interface Benchmark {
  readonly name: string;
  /** Why it cannot be measured here, in words for the user; null when it can. */
  readonly unavailable?: () => string | null;
  readonly measure: (effort: Effort) => Promise<readonly Figure[]>;
}

/** The budget as a ratio to the bare harness. */
export function timesBare(atMost: number): Budget {
  return { kind: 'ratio', atMost };
}

/** The budget in the figure's own unit. */
export function atMost(limit: number): Budget {
  return { kind: 'absolute', atMost: limit };
}
