/** Small makers of report lines, for all pages about plugins. */
import { cleanText } from '../lib/clean-text';
import { withoutSequences } from '../lib/terminal-sequences';
import { padEnd, textWidth, truncate } from '../lib/text-width';
import { cleanLine } from './clean-text';
import type { Report, ReportLine, ReportTone } from './report';

/** The longest line of a report, in code points. */
const MAX_LINE = 1_000;

/** One line, cleaned and bounded; its blanks stay, for they make columns. */
export function line(text: string, tone: ReportTone = 'text'): ReportLine {
  const clean = cleanText(withoutSequences(text.slice(0, MAX_LINE * 2))).trimEnd();
  const points = [...clean];
  return { text: points.length <= MAX_LINE ? clean : `${points.slice(0, MAX_LINE - 1).join('')}…`, tone };
}

/** A page. */
export function page(title: string, lines: readonly ReportLine[]): Report {
  return { title: cleanLine(title, 200), lines };
}

/** A page for programs: JSON over several lines, of texts that were cleaned where they came in. */
export function jsonPage(value: unknown): Report {
  const text = JSON.stringify(value, null, 2).replace(NOT_PLAIN, escaped);
  return { title: 'JSON', lines: text.split('\n').map((one) => ({ text: one, tone: 'text' })) };
}

/** Cells in columns: each as wide as its widest, at most as given; the last one is as long as it is. */
export function columns(rows: readonly (readonly string[])[], most: readonly number[]): string[] {
  const widths = most.map((max, at) =>
    Math.min(max, Math.max(0, ...rows.map((row) => textWidth(row[at] ?? '')))),
  );
  return rows.map((row) =>
    row
      .map((text, at) => fitLeft(text, widths[at]))
      .join('  ')
      .trimEnd(),
  );
}

/** The text in exactly that many columns. */
export function fitLeft(text: string, width: number | undefined): string {
  return width === undefined ? text : padEnd(truncate(text, width), width);
}

/** The same, against the right edge. */
export function fitRight(text: string, width: number): string {
  const cut = truncate(text, width);
  return ' '.repeat(Math.max(0, width - textWidth(cut))) + cut;
}

/** Bytes in a few characters: `812 B`, `12 kB`, `7.9 MB`. */
export function byteWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_500) return `${(bytes / 1_000).toFixed(bytes < 9_950 ? 1 : 0)} kB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 99_500_000 ? 1 : 0)} MB`;
}

/** `1 todo`, `2 todos`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** What a terminal could take for an order, or what could turn a line around, is written as JSON writes it. */
const NOT_PLAIN = /[\p{Cf}\u007f-\u009f\u2028\u2029]/gu;

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}
