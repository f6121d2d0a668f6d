/** What a theme is made of: names of meaning and their colours, 0xRRGGBB. A leaf, so that configuration can speak of it. */

/** What a text or a line means. */
export const INKS = [
  'text',
  'dim',
  'accent',
  'in_progress',
  'question',
  'important',
  'complete',
  'P0',
  'P1',
  'P2',
  'ok',
  'plugin',
] as const;

/** One of {@link INKS}. */
export type Ink = (typeof INKS)[number];

/** What it is drawn on: the window, a bar or a box above it, the band of the row under the cursor. */
export const SURFACES = ['background', 'panel', 'selection'] as const;

/** One of {@link SURFACES}. */
export type Surface = (typeof SURFACES)[number];

/** The colours of a theme, readable in every combination. */
export interface Theme {
  /** The contrast that every ink keeps on every surface. */
  readonly minimumContrast: number;
  readonly surfaces: Readonly<Record<Surface, number>>;
  readonly inks: Readonly<Record<Surface, Readonly<Record<Ink, number>>>>;
}
