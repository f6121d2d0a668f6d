import type { Model } from '../model';
import { type Step, still } from '../step';
import { EMPTY_INPUT } from '../text-input';

/** Opens the palette with everything in it. */
export function openPalette(model: Model): Step {
  return still({ ...model, modal: { kind: 'palette', input: EMPTY_INPUT, cursor: 0, scroll: 0 } });
}
