/** What asks to be shown while something else is: it waits, so that no key meant for one thing is taken by another. */
import type { Modal } from '../modal';
import type { Model } from '../model';
import { isStillAsked } from './rollover-offer';

/** Puts a box behind those that wait; it opens by itself when its turn comes. */
export function enqueue(model: Model, modal: Modal): Model {
  return { ...model, queued: [...model.queued, modal] };
}

/** Opens the first box that waits when nothing covers the list, nothing is typed and no keys are pending. */
export function openQueued(model: Model): Model {
  if (model.queued.length === 0) return model;
  const [first, ...queued] = model.queued.filter((modal) => isStillAsked(model, modal));
  if (!first) return { ...model, queued };
  const resting = model.pending.length === 0 && model.held.length === 0;
  const free = model.modal === null && model.mode === 'navigate' && resting;
  return free ? { ...model, modal: first, queued } : model;
}
