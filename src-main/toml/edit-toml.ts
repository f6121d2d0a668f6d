/**
 * Changes one key in a TOML text and nothing else: every byte outside the statement of the key stays. What was written
 * is read again and compared before it is believed. Formats nothing, and never takes a comment away that is not in the
 * line of the key.
 */
import { isDeepStrictEqual } from 'node:util';
import { err, ok, type Result } from '../../src-core/lib/result';
import { editInline } from './edit-inline';
import { insertKey } from './insert-key';
import { isPrefix } from './locate-key';
import { parseToml } from './parse-toml';
import { printToml, type TomlEditValue } from './print-toml';
import { type Statement, statements, valueSpan } from './scan-statements';
import { isTomlTable, type TomlTable, withKey } from './with-key';

/** Why a text could not be edited. */
export type TomlEditFault =
  /** It is not TOML. */
  | { readonly kind: 'not_toml'; readonly line: number; readonly message: string }
  /** Something on the way to the key is no table. */
  | { readonly kind: 'no_table' }
  /** It is written in a way in which the key cannot be changed without touching other lines. */
  | { readonly kind: 'too_tangled' };

/** The text with that key set, or taken out by null. The same text when it says so already. */
export function editToml(
  whole: string,
  key: readonly string[],
  value: TomlEditValue,
): Result<string, TomlEditFault> {
  const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
  const text = whole.slice(mark.length);
  const before = parseToml(text);
  if (!before.ok) return err({ kind: 'not_toml', line: before.error.line, message: before.error.message });
  const wanted = withKey(before.value, key, value);
  if (wanted === undefined) return err({ kind: 'no_table' });
  if (saysTheSame(wanted, before.value)) return ok(whole);
  const edited = edit(text, key, value);
  return edited !== undefined && says(edited, wanted) ? ok(mark + edited) : err({ kind: 'too_tangled' });
}

function edit(text: string, key: readonly string[], value: TomlEditValue): string | undefined {
  const all = [...statements(text)];
  const around = all.find(({ kind, path }) => kind === 'value' && isPrefix(path, key));
  if (!around) return value === null ? undefined : insertKey(text, all, key, value);
  if (around.path.length < key.length) return editInline(text, around, key.slice(around.path.length), value);
  return value === null ? withoutLines(text, around) : withValue(text, around, value);
}

function withValue(text: string, statement: Statement, value: Exclude<TomlEditValue, null>): string {
  const [from, to] = valueSpan(text, statement);
  const printed = printToml(value, text.charAt(from) === "'" ? "'" : '"');
  return text.slice(0, from) + printed + text.slice(to);
}

function withoutLines(text: string, { start, end }: Statement): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(0, from) + text.slice(end + 1);
}

function says(text: string, wanted: TomlTable): boolean {
  const read = parseToml(text);
  return read.ok && saysTheSame(read.value, wanted);
}

/** Tables that became empty count as gone: a line that named them may be the one that was taken out. */
function saysTheSame(one: TomlTable, other: TomlTable): boolean {
  return isDeepStrictEqual(plain(one), plain(other));
}

/** Without prototypes and empty tables; dates by what they print. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (!isTomlTable(value)) return value;
  const parts = Object.entries(value).map(([key, inner]) => [key, plain(inner)] as const);
  return Object.fromEntries(
    parts.filter(([, inner]) => !isTomlTable(inner) || Object.keys(inner).length > 0),
  );
}
