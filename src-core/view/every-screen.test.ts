import { describe, expect, it } from 'vitest';
import { KEY_MODES } from '../keymap/action';
import { textWidth } from '../lib/text-width';
import { keyModeOf } from '../tui/keyboard';
import { type Model, type Size, THEME_NAMES } from '../tui/model';
import { themeOf } from './model-theme';
import { drawnScreen, faintestPair } from './testing/golden-screens';
import { inTheme, MODE_SCREENS, STATE_SCREENS } from './testing/sample-screens';

/* Golden screens of every mode, by its name; see screens.test.ts for how they are accepted. */

const SIZES: readonly Size[] = [
  { cols: 80, rows: 24 },
  { cols: 120, rows: 40 },
];

/** Every theme there is, and one from a file. */
const THEMES_TO_SHOW = [...THEME_NAMES, 'solar'];

const EVERY: Readonly<Record<string, Model>> = { ...MODE_SCREENS, ...STATE_SCREENS };

it('every mode has a sample that is in that mode', () => {
  const found = KEY_MODES.filter((mode) => mode !== 'matches').map((mode) => keyModeOf(MODE_SCREENS[mode]));
  expect(found).toEqual(KEY_MODES.filter((mode) => mode !== 'matches'));
  // These keys are added to those of navigate mode, as long as a search is on.
  expect(MODE_SCREENS.matches.search).not.toBeNull();
});

describe.each(Object.entries(EVERY))('every screen: %s', (name, model) => {
  it.each(SIZES)('reads so at $cols×$rows', async (size) => {
    const { text } = drawnScreen(model, size);
    await expect(text).toMatchFileSnapshot(`./__screens__/every/${name}-${size.cols}x${size.rows}.txt`);
  });

  it.each(SIZES)('has lines that end where the screen ends at $cols×$rows', (size) => {
    for (const line of drawnScreen(model, size).text.split('\n')) {
      expect(textWidth(line)).toBeLessThanOrEqual(size.cols);
    }
  });

  it.each(THEMES_TO_SHOW)('can be read in theme %s', (theme) => {
    const themed = inTheme(model, theme);
    expect(faintestPair(themed)).toBeGreaterThanOrEqual(themeOf(themed).minimumContrast);
  });
});

const MAIN = ['navigate', 'visual', 'edit', 'palette', 'description', 'confirm'] as const;

describe.each(THEMES_TO_SHOW)('theme %s', (theme) => {
  it.each(MAIN)('draws %s so', async (mode) => {
    const { styled } = drawnScreen(inTheme(MODE_SCREENS[mode], theme), { cols: 80, rows: 24 });
    await expect(styled).toMatchFileSnapshot(`./__screens__/every/${mode}-${theme}.styled.txt`);
  });

  it('is the theme that it is drawn in', () => {
    const { background } = themeOf(inTheme(MODE_SCREENS.navigate, theme)).surfaces;
    const hex = `on #${background.toString(16).padStart(6, '0')}`;
    expect(drawnScreen(inTheme(MODE_SCREENS.navigate, theme), { cols: 80, rows: 24 }).styled).toContain(hex);
  });
});
