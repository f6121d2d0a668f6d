/** The only file that imports the library that edits inline tables: `font = { size = 3 }`. */
import { parse, patch } from '@decimalturn/toml-patch';
import type { TomlEditValue } from './print-toml';
import { type Statement, valueSpan } from './scan-statements';
import { withKey } from './with-key';

/** The text with a key changed inside the value of that statement; undefined when it cannot be done. */
export function editInline(
  text: string,
  statement: Statement,
  key: readonly string[],
  value: TomlEditValue,
): string | undefined {
  const [from, to] = valueSpan(text, statement);
  const alone = `v = ${text.slice(from, to)}`;
  try {
    const wanted = withKey(parse(alone), ['v', ...key], value);
    const edited = wanted && patch(alone, wanted).trimEnd();
    return edited?.startsWith('v = ') ? text.slice(0, from) + edited.slice(4) + text.slice(to) : undefined;
  } catch {
    return undefined; // it throws at what it cannot do: the caller says that it could not be done
  }
}
