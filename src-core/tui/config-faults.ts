import { faultsText } from '../config/faults';
import type { Model } from './model';
import { inform, SENTENCES, say } from './status';
import { type Step, still } from './step';

/** Says what of the configuration was not taken, when that is news; and when all of it is in order again. */
export function tellConfigFaults(model: Model, before: Model['config']['faults']): Step {
  const text = faultsText(model.config.faults);
  if (text === faultsText(before)) return still(model);
  return text === null
    ? inform(model, SENTENCES.configInOrder)
    : say(model, { level: 'warning', text, plugin: null });
}
