import type { Hit } from '../../todo/days';
import type { TextInput } from '../text-input';

/** The search through every list. */
export interface FindModal {
  readonly kind: 'find';
  readonly input: TextInput;
  /** What was found for the words `of`; null as long as nothing has been answered. */
  readonly found: { readonly of: string; readonly hits: readonly Hit[] } | null;
  /** Enter was pressed before the answer to what is typed: it goes to the first hit when that comes. */
  readonly accepting: boolean;
  /** Which of the hits. */
  readonly cursor: number;
  readonly scroll: number;
}
