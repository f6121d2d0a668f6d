/**
 * The words of a line behind `:`. Blanks divide; `"…"` and `'…'` at the beginning of a word, or behind `=`, keep them
 * together. Within `"…"` a backslash makes the next quotation mark or backslash plain; elsewhere it is a character like
 * others, for Windows writes paths with it.
 */
import { err, ok, type Result } from '../lib/result';

/** One word, and where it stands in the line. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** A quotation mark is still open: only the last word can be so. */
  readonly open: boolean;
}

/** The words of a line; the error says which quotation mark is missing. */
export function splitWords(line: string): Result<readonly string[], string> {
  const words = wordsIn(line);
  if (words.at(-1)?.open === true) return err('a quotation mark is not closed: add it at the end');
  return ok(words.map(({ text }) => text));
}

/** Words as one line that {@link splitWords} reads back. */
export function quoteWords(words: readonly string[]): string {
  return words.map(quoteWord).join(' ');
}

/** One word as it has to be typed. */
export function quoteWord(word: string): string {
  if (PLAIN.test(word)) return word;
  if (!word.includes("'")) return `'${word}'`;
  return `"${word.replace(/["\\]/g, '\\$&')}"`;
}

/** Every word, the last one also when its quotation mark is still open. */
export function wordsIn(line: string): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < line.length; ) {
    if (BLANK.test(line.charAt(at))) {
      at += 1;
      continue;
    }
    const word = readWord(line, at);
    words.push(word);
    at = word.to;
  }
  return words;
}

const PLAIN = /^[^\s"']+$/u;
const BLANK = /\s/u;

function readWord(line: string, from: number): Word {
  let text = '';
  let quote = '';
  let at = from;
  for (; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote === '' && BLANK.test(character)) break;
    if (quote === '' && isQuote(character) && canOpen(line, at, from)) quote = character;
    else if (character === quote) quote = '';
    else if (quote === '"' && character === '\\' && isEscapable(line.charAt(at + 1))) {
      at += 1;
      text += line.charAt(at);
    } else text += character;
  }
  return { text, from, to: at, open: quote !== '' };
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'";
}

/** At the beginning, behind another part in quotes, or behind `=`: elsewhere it is that of `don't` and `6'`. */
function canOpen(line: string, at: number, from: number): boolean {
  return at === from || /["'=]/.test(line.charAt(at - 1));
}

function isEscapable(character: string): boolean {
  return character === '"' || character === '\\';
}
