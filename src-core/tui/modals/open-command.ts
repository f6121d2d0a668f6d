import type { Model } from '../model';
import { type Step, still } from '../step';
import { inputOf } from '../text-input';

/** Opens the command line, with a text to type on. What was said before is over: beside the line it would seem to speak of it. */
export function openCommandLine(model: Model, text = ''): Step {
  const input = inputOf(text);
  return still({
    ...model,
    status: null,
    modal: { kind: 'command', input, back: 0, typed: '', completing: null, fault: null },
  });
}
