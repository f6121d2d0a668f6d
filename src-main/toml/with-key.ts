import type { TomlEditValue } from './print-toml';

/** A table as it was read. */
export type TomlTable = Readonly<Record<string, unknown>>;

/** Whether a value is a table. */
export function isTomlTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** A copy with the key set, or taken out by null; undefined when something on the way to it is no table. */
export function withKey(
  table: TomlTable,
  [first, ...rest]: readonly string[],
  value: TomlEditValue,
): TomlTable | undefined {
  if (first === undefined) return undefined;
  const { [first]: there, ...others } = table;
  if (rest.length === 0) return value === null ? others : { ...table, [first]: value };
  if (there === undefined && value === null) return table;
  if (there !== undefined && !isTomlTable(there)) return undefined;
  const inner = withKey(there ?? {}, rest, value);
  return inner && { ...table, [first]: inner };
}
