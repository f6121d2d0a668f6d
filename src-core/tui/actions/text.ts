import type { ActionIn } from '../../keymap/action';
import {
  charLeft,
  charRight,
  deleteBack,
  deleteForward,
  deleteToEnd,
  deleteToStart,
  deleteWordBack,
  type TextInput,
  textEnd,
  textStart,
  wordLeft,
  wordRight,
} from '../text-input';

/** The actions of the line editor: the same in every place where text is typed. */
export type TextAction = ActionIn<'edit'> & ActionIn<'prompt'> & ActionIn<'description'>;

/** What each of them does to a line. */
export const TEXT_DEEDS: Readonly<Record<TextAction, (input: TextInput) => TextInput>> = {
  char_left: charLeft,
  char_right: charRight,
  word_left: wordLeft,
  word_right: wordRight,
  text_start: textStart,
  text_end: textEnd,
  delete_back: deleteBack,
  delete_forward: deleteForward,
  delete_word_back: deleteWordBack,
  delete_to_start: deleteToStart,
  delete_to_end: deleteToEnd,
};

/** The deeds of the line editor on the line that `edit` reaches in a model. */
export function textDeeds<D>(deed: (change: (input: TextInput) => TextInput) => D): Record<TextAction, D> {
  const entries = Object.entries(TEXT_DEEDS).map(([name, change]) => [name, deed(change)]);
  return Object.fromEntries(entries) as Record<TextAction, D>;
}
