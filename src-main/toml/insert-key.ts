import { isPrefix } from './locate-key';
import { printToml, printTomlKey, type TomlEditValue } from './print-toml';
import type { Statement } from './scan-statements';

/** The text with a line for a key that it does not have, where a hand would put it. */
export function insertKey(
  text: string,
  all: readonly Statement[],
  key: readonly string[],
  value: Exclude<TomlEditValue, null>,
): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const table = key.slice(0, -1);
  const line = (from: number) => `${printTomlKey(key.slice(from))} = ${printToml(value)}`;
  const beside = lastBeside(all, table);
  if (beside) return behind(text, beside, line(beside.table.length), end);
  if (table.length === 0) return atTop(text, all, line(0), end);
  const gap = text === '' ? '' : end;
  return `${ended(text, end)}${gap}[${printTomlKey(table)}]${end}${line(table.length)}${end}`;
}

/** The last statement of the table with that path, its header among them; else one that says the table in dots. */
function lastBeside(all: readonly Statement[], table: readonly string[]): Statement | undefined {
  const same = (path: Statement['path']) => path.length === table.length && isPrefix(path, table);
  const own = all.filter(
    (one) => same(one.table) && (one.kind === 'header' || one.path.length > table.length),
  );
  const dotted = all.filter(
    (one) => one.kind === 'value' && one.path.length > table.length && isPrefix(table, one.path),
  );
  return (
    own.at(-1) ??
    (table.length > 0 ? dotted.filter((one) => one.table.length < table.length).at(-1) : undefined)
  );
}

function behind(text: string, { start, end: at }: Statement, line: string, end: string): string {
  const indent = /[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  if (at >= text.length) return `${text}${end}${indent}${line}`;
  return `${text.slice(0, at + 1)}${indent}${line}${end}${text.slice(at + 1)}`;
}

/** Before the first header and the comments that belong to it; at the end when there is none. */
function atTop(text: string, all: readonly Statement[], line: string, end: string): string {
  const header = all.find(({ kind }) => kind === 'header');
  if (!header) return `${ended(text, end)}${line}${end}`;
  let at = text.lastIndexOf('\n', header.start - 1) + 1;
  while (at > 0) {
    const above = text.lastIndexOf('\n', at - 2) + 1;
    if (!text.slice(above, at).trimStart().startsWith('#')) break;
    at = above;
  }
  return `${text.slice(0, at)}${line}${end}${end}${text.slice(at)}`;
}

function ended(text: string, end: string): string {
  return text === '' || text.endsWith('\n') ? text : text + end;
}
