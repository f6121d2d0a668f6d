/** What a key can be set to; null takes it out. */
export type TomlEditValue = string | number | boolean | readonly string[] | null;

/** A value as TOML, in one line. Texts in the given quotes where those can hold them. */
export function printToml(value: Exclude<TomlEditValue, null>, quote: '"' | "'" = '"'): string {
  if (typeof value === 'string') return quote === "'" && isLiteral(value) ? `'${value}'` : quoted(value);
  return typeof value === 'object' ? `[${value.map((item) => quoted(item)).join(', ')}]` : String(value);
}

/** A dotted key as TOML. */
export function printTomlKey(key: readonly (string | number)[]): string {
  return key
    .map(String)
    .map((part) => (/^[A-Za-z0-9_-]+$/.test(part) ? part : quoted(part)))
    .join('.');
}

function isLiteral(text: string): boolean {
  return !/['\p{Cc}]/u.test(text);
}

/** JSON's escapes are TOML's too; it leaves the delete character, which TOML does not. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
