import { textWidth } from '../../lib/text-width';
import type { Modal } from '../modal';
import { paragraphLines } from './paragraph-lines';

/** A line of a question as it stands in its box: the question itself, what must be read before a yes, what it is about. */
export interface ConfirmLine {
  readonly kind: 'question' | 'warning' | 'fact' | 'gap';
  /** Stands before the text: a mark, or blanks. */
  readonly lead: string;
  readonly text: string;
}

/** What stands before a warning; its further lines hang behind it. */
const WARNING = '! ';

/** Columns that what a question is about stands in. */
const INDENT = '  ';

/** The question in lines of at most `columns`: scrolling counts them, and the view draws them. */
export function confirmLines(
  { question, lines, warnings = [] }: Extract<Modal, { kind: 'confirm' }>,
  columns: number,
): readonly ConfirmLine[] {
  const set = (kind: ConfirmLine['kind'], texts: readonly string[], first: string): ConfirmLine[] => {
    const hang = ' '.repeat(textWidth(first));
    const room = Math.max(1, columns - hang.length);
    return texts.flatMap((text) =>
      paragraphLines(text, room).map((line, index) => ({
        kind,
        lead: index === 0 ? first : hang,
        text: line,
      })),
    );
  };
  const blocks = [set('warning', warnings, INDENT + WARNING), set('fact', lines, INDENT)];
  return [
    ...set('question', [question], ''),
    ...blocks.flatMap((block) => (block.length === 0 ? [] : [GAP, ...block])),
  ];
}

const GAP: ConfirmLine = { kind: 'gap', lead: '', text: '' };
