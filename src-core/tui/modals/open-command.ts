import type { Model } from '../model';
import { type Step, still } from '../step';
import { inputOf } from '../text-input';

/** Opens the command line, with a text to type on. */
export function openCommandLine(model: Model, text = ''): Step {
  const input = inputOf(text);
  return still({
    ...model,
    modal: { kind: 'command', input, back: 0, typed: '', completing: null, fault: null },
  });
}
