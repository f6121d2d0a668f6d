import type { Errand } from '../input';
import type { Modal } from '../modal';
import type { Model } from '../model';

/** Closes what is open, but for a page that stays, and puts the errand before the keys that wait: they came after it. */
export function send(model: Model, errand: Errand, stays: Modal | null = null): Model {
  return { ...model, modal: stays, held: [{ kind: 'errand', errand }, ...model.held] };
}
