/**
 * Breaks text into lines by columns, and says where each line came from, so that a cursor or a selection finds its way
 * back. Lines break at spaces, between characters of scripts that need none, at line ends, and inside a word only where
 * it is longer than a line. It is no full UAX #14: hyphens and quotation marks are ordinary letters here.
 */
import { clusterWidth, graphemeAt, textWidth } from './text-width';

/** One line: `text` is the source from UTF-16 offset `start` on, without the spaces the line was broken at. */
export interface WrappedLine {
  readonly text: string;
  readonly start: number;
}

/** How to wrap. */
export interface WrapOptions {
  /** Columns of the first line, where it stands beside something; those of all lines if left out. */
  readonly firstColumns?: number;
}

const LINE_ENDS = /\r\n|[\n\r\u2028\u2029]/g;
/** Must not begin a line: closing brackets, stops and small kana (the core of JIS X 4051). */
const CLOSING = /^[\p{Pe}\p{Pf}!%,.:;?、。，．・：；！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
/** Must not end a line. */
const OPENING = /^[\p{Ps}\p{Pi}]/u;

/**
 * The lines of a text, at least one; each takes at most its columns, unless a single cluster is wider than that.
 * Clusters are never split. Text between lines (spaces and line ends) is in no line; all else is in exactly one.
 */
export function wrapText(text: string, columns: number, options: WrapOptions = {}): WrappedLine[] {
  const lines: WrappedLine[] = [];
  let start = 0;
  const paragraph = (end: number): void => {
    const first = lines.length === 0 ? (options.firstColumns ?? columns) : columns;
    wrapParagraph(text.slice(start, end), start, first, columns, lines);
  };
  for (const { index, 0: ending } of text.matchAll(LINE_ENDS)) {
    paragraph(index);
    start = index + ending.length;
  }
  paragraph(text.length);
  return lines;
}

function wrapParagraph(
  text: string,
  offset: number,
  first: number,
  rest: number,
  lines: WrappedLine[],
): void {
  let start = 0;
  let columns = first;
  do {
    const end = lineEnd(text, start, columns);
    const line = text.slice(start, end);
    const whole = end === text.length && textWidth(line) <= columns;
    lines.push({ text: whole ? line : withoutEndSpaces(line), start: offset + start });
    start = end;
    while (start < text.length && isSpace(text.charAt(start))) start++;
    columns = rest;
  } while (start < text.length);
}

/** The offset where the line from `start` on ends: the last place to break that fits, or else where it is full. */
function lineEnd(text: string, start: number, columns: number): number {
  let used = 0;
  let breakAt = start;
  let before = '';
  for (let at = start; at < text.length; ) {
    const measured = graphemeAt(text, at);
    const cluster = text.slice(at, measured >> 2);
    if (mayBreak(before, cluster)) breakAt = at;
    used += measured & 3;
    // Spaces at the end of a line may hang over it: they are not drawn.
    if (used > columns && at > start && !isSpace(cluster)) return breakAt > start ? breakAt : at;
    before = cluster;
    at = measured >> 2;
  }
  return text.length;
}

const isSpace = (cluster: string): boolean => cluster === ' ' || cluster === '\t';

function mayBreak(before: string, after: string): boolean {
  if (before === '' || isSpace(after)) return false;
  if (isSpace(before)) return true;
  const wide = clusterWidth(before) === 2 || clusterWidth(after) === 2;
  return wide && !CLOSING.test(after) && !OPENING.test(before);
}

function withoutEndSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && isSpace(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}
