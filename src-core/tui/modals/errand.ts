import type { Errand } from '../input';
import type { Model } from '../model';

/** Closes what is open and puts the errand behind the keys that wait: it means the list as they leave it. */
export function send(model: Model, errand: Errand): Model {
  return { ...model, modal: null, held: [...model.held, { kind: 'errand', errand }] };
}
