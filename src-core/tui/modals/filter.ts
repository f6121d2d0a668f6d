import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { inputOf } from '../text-input';

/** Opens the filter line. */
export function openFilter(model: Model): Step {
  const { filter } = model;
  const input = inputOf(filter?.text ?? '');
  return still({ ...model, modal: { kind: 'filter', input, before: filter, completing: null, fault: null } });
}

/** What each action does in the filter line. */
export const FILTER_DEEDS: Deeds<'filter'> = {
  accept: (model) => still({ ...model, modal: null }),
  close: (model) => still({ ...model, modal: null }),
  complete: still,
  complete_back: still,
  ...textDeeds((_edit) => (model: Model) => still(model)),
};

/** Puts text into the line. */
export function typeRowFilter(model: Model, _text: string): Step {
  return still(model);
}
