import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { EMPTY_INPUT } from '../text-input';

/** Opens the search line. */
export function openSearch(model: Model): Step {
  const { cursor, scroll, search } = model;
  return still({
    ...model,
    modal: { kind: 'search', input: EMPTY_INPUT, from: { cursor, scroll, search } },
  });
}

/** What each action does in the search line. */
export const SEARCH_DEEDS: Deeds<'search'> = {
  accept: (model) => still({ ...model, modal: null }),
  close: (model) => still({ ...model, modal: null }),
  ...textDeeds((_edit) => (model: Model) => still(model)),
};

/** What each action does while a search is on, before it does what it does otherwise. */
export const MATCHES_DEEDS: Deeds<'matches'> = {
  next_match: still,
  previous_match: still,
};

/** Puts text into the line. */
export function typeSearch(model: Model, _text: string): Step {
  return still(model);
}
