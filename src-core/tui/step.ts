import type { Effect } from './effect';
import type { Model } from './model';

/** What `update` and everything behind it answers: the next model, and what is asked of the world, in order. */
export type Step = readonly [model: Model, effects: readonly Effect[]];

/** The next model, and nothing asked. */
export function still(model: Model): Step {
  return [model, []];
}

/** One step and then another on the model it left; the effects of both, in order. */
export function andThen([model, effects]: Step, next: (model: Model) => Step): Step {
  const [after, more] = next(model);
  return [after, more.length === 0 ? effects : [...effects, ...more]];
}
