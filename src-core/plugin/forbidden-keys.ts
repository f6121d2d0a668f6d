import { faultAt, type ManifestFault } from './manifest-faults';

/** Keys that reach into the language itself when somebody copies an object carelessly. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Deeper than any manifest has a reason to go. */
const MAX_DEPTH = 8;

/** More values than any manifest has a reason to hold. */
const MAX_VALUES = 5_000;

/** Every forbidden key in the data, and whether it is too deep or too much; empty when all is well. */
export function forbiddenKeyFaults(data: unknown): ManifestFault[] {
  const faults: ManifestFault[] = [];
  const todo: { value: unknown; path: readonly (string | number)[] }[] = [{ value: data, path: [] }];
  let seen = 0;
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length > MAX_DEPTH)
      return [faultAt(path.slice(0, 2), 'the manifest is nested too deep', 'write it flat')];
    for (const [key, inner] of Object.entries(value)) {
      seen += 1;
      if (FORBIDDEN.has(key))
        faults.push(faultAt([...path, key], `the key “${key}” is not allowed`, 'remove it'));
      todo.push({ value: inner, path: [...path, Array.isArray(value) ? Number(key) : key] });
    }
    if (seen > MAX_VALUES) return [faultAt([], 'the manifest has too many values', 'make it smaller')];
  }
  return faults.slice(0, 20);
}
