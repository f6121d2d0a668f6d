/** Compares what came out with what was expected: only what is written is compared, and `…` stands for anything. */
import { fits, GAP } from './wildcard';

/** One place in which they differ. */
export interface Difference {
  /** `updates.content`; empty for the whole. */
  readonly path: string;
  readonly expected: unknown;
  /** Undefined when there is nothing. */
  readonly got: unknown;
}

/** Every place in which `got` is not as expected. Fields that the expectation leaves out are not looked at. */
export function differences(expected: unknown, got: unknown, path = ''): readonly Difference[] {
  if (expected === GAP && got !== undefined) return [];
  if (typeof expected === 'string') {
    return typeof got === 'string' && fits(expected, got) ? [] : [{ path, expected, got }];
  }
  if (Array.isArray(expected)) return inList(expected, got, path);
  if (typeof expected !== 'object' || expected === null) {
    return Object.is(expected, got) ? [] : [{ path, expected, got }];
  }
  if (typeof got !== 'object' || got === null || Array.isArray(got)) return [{ path, expected, got }];
  return Object.entries(expected).flatMap(([key, value]: [string, unknown]) => {
    const there = Object.hasOwn(got, key) ? (got as Readonly<Record<string, unknown>>)[key] : undefined;
    return differences(value, there, path === '' ? key : `${path}.${key}`);
  });
}

function inList(expected: readonly unknown[], got: unknown, path: string): readonly Difference[] {
  if (!Array.isArray(got) || got.length !== expected.length) return [{ path, expected, got }];
  return expected.flatMap((value, at) => differences(value, got[at], `${path}[${at}]`));
}
