import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, type ScreenConfig } from '../src-core/config/config';
import type { Theme } from '../src-core/config/theme-colours';
import { THEMES, themeFor } from '../src-core/view/theme';
import { windowBackground } from './window-background';

const CUSTOM: Theme = { ...THEMES.dark, surfaces: { ...THEMES.dark.surfaces, background: 0x002b36 } };
const set = (theme: string, customTheme: Theme | null = null): ScreenConfig => ({
  config: { ...DEFAULT_CONFIG, theme },
  customTheme,
  faults: [],
});
const look = (dark: boolean, contrast = false) => ({
  shouldUseDarkColors: dark,
  shouldUseHighContrastColors: contrast,
});

describe('windowBackground', () => {
  it.each([
    ['default', look(true), '#10141b'],
    ['default', look(false), '#fbfaf7'],
    ['default', look(false, true), '#000000'],
    ['light', look(true), '#fbfaf7'],
    ['dark', look(false), '#10141b'],
    ['solar', look(false), '#002b36'],
  ])('of %s with %o is %s', (theme, system, colour) => {
    expect(windowBackground(set(theme, CUSTOM), system)).toBe(colour);
  });

  it('is what the system asks for when a theme file cannot be read', () => {
    expect(windowBackground(set('solar'), look(false))).toBe('#fbfaf7');
  });

  it('is the colour that the page will draw in', () => {
    for (const name of ['default', 'dark', 'light', 'high_contrast', 'solar']) {
      const { background } = themeFor(name, CUSTOM, 'light').surfaces;
      expect(windowBackground(set(name, CUSTOM), look(false))).toBe(
        `#${background.toString(16).padStart(6, '0')}`,
      );
    }
  });
});
