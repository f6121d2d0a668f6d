import { fittingLength, textWidth } from '../lib/text-width';
import { wrapText } from '../lib/text-wrap';
import type { Ink } from './theme';

/** A piece of a line with its meaning; what that looks like is the theme's matter. */
export interface Span {
  readonly text: string;
  readonly ink: Ink;
  readonly bold?: boolean;
  readonly strikethrough?: boolean;
  /** Underlined: something that was searched for. */
  readonly marked?: boolean;
}

/** What stands in one line, left to right. Clean text only: it goes into cells as it is. */
export type Line = readonly Span[];

/** A piece in the normal text colour, or in another. */
export function span(text: string, ink: Ink = 'text'): Span {
  return { text, ink };
}

/** The words of a line, without their look. */
export function plainText(line: Line): string {
  return line.map((part) => part.text).join('');
}

/** Columns that a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((columns, part) => columns + textWidth(part.text), 0);
}

/** The line as lines of at most `columns`, broken between words; every piece keeps its meaning. */
export function wrapLine(line: Line, columns: number): Line[] {
  return wrapText(plainText(line), columns).map(({ text, start }) => slice(line, start, start + text.length));
}

/** The line, or as much of it as fits into `columns` with an ellipsis behind it. */
export function cutLine(line: Line, columns: number): Line {
  if (lineWidth(line) <= columns) return line;
  const kept = slice(line, 0, fittingLength(plainText(line), columns - 1));
  return [...kept, span('…', kept.at(-1)?.ink)];
}

/** The part of a line between two UTF-16 offsets of its text. */
function slice(line: Line, from: number, to: number): Line {
  let at = 0;
  return line.flatMap((part) => {
    const text = part.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += part.text.length;
    return text === '' ? [] : [{ ...part, text }];
  });
}
