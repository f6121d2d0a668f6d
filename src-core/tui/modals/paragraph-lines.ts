import { cleanText } from '../../lib/clean-text';
import { wrapText } from '../../lib/text-wrap';

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** A text, cleaned, as lines of at most `columns`, broken between words; line ends in it start a new line. */
export function paragraphLines(text: string, columns: number): string[] {
  const clean = text.split(LINE_END).map(cleanText).join('\n');
  return wrapText(clean, columns).map((line) => line.text);
}
