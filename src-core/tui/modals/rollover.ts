import type { RolloverOffer } from '../../todo/days';
import type { ProjectId } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import type { Model } from '../model';
import { type Step, still } from '../step';

/** Asks main what there is to take along. */
export function askRollover(model: Model): Step {
  return [model, [{ kind: 'rollover_offer', project: model.list.key.project }]];
}

/** Takes the answer: the question opens, or there is nothing. */
export function takeRolloverOffer(model: Model, _project: ProjectId, _offer: RolloverOffer | null): Step {
  return still(model);
}

/** Main has something to take along and wants the user asked: the question waits for its turn. */
export function rolloverOffered(model: Model, _offer: RolloverOffer): Step {
  return still(model);
}

/** What each action does while the question is open. */
export const ROLLOVER_DEEDS: Deeds<'rollover'> = {
  move_up: still,
  move_down: still,
  go_to_first: still,
  go_to_last: still,
  half_page_down: still,
  half_page_up: still,
  take_along: still,
  leave_behind: still,
  toggle_remember: still,
  close: (model) => still({ ...model, modal: null }),
};
