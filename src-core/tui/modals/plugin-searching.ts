/** Searching in the lists of the plugins view: the list narrows while it is typed, and stays so after Enter. */
import type { Model } from '../model';
import { tellLeftOut } from '../status';
import { andThen, type Step } from '../step';
import { EMPTY_INPUT, insertText, type TextInput } from '../text-input';
import { changeBox, inView, isPluginBox } from './plugin-box';

/** The longest search text, in UTF-16 units. */
const MAX_SEARCH_LENGTH = 200;

/** Begins a search, or types on in the one that is there; from a page it goes back to the list. */
export function beginSearch(model: Model): Step {
  return changeBox(model, (modal) => {
    const input = modal.search?.input ?? EMPTY_INPUT;
    return inView(model, { ...modal, details: false, search: { input, typing: true } });
  });
}

/** What was found stays; nothing typed is no search. */
export function keepSearch(model: Model): Step {
  return changeBox(model, (modal) => {
    const input = modal.search?.input ?? EMPTY_INPUT;
    const search = input.text.trim() === '' ? null : { input, typing: false };
    return inView(model, { ...modal, search });
  });
}

/** Everything is shown again. */
export function endSearch(model: Model): Step {
  return changeBox(model, (modal) => inView(model, { ...modal, search: null }));
}

/** Changes what is searched for. */
export function editSearch(model: Model, edit: (input: TextInput) => TextInput): Step {
  return changeBox(model, (modal) => {
    const input = edit(modal.search?.input ?? EMPTY_INPUT);
    return inView(model, { ...modal, search: { input, typing: true } });
  });
}

/** Puts text into the search. */
export function typeSearchText(model: Model, text: string): Step {
  const before = isPluginBox(model.modal) ? model.modal.search?.input : undefined;
  const { input, leftOut } = insertText(before ?? EMPTY_INPUT, text, MAX_SEARCH_LENGTH);
  return andThen(
    editSearch(model, () => input),
    (after) => tellLeftOut(after, leftOut),
  );
}
