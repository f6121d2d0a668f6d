import type { TodoId } from '../../todo/todo';
import type { TextArea } from '../text-area';

/** The description of a row, while it is edited or read. */
export interface DescriptionModal {
  readonly kind: 'description';
  readonly id: TodoId;
  /** The row's text, for as long as it is not in the open list. */
  readonly title: string;
  readonly area: TextArea;
  /** The text in it, its lines parted by `\n`. */
  readonly text: string;
  /** The description as it was when the editor opened. */
  readonly before: string | null;
  /** A row of a closed day: nothing can be typed. */
  readonly readOnly: boolean;
  /** Whether the text was typed before: it was brought back after a crash, or could not be saved. */
  readonly broughtBack: boolean;
  /** What would survive a crash; null for nothing. */
  readonly kept: string | null;
  /** Whether a timer runs after which what is typed is kept. */
  readonly keeping: boolean;
  /** Giving up was asked for once: again, and what was typed is gone. */
  readonly leaving: boolean;
}
