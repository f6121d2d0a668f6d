/**
 * Where a key stands in a TOML text, so that a complaint about its value can name the line. It scans only what it
 * must: headers, keys and the ends of values. The text has been parsed before, so it may trust its form; on a text
 * that is not TOML it answers something harmless.
 */

/** Keys and indexes from the top, as a schema reports them. */
export type KeyPath = readonly (string | number)[];

/**
 * The line (from 1) of the key with that path; when the text has no such key (it is missing, or stands inside a value),
 * the line of the nearest table or key around it; undefined when not even that is there.
 */
export function locateKey(text: string, path: KeyPath): number | undefined {
  let best: { readonly depth: number; readonly line: number } | undefined;
  for (const place of places(text)) {
    const depth = place.path.length;
    if (depth > (best?.depth ?? 0) && isPrefix(place.path, path)) best = { depth, line: place.line };
  }
  return best?.line;
}

interface Place {
  readonly path: KeyPath;
  readonly line: number;
}

function isPrefix(part: KeyPath, whole: KeyPath): boolean {
  return part.length <= whole.length && part.every((key, i) => String(key) === String(whole[i]));
}

/** Every header and every key of a statement, in order. Keys inside inline tables belong to their statement. */
function* places(text: string): Generator<Place> {
  const arrays = new Map<string, number>();
  let table: KeyPath = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const end = statementEnd(text, at);
    const statement = text.slice(at, end).trimStart();
    const skipped = countLines(text.slice(at, end - text.slice(at, end).trimStart().length));
    if (statement.startsWith('[')) {
      table = headerPath(statement, arrays);
      yield { path: table, line: line + skipped };
    } else if (statement !== '' && !statement.startsWith('#')) {
      yield* keyPlaces([...table, ...keysIn(statement, 0)], table.length, line + skipped);
    }
    line += countLines(text.slice(at, end)) + 1;
    at = end + 1;
  }
}

/** A dotted key names its tables too. */
function* keyPlaces(path: KeyPath, from: number, line: number): Generator<Place> {
  for (let length = from + 1; length <= path.length; length++) yield { path: path.slice(0, length), line };
}

/** `[a.b]` or, with the index of this element, `[[a.b]]`. */
function headerPath(statement: string, arrays: Map<string, number>): KeyPath {
  const isArray = statement.startsWith('[[');
  const keys = keysIn(statement, isArray ? 2 : 1);
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

const KEY_PART = /\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.?)/y;

/** The parts of a dotted key that begins there. */
function keysIn(statement: string, from: number): string[] {
  const parts: string[] = [];
  KEY_PART.lastIndex = from;
  for (let match = KEY_PART.exec(statement); match; match = KEY_PART.exec(statement)) {
    parts.push(match[1] === undefined ? (match[2] ?? match[3] ?? '') : unescaped(match[1]));
    if (match[4] !== '.') break;
  }
  return parts;
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
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '\n' && depth <= 0) return at;
    const quote = QUOTES.find((candidate) => text.startsWith(candidate, at));
    if (quote !== undefined) {
      at = stringEnd(text, at, quote);
      continue;
    }
    if (char === '#') {
      at = lineEnd(text, at);
      continue;
    }
    if (char === '[' || char === '{') depth += 1;
    if (char === ']' || char === '}') depth -= 1;
    at += 1;
  }
  return text.length;
}

/** Just after the string that begins there. */
function stringEnd(text: string, from: number, quote: string): number {
  const escapes = quote.startsWith('"');
  let at = from + quote.length;
  while (at < text.length && !text.startsWith(quote, at)) at += escapes && text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(text.length, at + quote.length);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}
