/**
 * Names of meaning → colours, for every theme. A view asks for an ink on a surface and never for a hue, so that
 * no pair of colours can be drawn that nobody has checked. Colours are 0xRRGGBB.
 */
import { makeTheme } from '../config/make-theme';
import { PALETTES } from '../config/palettes';
import type { Theme } from '../config/theme-colours';
import type { ThemeName } from '../tui/model';

export type { Ink, Surface, Theme } from '../config/theme-colours';

/** The themes that come with the application. */
export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  dark: makeTheme(PALETTES.dark),
  light: makeTheme(PALETTES.light),
  high_contrast: makeTheme(PALETTES.high_contrast),
};

/**
 * The colours to draw in: those of the theme with that name; of the theme file when it is none of ours; and what the
 * system asks for when the name is `default` or the file could not be read.
 */
export function themeFor(name: string, custom: Theme | null, system: ThemeName): Theme {
  if (name === 'default') return THEMES[system];
  return Object.hasOwn(THEMES, name) ? THEMES[name as ThemeName] : (custom ?? THEMES[system]);
}
