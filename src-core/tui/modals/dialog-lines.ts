import type { Size } from '../model';

/** Which lines of the screen a box over the list gives to its contents; the view draws it so. */
export interface DialogLines {
  /** The first of them, a line of the terminal. */
  readonly y: number;
  readonly count: number;
}

/** Columns of a dialog that are not for its text: border, cursor mark and blank; two blanks and border. */
export const DIALOG_CHROME = 6;

/** A question is narrow, so that it is seen at a glance; what is read takes the width there is. */
export const QUESTION_COLUMNS = 56;

/** Columns for the text of a dialog: all there are, or at most so many. */
export function dialogColumns(size: Size, most = Number.POSITIVE_INFINITY): number {
  return Math.max(1, Math.min(most, size.cols - DIALOG_CHROME));
}

/** The border above and below. */
const BORDER = 2;

/**
 * The lines for `content` lines below `header` lines that stand still, in the middle of the screen without its status
 * bar; a box that fills the height takes all there are.
 */
export function dialogLines(size: Size, content: number, header: number, fillsHeight: boolean): DialogLines {
  const room = Math.max(0, size.rows - 1);
  const height = fillsHeight ? room : Math.min(room, content + header + BORDER);
  return {
    y: Math.floor((room - height) / 2) + 1 + header,
    count: Math.max(0, height - BORDER - header),
  };
}
