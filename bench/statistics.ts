import type { Budget, Figure } from './benchmark';

/** The value below which the fraction `q` (0 to 1) of the samples lies; nearest rank. @throws Error without samples. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** The middle of the samples. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** Which quantiles of a measurement become figures, and what each may come to. */
export interface Quantiles {
  readonly p50?: Budget | null;
  readonly p95?: Budget | null;
  readonly p99?: Budget | null;
}

const FRACTIONS = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

/** The figures of a measurement: one for each quantile that is named. */
export function figuresOf(
  name: string,
  ours: readonly number[],
  bare: readonly number[] | null,
  quantiles: Quantiles,
): Figure[] {
  return (['p50', 'p95', 'p99'] as const)
    .filter((label) => quantiles[label] !== undefined)
    .map((label) => ({
      name: `${name}, ${label}`,
      unit: 'ms',
      ours: quantile(ours, FRACTIONS[label]),
      bare: bare && quantile(bare, FRACTIONS[label]),
      budget: quantiles[label] ?? null,
      isTail: label !== 'p50',
    }));
}
