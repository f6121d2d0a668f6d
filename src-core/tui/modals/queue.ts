/** What asks to be shown while something else is: it waits, so that no key meant for one thing is taken by another. */
import type { Modal } from '../modal';
import type { Model } from '../model';

/** Puts a box behind those that wait; it opens by itself when its turn comes. */
export function enqueue(model: Model, modal: Modal): Model {
  return { ...model, queued: [...model.queued, modal] };
}

/** Opens the first box that waits when nothing covers the list, nothing is typed and no keys are pending. */
export function openQueued(model: Model): Model {
  const [first, ...queued] = model.queued;
  const resting = model.pending.length === 0 && model.held.length === 0;
  const free = model.modal === null && model.mode === 'navigate' && resting;
  return first && free ? { ...model, modal: first, queued } : model;
}
