import { contrast } from './contrast';
import { INKS, type Ink, SURFACES, type Surface, type Theme } from './theme-colours';

/** What a theme is written as: one colour for each name. */
export interface Palette {
  readonly minimumContrast: number;
  readonly surfaces: Readonly<Record<Surface, number>>;
  readonly inks: Readonly<Record<Ink, number>>;
}

/** An ink that is too faint on a surface and is drawn there in another colour. */
export interface FaintInk {
  readonly surface: Surface;
  readonly ink: Ink;
  readonly contrast: number;
}

/**
 * The theme of a palette: what would be too faint gives way to the normal text colour there, and text that would be
 * too faint to black or white. Readable throughout as long as {@link bestContrast} of each surface reaches the minimum.
 */
export function makeTheme({ minimumContrast, surfaces, inks }: Palette): Theme {
  const on = (surface: Surface): Theme['inks'][Surface] => {
    const paper = surfaces[surface];
    const text = contrast(inks.text, paper) < minimumContrast ? boldest(paper) : inks.text;
    const drawn = INKS.map((ink) => [ink, contrast(inks[ink], paper) < minimumContrast ? text : inks[ink]]);
    return Object.fromEntries(drawn) as Record<Ink, number>;
  };
  const everywhere = { background: on('background'), panel: on('panel'), selection: on('selection') };
  return { minimumContrast, surfaces, inks: everywhere };
}

/** What {@link makeTheme} draws in another colour. */
export function faintInks({ minimumContrast, surfaces, inks }: Palette): readonly FaintInk[] {
  return INKS.flatMap((ink) =>
    SURFACES.map((surface) => ({ surface, ink, contrast: contrast(inks[ink], surfaces[surface]) })),
  ).filter((one) => one.contrast < minimumContrast);
}

/** The contrast of black or white on a surface, whichever stands out more. Never under 4.58. */
export function bestContrast(surface: number): number {
  return contrast(boldest(surface), surface);
}

function boldest(surface: number): number {
  return contrast(BLACK, surface) > contrast(WHITE, surface) ? BLACK : WHITE;
}

const BLACK = 0x000000;
const WHITE = 0xffffff;
