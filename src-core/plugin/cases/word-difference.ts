/** One expected value and the one that came, in words. */
import { type Difference, differences } from './compare-value';

/** A value as it would be written into a case; long ones are cut. */
export function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : text;
}

const MAX_VALUE = 300;

/** A line for each place in which they differ; none when it is as expected. */
export function wordDifference(what: string, expected: unknown, got: unknown): string[] {
  return differences(expected, got).map(
    (one) => `${what}${one.path === '' ? '' : `.${one.path}`}: ${wordPlace(one)}`,
  );
}

/** `expected "a", got "b"`. */
export function wordPlace({ expected, got }: Difference): string {
  return `expected ${shownValue(expected)}, got ${shownValue(got)}`;
}
