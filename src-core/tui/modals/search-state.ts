import type { TodoId } from '../../todo/todo';
import type { Scroll, Search } from '../list-state';
import type { TextInput } from '../text-input';

/** The search at the bottom, while it is typed: the list jumps along. */
export interface SearchModal {
  readonly kind: 'search';
  readonly input: TextInput;
  /** Where Esc goes back to. */
  readonly from: { readonly cursor: TodoId | null; readonly scroll: Scroll; readonly search: Search | null };
}
