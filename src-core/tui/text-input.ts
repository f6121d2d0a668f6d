/**
 * The line editor behind every place where text is typed. Pure: each function takes a line and gives the next one.
 * It counts in grapheme clusters, holds clean text only ({@link cleanText}), and knows no keys.
 */
import { cleanText } from '../lib/clean-text';
import { graphemeAt } from '../lib/graphemes';

/** A line being typed: its text, and the caret as a UTF-16 offset that always stands between two grapheme clusters. */
export interface TextInput {
  readonly text: string;
  readonly caret: number;
}

/** An empty line. */
export const EMPTY_INPUT: TextInput = { text: '', caret: 0 };

/** A line with the caret behind its text. The text is cleaned; line ends become spaces. */
export function inputOf(text: string): TextInput {
  const clean = oneLine(text);
  return { text: clean, caret: clean.length };
}

/** A line with text put in. */
export interface Inserted {
  readonly input: TextInput;
  /** How many characters found no room: code points, which are counted fast however long the text is. */
  readonly leftOut: number;
}

/**
 * Puts text in at the caret, cleaned, line ends as spaces. What would make the line longer than `maxLength` UTF-16
 * units is left out, whole clusters at a time.
 */
export function insertText(input: TextInput, typed: string, maxLength: number): Inserted {
  const before = input.text.slice(0, input.caret);
  const after = input.text.slice(input.caret);
  const room = Math.max(0, maxLength - input.text.length);
  const whole = oneLine(typed);
  const piece = upTo(whole, room);
  const text = cleanText(before + piece + after);
  const caret = boundaryAtOrAfter(text, cleanText(before + piece).length);
  return { input: { text, caret }, leftOut: codePoints(whole.slice(piece.length)) };
}

/** One cluster to the left. */
export function charLeft(input: TextInput): TextInput {
  return { ...input, caret: clusterBefore(input.text, input.caret) };
}

/** One cluster to the right. */
export function charRight(input: TextInput): TextInput {
  return { ...input, caret: clusterAfter(input.text, input.caret) };
}

/** To the beginning of the word before the caret. */
export function wordLeft(input: TextInput): TextInput {
  return { ...input, caret: wordStart(input.text, input.caret) };
}

/** Behind the end of the word behind the caret. */
export function wordRight(input: TextInput): TextInput {
  const [skipped = ''] =
    /^[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]*/u.exec(input.text.slice(input.caret)) ?? [];
  return { ...input, caret: boundaryAtOrAfter(input.text, input.caret + skipped.length) };
}

/** To the start of the text. */
export function textStart(input: TextInput): TextInput {
  return { ...input, caret: 0 };
}

/** Behind the end of the text. */
export function textEnd(input: TextInput): TextInput {
  return { ...input, caret: input.text.length };
}

/** Without the cluster before the caret. */
export function deleteBack(input: TextInput): TextInput {
  return cut(input, clusterBefore(input.text, input.caret), input.caret);
}

/** Without the cluster behind the caret. */
export function deleteForward(input: TextInput): TextInput {
  return cut(input, input.caret, clusterAfter(input.text, input.caret));
}

/** Without what stands between the last blank before the caret's word and the caret, as readline's C-w. */
export function deleteWordBack(input: TextInput): TextInput {
  const [word = ''] = /\S*\s*$/u.exec(input.text.slice(0, input.caret)) ?? [];
  return cut(input, input.caret - word.length, input.caret);
}

/** Without everything before the caret. */
export function deleteToStart(input: TextInput): TextInput {
  return cut(input, 0, input.caret);
}

/** Without everything behind the caret. */
export function deleteToEnd(input: TextInput): TextInput {
  return cut(input, input.caret, input.text.length);
}

function cut(input: TextInput, from: number, to: number): TextInput {
  const text = cleanText(input.text.slice(0, from) + input.text.slice(to));
  return { text, caret: boundaryAtOrAfter(text, from) };
}

function oneLine(text: string): string {
  return cleanText(text.replace(/[\r\n\u2028\u2029\t]+/g, ' '));
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function wordStart(text: string, caret: number): number {
  const [skipped = ''] = /[\p{L}\p{N}\p{M}_]*[^\p{L}\p{N}\p{M}_]*$/u.exec(text.slice(0, caret)) ?? [];
  return boundaryAtOrBefore(text, caret - skipped.length);
}

function upTo(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, boundaryAtOrBefore(text, length));
}

function clusterAfter(text: string, offset: number): number {
  return offset >= text.length ? text.length : graphemeAt(text, offset) >> 2;
}

function clusterBefore(text: string, offset: number): number {
  return offset <= 0 ? 0 : boundaryAtOrBefore(text, offset - 1);
}

function boundaryAtOrBefore(text: string, offset: number): number {
  let boundary = 0;
  for (let next = clusterAfter(text, 0); next <= offset && next > boundary; next = clusterAfter(text, next)) {
    boundary = next;
  }
  return boundary;
}

function boundaryAtOrAfter(text: string, offset: number): number {
  const before = boundaryAtOrBefore(text, offset);
  return before === offset ? offset : clusterAfter(text, before);
}
