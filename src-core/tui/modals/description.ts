import type { TodoId } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { Model } from '../model';
import { type Step, still } from '../step';

/** Opens the description of a row, with a text that was typed before, if there is one. */
export function openDescription(model: Model, id: TodoId, draft?: string): Step {
  const before = model.list.todos.get(id)?.description ?? null;
  const text = draft ?? before ?? '';
  return still({
    ...model,
    modal: { kind: 'description', id, text, caret: text.length, column: null, scroll: 0, before },
  });
}

/** What each action does in the editor. */
export const DESCRIPTION_DEEDS: Deeds<'description'> = {
  save: (model) => still({ ...model, modal: null }),
  discard: (model) => still({ ...model, modal: null }),
  new_line: still,
  line_up: still,
  line_down: still,
  page_up: still,
  page_down: still,
  document_start: still,
  document_end: still,
  ...textDeeds((_edit) => (model: Model) => still(model)),
};

/** Puts text in at the caret. */
export function typeDescription(model: Model, _text: string): Step {
  return still(model);
}
