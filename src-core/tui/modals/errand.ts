import type { Errand } from '../input';
import type { Model } from '../model';

/** Closes what is open and puts the errand before the keys that wait: they were pressed after it. */
export function send(model: Model, errand: Errand): Model {
  return { ...model, modal: null, held: [{ kind: 'errand', errand }, ...model.held] };
}
