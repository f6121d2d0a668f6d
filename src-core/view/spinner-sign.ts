import type { Model } from '../tui/model';
import { isMotionReduced } from '../tui/spinner';

/** Signs that the bundled font has; the Braille dots that others use are not among them. */
const SPINNER = ['◐', '◓', '◑', '◒'] as const;

/** The picture of something that works, of this moment; it stands still where nothing may move. */
export function spinnerSign(model: Pick<Model, 'tick' | 'appearance' | 'config'>): string {
  return SPINNER[isMotionReduced(model) ? 0 : model.tick % SPINNER.length] ?? SPINNER[0];
}
