/** Words of a command line: blanks part them, quotation marks keep blanks in, a backslash keeps the next character. */

/** A word of a line as it is meant, and where it stands in the line. */
export interface Word {
  readonly text: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** The words of a line. A quotation mark that is not closed goes to the end. */
export function splitWords(line: string): Word[] {
  const words: Word[] = [];
  for (const match of line.matchAll(/(?:"(?:\\.|[^"\\])*(?:"|$)|'[^']*(?:'|$)|\\.|[^\s"'\\]|\\$)+/gsu)) {
    words.push({ text: meant(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** The word as it must be typed to be one word. */
export function quoted(word: string): string {
  return /^[^\s"'\\]+$/u.test(word) ? word : `"${word.replace(/["\\]/g, '\\$&')}"`;
}

function meant(written: string): string {
  return written.replace(
    /"((?:\\.|[^"\\])*)(?:"|$)|'([^']*)(?:'|$)|\\(.)/gsu,
    (_all, double?: string, single?: string, escaped?: string) =>
      double !== undefined ? double.replace(/\\(["\\])/g, '$1') : (single ?? escaped ?? ''),
  );
}
