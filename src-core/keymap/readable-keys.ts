import { type Key, parseKeys, printKey } from './key';

/** Key notation for the eye: `<C-x>p` as `C-x p`, `dd` as it is. */
export function readableKeys(keys: string): string {
  const parsed = parseKeys(keys);
  return parsed ? readable(parsed) : keys;
}

/** The same for keys that were pressed. */
export function readable(keys: readonly Key[]): string {
  const names = keys.map((key) => /^<(.+)>$/.exec(printKey(key))?.[1] ?? printKey(key));
  return names.join(names.every((name) => name.length === 1) ? '' : ' ');
}
