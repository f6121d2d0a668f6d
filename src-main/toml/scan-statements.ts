/**
 * The statements of a TOML text with their places: headers, and keys with values. It scans only what it must: headers,
 * keys and the ends of values. The text has been parsed before, so it may trust its form; on a text that is not TOML it
 * answers something harmless.
 */

/** Keys and indexes from the top, as a schema reports them. */
export type KeyPath = readonly (string | number)[];

/** A header, or a key with its value. */
export interface Statement {
  readonly kind: 'header' | 'value';
  /** Of the table, or of the value, from the top. */
  readonly path: KeyPath;
  /** The table whose header stands before it; its own path for a header. */
  readonly table: KeyPath;
  /** The first and the last line, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** Offsets of its first character, and of the line end behind it. */
  readonly start: number;
  readonly end: number;
}

/** Every statement, in order. Keys inside inline tables belong to their statement. */
export function* statements(text: string): Generator<Statement> {
  const arrays = new Map<string, number>();
  let table: KeyPath = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const end = statementEnd(text, at);
    const written = text.slice(at, end).trimStart();
    const start = end - written.length;
    const place = {
      line: line + countLines(text.slice(at, start)),
      endLine: line + countLines(text.slice(at, end)),
      start,
      end,
    };
    if (written.startsWith('[')) {
      table = headerPath(written, arrays);
      yield { kind: 'header', path: table, table, ...place };
    } else if (written !== '' && !written.startsWith('#')) {
      yield { kind: 'value', path: [...table, ...keysIn(written, 0).parts], table, ...place };
    }
    line = place.endLine + 1;
    at = end + 1;
  }
}

/** The offsets of the value of a statement, without the comment behind it. */
export function valueSpan(text: string, { start, end }: Statement): readonly [from: number, to: number] {
  const statement = text.slice(start, end);
  const equals = keysIn(statement, 0).end;
  const from = equals + (/^\s*=\s*/.exec(statement.slice(equals))?.[0].length ?? 0);
  const to = from + statement.slice(from, commentStart(statement, from)).trimEnd().length;
  return [start + from, start + to];
}

/** `[a.b]` or, with the index of this element, `[[a.b]]`. */
function headerPath(statement: string, arrays: Map<string, number>): KeyPath {
  const isArray = statement.startsWith('[[');
  const keys = keysIn(statement, isArray ? 2 : 1).parts;
  const path: (string | number)[] = [];
  for (const [i, key] of keys.entries()) {
    path.push(key);
    const name = JSON.stringify(path);
    const isLast = i === keys.length - 1;
    const count = (arrays.get(name) ?? 0) + (isArray && isLast ? 1 : 0);
    if (count > 0) {
      arrays.set(name, count);
      path.push(count - 1);
    }
  }
  return path;
}

const KEY_PART = /\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*(\.?)/y;

/** The parts of a dotted key that begins there, and where it ends. */
function keysIn(statement: string, from: number): { readonly parts: string[]; readonly end: number } {
  const parts: string[] = [];
  let end = from;
  KEY_PART.lastIndex = from;
  for (let match = KEY_PART.exec(statement); match; match = KEY_PART.exec(statement)) {
    parts.push(match[1] === undefined ? (match[2] ?? match[3] ?? '') : unescaped(match[1]));
    end = KEY_PART.lastIndex;
    if (match[4] !== '.') break;
  }
  return { parts, end };
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text; // an escape that only TOML has: close enough to name a line
  }
}

const QUOTES = ['"""', "'''", '"', "'"];

/** Where the statement that begins there ends: the first line end outside strings, brackets and comments. */
function statementEnd(text: string, from: number): number {
  return firstOutside(text, from, '\n');
}

/** Where the comment behind a value begins. */
function commentStart(statement: string, from: number): number {
  return firstOutside(statement, from, '#');
}

/** The first of that character outside strings, brackets and comments; the end of the text when there is none. */
function firstOutside(text: string, from: number, wanted: string): number {
  let depth = 0;
  for (const { at, char } of tokens(text, from)) {
    if (char === wanted && depth <= 0) return at;
    if (char === '[' || char === '{') depth += 1;
    if (char === ']' || char === '}') depth -= 1;
  }
  return text.length;
}

/** The characters outside strings; of a comment only its `#`. */
function* tokens(text: string, from: number): Generator<{ readonly at: number; readonly char: string }> {
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    const quote = char === '"' || char === "'" ? QUOTES.find((one) => text.startsWith(one, at)) : undefined;
    if (quote !== undefined) {
      at = stringEnd(text, at, quote);
      continue;
    }
    yield { at, char };
    at = char === '#' ? lineEnd(text, at) : at + 1;
  }
}

/** Just after the string that begins there. */
function stringEnd(text: string, from: number, quote: string): number {
  const escapes = quote.startsWith('"');
  let at = from + quote.length;
  while (at < text.length && !text.startsWith(quote, at)) at += escapes && text.charAt(at) === '\\' ? 2 : 1;
  at += quote.length;
  // Up to two quotes may stand before the three that end a text of several lines.
  while (quote.length === 3 && text.charAt(at) === quote.charAt(0)) at += 1;
  return Math.min(text.length, at);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
