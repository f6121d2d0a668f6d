import { textWidth } from '../../lib/text-width';
import { paragraphLines } from '../../tui/modals/paragraph-lines';
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

/** A text, cleaned, as lines of at most `columns`, broken between words; line ends in it start a new line. */
export function paragraph(text: string, columns: number, look: ParagraphLook = {}): Line[] {
  const { ink = 'text', bold = false, indent = 0, bullet = '', bulletInk = 'dim' } = look;
  const left = ' '.repeat(indent);
  const hang = ' '.repeat(indent + textWidth(bullet));
  const room = Math.max(1, columns - hang.length);
  const first = [span(left), span(bullet, bulletInk)];
  return paragraphLines(text, room).map((line, index) => [
    ...(index === 0 ? first : [span(hang)]),
    { text: line, ink, bold },
  ]);
}
