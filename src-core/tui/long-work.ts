/** Long work of main's: an export, an import, a backup. The screen shows how far it is and may end it. */
import type { Work } from '../todo/days';
import type { Model } from './model';
import { inform, SENTENCES } from './status';
import type { Step } from './step';

/** The model with what main told of a work: begun, further, or ended. */
export function withWork(model: Model, work: Work): Model {
  const known = model.work.some(({ id }) => id === work.id);
  if (work.ended) return { ...model, work: model.work.filter(({ id }) => id !== work.id) };
  return {
    ...model,
    work: known ? model.work.map((each) => (each.id === work.id ? work : each)) : [...model.work, work],
  };
}

/** Asks main to end the oldest work; who asked for it is told what came of it. */
export function cancelWork(model: Model): Step {
  const [work] = model.work;
  return work ? [model, [{ kind: 'cancel_work', id: work.id }]] : inform(model, SENTENCES.noWork);
}
