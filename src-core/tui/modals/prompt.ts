/** What keys do while a search is typed into a box: the help, or a list of plugins. */
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { Model } from '../model';
import type { Step } from '../step';
import { editFilter, keepFilter, showAll, typeFilter } from './help';
import { isPluginBox } from './plugin-box';
import { editSearch, endSearch, keepSearch, typeSearchText } from './plugin-searching';

/** What each action does there. */
export const PROMPT_DEEDS: Deeds<'prompt'> = {
  accept: (model) => (isPluginBox(model.modal) ? keepSearch(model) : keepFilter(model)),
  close: (model) => (isPluginBox(model.modal) ? endSearch(model) : showAll(model)),
  ...textDeeds(
    (edit) => (model: Model) =>
      isPluginBox(model.modal) ? editSearch(model, edit) : editFilter(model, edit),
  ),
};

/** Puts text into the search. */
export function typePrompt(model: Model, text: string): Step {
  return isPluginBox(model.modal) ? typeSearchText(model, text) : typeFilter(model, text);
}
