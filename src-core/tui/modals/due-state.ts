import type { Reading, ReadingKind } from '../../todo/days';
import type { TodoId } from '../../todo/todo';
import type { TextInput } from '../text-input';

/** A line in which a time is said in words, with what they mean before Enter. */
export interface DueModal {
  readonly kind: 'due';
  /** What is said: a due date, a reminder, a recurrence, or a day to go to. */
  readonly reading: ReadingKind;
  /** The rows that it is said of, in list order; none for a day to go to. */
  readonly ids: readonly TodoId[];
  readonly input: TextInput;
  /** What the words `of` mean, as main read them; null as long as nothing has been answered. */
  readonly read: { readonly of: string; readonly reading: Reading } | null;
  /** Enter was pressed before the answer was there: it is taken as soon as it is. */
  readonly accepting: boolean;
  /** Why what was read is not taken; gone with the next change. */
  readonly fault: string | null;
}
