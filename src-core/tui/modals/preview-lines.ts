/**
 * What a preview says, line by line: no text is cut for want of room. Scrolling and clicks count these lines and the view
 * draws them; how they look is the view's matter.
 */
import { textWidth, truncate } from '../../lib/text-width';
import type { PreviewRow } from '../../plugin/preview';
import { paragraphLines } from './paragraph-lines';

/** One line of a row. */
export interface PreviewLine {
  readonly row: PreviewRow;
  /** Whether tick and mark stand before it. */
  readonly isFirst: boolean;
  /** Blanks before the text, behind the place of the mark. */
  readonly indent: number;
  /** Empty where only a detail stands. */
  readonly text: string;
  /** At the right edge beside a text, at the left without one. */
  readonly detail: string;
  /** Stands before a line of a description, so that none can pass for a line of ours; empty elsewhere. */
  readonly bar: string;
}

/** All rows. */
export interface PreviewLines {
  readonly lines: readonly PreviewLine[];
  /** Where each row begins. */
  readonly starts: readonly number[];
  /** Whether there is a row that is only whole under the cursor: then the box keeps its height. */
  readonly opens: boolean;
}

/** Columns of `[x] + `. */
export const PREVIEW_LEAD = 6;

/** A row that is not under the cursor has at most so many lines, so that a long one does not hide the others. */
const MAX_LINES = 3;

/** Columns of one level. */
const LEVEL = 3;

/** Between a text and its detail. */
const GAP = 2;

/** Between two parts of what differs. */
const DETAIL_GAP = '   ';

const BAR = '│ ';

/** In less there is room for words or a bar, not for both. */
const MIN_BESIDE_BAR = 8;

/** The rows in lines of at most `columns`: the one under the cursor whole, the others whole or to their third line. */
export function previewLines(rows: readonly PreviewRow[], cursor: number, columns: number): PreviewLines {
  const starts: number[] = [];
  const lines: PreviewLine[] = [];
  let opens = false;
  rows.forEach((row, index) => {
    const { whole, short } = linesOf(row, columns);
    starts.push(lines.length);
    lines.push(...(index === cursor ? whole : short));
    opens ||= whole !== short;
  });
  return { lines, starts, opens };
}

/** How many lines the row takes. */
export function linesOfRow({ lines, starts }: PreviewLines, row: number): number {
  return (starts[row + 1] ?? lines.length) - (starts[row] ?? lines.length);
}

/** The row that such a line is of; the nearest one for a line that is not there. */
export function rowAt({ starts }: PreviewLines, line: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= line),
  );
}

/** A row as it is under the cursor and as it is elsewhere; the same where it is short. */
interface RowLines {
  readonly columns: number;
  readonly whole: readonly PreviewLine[];
  readonly short: readonly PreviewLine[];
}

/** A preview is drawn many times and its rows never change. */
const known = new WeakMap<PreviewRow, RowLines>();

function linesOf(row: PreviewRow, columns: number): RowLines {
  const before = known.get(row);
  if (before?.columns === columns) return before;
  const indent = Math.min(row.indent * LEVEL, Math.floor(columns / 3));
  const room = Math.max(1, columns - PREVIEW_LEAD - indent);
  const parts = partsOf(row, room);
  const set = (some: Parts) => laidOut(row, indent, room, some);
  const whole = set(parts);
  const short = whole.length <= MAX_LINES ? whole : set(shortened(parts, room));
  const lines = { columns, whole, short };
  known.set(row, lines);
  return lines;
}

/** A row in lines: its text, what differs, and a description with what stands before its lines. */
interface Parts {
  readonly texts: readonly string[];
  readonly details: readonly string[];
  readonly passage: readonly string[];
  readonly bar: string;
}

function partsOf({ text, detail, description }: PreviewRow, room: number): Parts {
  const differs = [detail, description?.head ?? ''].filter((part) => part !== '').join(DETAIL_GAP);
  const bar = room < MIN_BESIDE_BAR ? '' : BAR;
  return {
    texts: paragraphLines(text, room),
    details: differs === '' ? [] : paragraphLines(differs, room),
    passage: description === null ? [] : paragraphLines(description.text, room - textWidth(bar)),
    bar,
  };
}

/** What differs keeps a line at the least; the description has what room is left. */
function shortened({ texts, details, passage, bar }: Parts, room: number): Parts {
  const below = [...details, ...passage].length;
  const ofBelow = Math.min(below, Math.max(1, MAX_LINES - texts.length));
  const ofDetails = Math.min(details.length, ofBelow);
  const rest = ofBelow - ofDetails;
  // Where there is no line for any of it, what announces it says that there is more.
  const announced = rest === 0 && passage.length > 0 ? [...details, ''] : details;
  return {
    texts: cut(texts, MAX_LINES - ofBelow, room),
    details: cut(announced, ofDetails, room),
    passage: rest === 0 ? [] : cut(passage, rest, room - textWidth(bar)),
    bar,
  };
}

/** The first lines; the last of them says that there are more. */
function cut(lines: readonly string[], most: number, room: number): string[] {
  const kept = lines.slice(0, most);
  const last = kept.at(-1);
  if (last === undefined || kept.length === lines.length) return kept;
  const more = textWidth(last) < room ? `${last}…` : truncate(`${last}…`, room);
  return [...kept.slice(0, -1), more];
}

/** The detail stands beside the last line of the text if there is room, else below; the description below both. */
function laidOut(row: PreviewRow, indent: number, room: number, parts: Parts): PreviewLine[] {
  const { texts, details, passage, bar } = parts;
  const last = texts.at(-1) ?? '';
  const beside = details.length === 1 ? (details[0] ?? '') : '';
  const fits = last !== '' && textWidth(last) + GAP + textWidth(beside) <= room;
  return [
    ...texts.map((text, index) => ({
      text,
      detail: fits && index === texts.length - 1 ? beside : '',
      bar: '',
    })),
    ...(fits && details.length <= 1 ? [] : details.map((detail) => ({ text: '', detail, bar: '' }))),
    ...passage.map((text) => ({ text, detail: '', bar })),
  ].map((line, index) => ({ row, indent, isFirst: index === 0, ...line }));
}
