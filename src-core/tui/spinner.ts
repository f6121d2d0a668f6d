import { layOutList } from './list-layout';
import type { Model } from './model';
import { type Step, still } from './step';

/** How long each picture of the spinner stands, in ms. */
const SPINNER_MS = 120;

/** Sets the timer for the next picture while something in progress is in sight; otherwise nothing runs. */
export function spin(model: Model): Step {
  if (model.ticking || isMotionReduced(model)) return still(model);
  if (!model.slow && !isWaiting(model) && !isWorkInSight(model)) return still(model);
  const next: Model = { ...model, ticking: true };
  return [next, [{ kind: 'after', name: 'spinner', ms: SPINNER_MS, due: { kind: 'tick' } }]];
}

/** Whether nothing may move: what the configuration says comes before what the system wishes. */
export function isMotionReduced({ config, appearance }: Pick<Model, 'config' | 'appearance'>): boolean {
  return config.config.reducedMotion ?? appearance.reducedMotion;
}

/** Work of which nobody knows how far it is. */
function isWaiting({ work }: Model): boolean {
  return work.some(({ done, total }) => total === null && done === 0);
}

/** A past day is a picture: nothing turns on it. */
function isWorkInSight(model: Model): boolean {
  if (model.list.readOnly) return false;
  return layOutList(model).lines.some((line) => line.marks?.state === 'in_progress');
}
