import type { RolloverOffer } from '../../todo/days';
import type { ProjectId } from '../../todo/todo';
import type { Modal } from '../modal';
import type { Model } from '../model';

/** Whether a box that waits is still about what is on the screen: a question about another project or day is not. */
export function isStillAsked(model: Model, modal: Modal): boolean {
  return modal.kind !== 'rollover' || isWanted(model, modal.offer);
}

/** Whether an offer is about the open project and about today. */
export function isWanted(model: Model, { project, to }: RolloverOffer): boolean {
  return project === openProjectOf(model) && to === model.today;
}

/** The project that is open, or about to be. */
export function openProjectOf({ waiting, list }: Model): ProjectId {
  return (waiting.opening?.list ?? list.key).project;
}
