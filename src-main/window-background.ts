import type { ScreenConfig } from '../src-core/config/config';
import { PALETTES } from '../src-core/config/palettes';
import { BUILT_IN_THEMES, type BuiltInTheme } from '../src-core/config/theme-name';

/** What the system asks for; `nativeTheme` of Electron is one. */
export interface SystemLook {
  readonly shouldUseDarkColors: boolean;
  readonly shouldUseHighContrastColors: boolean;
}

/**
 * The colour of a window in which nothing is drawn yet, as `#rrggbb`: that of the theme which its page will draw in, so
 * that nothing flashes at the start or when the window grows.
 */
export function windowBackground({ config, customTheme }: ScreenConfig, system: SystemLook): string {
  const built = BUILT_IN_THEMES.find((name) => name === config.theme);
  const custom = config.theme === 'default' ? null : customTheme;
  const { surfaces } = built ? PALETTES[built] : (custom ?? PALETTES[systemTheme(system)]);
  return `#${surfaces.background.toString(16).padStart(6, '0')}`;
}

function systemTheme({ shouldUseDarkColors, shouldUseHighContrastColors }: SystemLook): BuiltInTheme {
  if (shouldUseHighContrastColors) return 'high_contrast';
  return shouldUseDarkColors ? 'dark' : 'light';
}
