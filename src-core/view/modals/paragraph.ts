import { cleanText } from '../../lib/clean-text';
import { textWidth } from '../../lib/text-width';
import { wrapText } from '../../lib/text-wrap';
import { type Line, span } from '../span';
import type { Ink } from '../theme';

/** How a paragraph is set. */
export interface ParagraphLook {
  readonly ink?: Ink;
  readonly bold?: boolean;
  /** Columns that every line keeps free on its left. */
  readonly indent?: number;
  /** Stands before the first line; the others hang under the text behind it. */
  readonly bullet?: string;
  readonly bulletInk?: Ink;
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** A text, cleaned, as lines of at most `columns`, broken between words; line ends in it start a new line. */
export function paragraph(text: string, columns: number, look: ParagraphLook = {}): Line[] {
  const { ink = 'text', bold = false, indent = 0, bullet = '', bulletInk = 'dim' } = look;
  const left = ' '.repeat(indent);
  const hang = ' '.repeat(indent + textWidth(bullet));
  const room = Math.max(1, columns - hang.length);
  const first = [span(left), span(bullet, bulletInk)];
  const clean = text.split(LINE_END).map(cleanText).join('\n');
  return wrapText(clean, room).map((line, index) => [
    ...(index === 0 ? first : [span(hang)]),
    { text: line.text, ink, bold },
  ]);
}
