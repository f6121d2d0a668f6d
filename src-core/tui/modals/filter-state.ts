import type { TodoId } from '../../todo/todo';
import type { ListFilter } from '../list-state';
import type { TextInput } from '../text-input';
import type { Completing } from './completing';

/** The filter at the bottom, while it is typed: the list shows what fits so far. */
export interface FilterModal {
  readonly kind: 'filter';
  readonly input: TextInput;
  /** What Esc goes back to. */
  readonly before: { readonly filter: ListFilter | null; readonly cursor: TodoId | null };
  /** The ways to complete that Tab walks through; null until it is pressed. */
  readonly completing: Completing | null;
  /** What is wrong with the line; null for nothing. */
  readonly fault: string | null;
}
