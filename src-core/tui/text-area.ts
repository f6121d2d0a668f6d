/**
 * The editor of a text of several lines. Pure: each function takes an area and gives the next one. What happens within
 * a line is `text-input.ts`'s; here is what lines add: their ends, what was taken back, the length of the whole. How it
 * is wrapped and scrolled is `text-area-layout.ts`'s. It knows no keys.
 */
import { cleanText } from '../lib/clean-text';
import { EMPTY_INPUT, insertText, type TextInput } from './text-input';

/** A text being typed. */
export interface TextArea {
  /** At least one; each is clean text ({@link cleanText}). */
  readonly lines: readonly string[];
  /** The caret: which line, and a UTF-16 offset in it that always stands between two grapheme clusters. */
  readonly line: number;
  readonly caret: number;
  /** The column that a walk up and down aims at; null when the last step was none. */
  readonly goal: number | null;
  /** What stands at the top of the window: row `row` of line `line`. */
  readonly top: { readonly line: number; readonly row: number };
  /** What undo brings back, oldest first. */
  readonly past: readonly Snapshot[];
  /** What redo brings back, the next one last. */
  readonly future: readonly Snapshot[];
  /** Whether the last step typed a word that goes on: the next letter belongs to the same undo step. */
  readonly typing: boolean;
}

/** A text as it was. */
export type Snapshot = Pick<TextArea, 'lines' | 'line' | 'caret'>;

/** Steps that can be taken back. */
const MOST_STEPS = 500;

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** What a tab becomes: cells know none. */
export const TAB_TEXT = '  ';

/** An area with the caret behind its text. The text is cleaned, line by line; tabs become two spaces. */
export function textAreaOf(text: string): TextArea {
  const lines = piecesOf(text).map(cleanText);
  const line = lines.length - 1;
  const top = { line: 0, row: 0 };
  return {
    lines,
    line,
    caret: lines[line]?.length ?? 0,
    goal: null,
    top,
    past: [],
    future: [],
    typing: false,
  };
}

/** The text, its lines parted by `\n`. */
export function textOf(area: Pick<TextArea, 'lines'>): string {
  return area.lines.join('\n');
}

/** UTF-16 units of {@link textOf}. */
export function lengthOf({ lines }: Pick<TextArea, 'lines'>): number {
  return lines.reduce((sum, line) => sum + line.length, lines.length - 1);
}

/** An area with text put in. */
export interface Typed {
  readonly area: TextArea;
  /** How many characters found no room. */
  readonly leftOut: number;
}

/** Puts text of any number of lines in at the caret; what would make the whole longer than `maxLength` is left out. */
export function typeInto(area: TextArea, typed: string, maxLength: number): Typed {
  const pieces = piecesOf(typed);
  const room = Math.max(0, maxLength - lengthOf(area));
  const put = pieces.length === 1 ? putInLine(area, pieces[0] ?? '', room) : putLines(area, pieces, room);
  // A word is one step, with the blank before it.
  const goesOn = area.typing && pieces.length === 1 && /^\S+$/u.test(typed);
  return { area: stepped(area, put.next, goesOn, pieces.length === 1), leftOut: put.leftOut };
}

/** A line end at the caret, when there is room for it. */
export function newLine(area: TextArea, maxLength: number): Typed {
  return typeInto(area, '\n', maxLength);
}

interface Put {
  readonly next: Snapshot;
  readonly leftOut: number;
}

function putInLine(area: TextArea, piece: string, room: number): Put {
  const here = inputAt(area);
  const { input, leftOut } = insertText(here, piece, here.text.length + room);
  return { next: withInput(area, input), leftOut };
}

function putLines(area: TextArea, pieces: readonly string[], space: number): Put {
  const { text, caret } = inputAt(area);
  const made: string[] = [];
  let input: TextInput = { text: text.slice(0, caret), caret };
  let room = space;
  let leftOut = 0;
  pieces.forEach((piece, index) => {
    if (index > 0 && (leftOut > 0 || room < 1)) {
      leftOut += 1 + [...piece].length;
      return;
    }
    if (index > 0) {
      made.push(input.text);
      input = EMPTY_INPUT;
      room -= 1;
    }
    const put = insertText(input, piece, input.text.length + room);
    room -= put.input.text.length - input.text.length;
    leftOut += put.leftOut;
    input = put.input;
  });
  const last = joined(input.text, text.slice(caret));
  const lines = area.lines.toSpliced(area.line, 1, ...made, last.text);
  return { next: { lines, line: area.line + made.length, caret: last.caret }, leftOut };
}

