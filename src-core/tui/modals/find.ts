import type { Hit } from '../../todo/days';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { EMPTY_INPUT } from '../text-input';

/** Opens the search through every list. */
export function openFind(model: Model): Step {
  return still({ ...model, modal: { kind: 'find', input: EMPTY_INPUT, found: null, cursor: 0, scroll: 0 } });
}

/** What each action does there. */
export const FIND_DEEDS: Deeds<'find'> = {
  move_up: still,
  move_down: still,
  half_page_down: still,
  half_page_up: still,
  accept: (model) => still({ ...model, modal: null }),
  close: (model) => still({ ...model, modal: null }),
  ...textDeeds((_edit) => (model: Model) => still(model)),
};

/** Puts text into the line. */
export function typeFind(model: Model, _text: string): Step {
  return still(model);
}

/** Takes what was found. */
export function takeFound(model: Model, _text: string, _hits: readonly Hit[]): Step {
  return still(model);
}
