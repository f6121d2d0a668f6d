import type { TodoId } from '../../todo/todo';

/** The description of a row, while it is edited. */
export interface DescriptionModal {
  readonly kind: 'description';
  readonly id: TodoId;
  /** All lines, with `\n` between them. */
  readonly text: string;
  /** UTF-16 offset in {@link text}, between two grapheme clusters. */
  readonly caret: number;
  /** The column that the caret goes back to in longer lines while it moves up and down; null when it has not. */
  readonly column: number | null;
  /** The first line of the screen's that shows. */
  readonly scroll: number;
  /** The description as it was when the editor opened. */
  readonly before: string | null;
}
