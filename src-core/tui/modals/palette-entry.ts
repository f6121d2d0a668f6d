import type { Errand } from '../input';

/** One row of the palette. */
export interface PaletteEntry {
  readonly title: string;
  /** The plugin whose action it is; null for the application's own. */
  readonly plugin: string | null;
  /** In key notation, the first key first; empty without one. */
  readonly keys: readonly string[];
  /** What would be typed into the command line; null for the action of a plugin, which has no name there. */
  readonly command: string | null;
  /** What happens; null when the command wants more words. */
  readonly errand: Errand | null;
}
