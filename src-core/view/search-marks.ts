import { cleanText } from '../lib/clean-text';
import type { ListLine } from '../tui/list-layout';
import type { Model } from '../tui/model';
import { type Range, rangesIn } from '../tui/search-matches';
import { isTextLine } from './list-lines';
import type { Line, Span } from './span';

/** The line with every place underlined in which the search finds something, also one that goes on in the next line. */
export function withSearchMarks(model: Model, line: ListLine, drawn: Line): Line {
  const { search } = model;
  const todo = line.index === null ? undefined : model.list.todos.rows[line.index];
  if (search === null || todo === undefined || model.editing?.target.id === line.id) return drawn;
  const source = isTextLine(line) ? todo.content : (todo.description?.split(LINE_END)[line.paragraph] ?? '');
  const ranges = rangesIn(cleanText(source), search);
  return ranges.length === 0 ? drawn : marked(drawn, ranges, line.start);
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** Cuts the pieces of a line at the ranges; `start` is where the line begins in the text that these count in. */
function marked(line: Line, ranges: readonly Range[], start: number): Line {
  let at = start;
  return line.flatMap((part) => {
    const from = at;
    at += part.text.length;
    return cut(part, ranges, from);
  });
}

function cut(part: Span, ranges: readonly Range[], from: number): Span[] {
  const pieces: Span[] = [];
  let done = 0;
  for (const { start, end } of ranges) {
    const low = Math.max(done, start - from);
    const high = Math.min(part.text.length, end - from);
    if (high <= low) continue;
    if (low > done) pieces.push({ ...part, text: part.text.slice(done, low) });
    pieces.push({ ...part, text: part.text.slice(low, high), marked: true });
    done = high;
  }
  return done < part.text.length ? [...pieces, { ...part, text: part.text.slice(done) }] : pieces;
}
