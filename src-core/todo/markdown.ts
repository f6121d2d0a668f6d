/**
 * Todos as Markdown, in the format of the original: `- [x] content @priority(P0) @due(2026-01-24)`, two spaces a level,
 * description lines behind `> `; ours besides: `@repeat(+1w)` and `@remind(2026-01-24T09:00)`. What is printed is read
 * back as it was. Ids and moments are not in it: JSON carries those (`interchange.ts`).
 */
import type { CalendarDate } from '../lib/calendar-date';
import { dateHeading } from './markdown-heading';
import {
  type CreatedItem,
  type MarkdownFault,
  type MarkdownOptions,
  MarkdownReader,
} from './markdown-reader';
import { printTagged, type TaggedFields } from './markdown-tags';
import { STATE_CHARACTERS, type Todo } from './todo';

export type { CreatedItem, MarkdownFault, MarkdownOptions, MarkdownSection } from './markdown-reader';

/** What of a row is printed. */
export type PrintedRow = Pick<Todo, 'indent' | 'content' | 'state' | 'description'> & TaggedFields;

/** All rows of a text, whatever headings they stand below. */
export interface MarkdownReading {
  readonly items: readonly CreatedItem[];
  /** The day that the first heading names. */
  readonly date: CalendarDate | null;
  /** The first thousand. */
  readonly faults: readonly MarkdownFault[];
  readonly faultCount: number;
  /** Contents, descriptions and indents that were cut to what is allowed. */
  readonly clamped: number;
  /** Rows beyond `maxItems`. */
  readonly leftOut: number;
}

/** The rows as Markdown, in order; the shallowest of them stands at the margin. Every line ends with a line end. */
export function markdownOf(rows: readonly PrintedRow[], options: { heading?: CalendarDate } = {}): string {
  const margin = rows.reduce((least, row) => Math.min(least, row.indent), Number.POSITIVE_INFINITY);
  const heading = options.heading === undefined ? [] : [dateHeading(options.heading), ''];
  const lines = rows.flatMap((row) => linesOf(row, row.indent - margin));
  return [...heading, ...lines].map((line) => `${line}\n`).join('');
}

/** The lines of one row at this level: its own and those of its description. */
export function linesOf(row: PrintedRow, level: number): string[] {
  const space = '  '.repeat(level);
  const own = `${space}- [${STATE_CHARACTERS[row.state]}] ${printTagged(row.content, row)}`;
  const description = row.description === null ? [] : row.description.split('\n');
  return [own, ...description.map((line) => (line === '' ? `${space}  >` : `${space}  > ${line}`))];
}

/** Reads a text: one day, a paste. Where there are several headings, the rows of all of them come in turn. */
export function readMarkdown(text: string, options: MarkdownOptions = {}): MarkdownReading {
  const reader = new MarkdownReader(options);
  for (const line of lines(text)) reader.line(line);
  const { sections, ...rest } = reader.end();
  const items = sections.flatMap((section) => section.items);
  return { items, date: sections.find((section) => section.date !== null)?.date ?? null, ...rest };
}

/** The lines of a text, without their ends; a byte order mark is passed over. */
export function* lines(text: string): Generator<string> {
  let from = text.startsWith('\ufeff') ? 1 : 0;
  while (from < text.length) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    yield text.slice(from, text[end - 1] === '\r' && end > from ? end - 1 : end);
    from = end + 1;
  }
}
