import type { BlockLine } from '../tui/row-block';

/** Whether a line is of a row's own text, and not of its description. */
export function isTextLine({ kind }: BlockLine): boolean {
  return kind === 'row' || kind === 'more';
}
