import type { Model } from '../tui/model';

/** Signs that the bundled font has; the Braille dots that others use are not among them. */
const SPINNER = ['◐', '◓', '◑', '◒'] as const;

/** The picture of something that works, of this moment; it stands still where nothing may move. */
export function spinnerSign({ tick, appearance }: Pick<Model, 'tick' | 'appearance'>): string {
  return SPINNER[appearance.reducedMotion ? 0 : tick % SPINNER.length] ?? SPINNER[0];
}