/** The two halves of a line with the caret between them. */
function joined(before: string, after: string): TextInput {
  return insertText({ text: after, caret: 0 }, before, Number.POSITIVE_INFINITY).input;
}

function piecesOf(text: string): string[] {
  return text.replaceAll('\t', TAB_TEXT).split(LINE_END);
}

/** Moves the caret within its line. */
export function moveInLine(area: TextArea, move: (input: TextInput) => TextInput): TextArea {
  return at(area, area.line, move(inputAt(area)).caret);
}

/** Moves the caret to the left within its line, or at the start of it to the end of the line before. */
export function moveBack(area: TextArea, move: (input: TextInput) => TextInput): TextArea {
  const before = area.lines[area.line - 1];
  if (area.caret > 0 || before === undefined) return moveInLine(area, move);
  return at(area, area.line - 1, before.length);
}

/** Moves the caret to the right within its line, or at the end of it to the start of the line after. */
export function moveOn(area: TextArea, move: (input: TextInput) => TextInput): TextArea {
  const isLast = area.line === area.lines.length - 1;
  return area.caret < lineOf(area).length || isLast ? moveInLine(area, move) : at(area, area.line + 1, 0);
}

/** To the start of the text. */
export function toFirst(area: TextArea): TextArea {
  return at(area, 0, 0);
}

/** Behind the end of the text. */
export function toLast(area: TextArea): TextArea {
  const line = area.lines.length - 1;
  return at(area, line, area.lines[line]?.length ?? 0);
}

/** Takes away before the caret within its line, or at the start of it the line end before. */
export function cutBack(area: TextArea, cut: (input: TextInput) => TextInput): TextArea {
  if (area.caret > 0) return stepped(area, withInput(area, cut(inputAt(area))));
  return area.line === 0 ? area : stepped(area, withoutLineEnd(area, area.line - 1));
}

/** Takes away behind the caret within its line, or at the end of it the line end there. */
export function cutOn(area: TextArea, cut: (input: TextInput) => TextInput): TextArea {
  if (area.caret < lineOf(area).length) return stepped(area, withInput(area, cut(inputAt(area))));
  return area.line === area.lines.length - 1 ? area : stepped(area, withoutLineEnd(area, area.line));
}

/** The text before the last step; the same area when there is none. */
export function undoTyping(area: TextArea): TextArea {
  const last = area.past.at(-1);
  if (!last) return area;
  const future = [...area.future, snapshotOf(area)];
  return { ...area, ...last, goal: null, past: area.past.slice(0, -1), future, typing: false };
}

/** The text after the step that was taken back last; the same area when there is none. */
export function redoTyping(area: TextArea): TextArea {
  const next = area.future.at(-1);
  if (!next) return area;
  const past = [...area.past, snapshotOf(area)];
  return { ...area, ...next, goal: null, past, future: area.future.slice(0, -1), typing: false };
}

/** The caret at a place, as far as there is one. */
export function at(area: TextArea, line: number, caret: number): TextArea {
  return { ...area, line, caret, goal: null, typing: false };
}

/** The line in which the caret stands. */
export function lineOf({ lines, line }: Snapshot): string {
  return lines[line] ?? '';
}

function inputAt(area: Snapshot): TextInput {
  return { text: lineOf(area), caret: area.caret };
}

function withInput({ lines, line }: Snapshot, { text, caret }: TextInput): Snapshot {
  return { lines: lines.with(line, text), line, caret };
}

function withoutLineEnd({ lines }: Snapshot, line: number): Snapshot {
  const { text, caret } = joined(lines[line] ?? '', lines[line + 1] ?? '');
  return { lines: lines.toSpliced(line, 2, text), line, caret };
}

function snapshotOf({ lines, line, caret }: TextArea): Snapshot {
  return { lines, line, caret };
}

/** The next area; a step of its own for undo, unless the last one goes on. What changes no text is no step. */
function stepped(area: TextArea, next: Snapshot, goesOn = false, typing = false): TextArea {
  const same = next.lines.length === area.lines.length && lineOf(next) === lineOf(area);
  if (same) return { ...area, ...next, goal: null, typing: false };
  const past = goesOn ? area.past : [...area.past, snapshotOf(area)].slice(-MOST_STEPS);
  return { ...area, ...next, goal: null, past, future: [], typing };
}
