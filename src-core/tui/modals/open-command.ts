import type { Model } from '../model';
import { type Step, still } from '../step';
import { inputOf } from '../text-input';
import { isPage } from './pages';

/**
 * Opens the command line, with a text to type on, over the page that is open. What was said before is over: beside the line
 * it would seem to speak of it.
 */
export function openCommandLine(model: Model, text = ''): Step {
  const input = inputOf(text);
  const line = { kind: 'command', input, back: 0, typed: '', completing: null, fault: null } as const;
  const { modal } = model;
  return still({ ...model, status: null, modal: isPage(modal) ? { ...line, under: modal } : line });
}
