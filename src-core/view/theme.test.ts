import { describe, expect, it } from 'vitest';
import { THEME_NAMES } from '../tui/model';
import { contrast } from './contrast';
import { type Ink, type Surface, THEMES, themeFor } from './theme';

const SURFACES: readonly Surface[] = ['background', 'panel', 'selection'];

describe('contrast', () => {
  it.each([
    [0x000000, 0xffffff, 21],
    [0xffffff, 0xffffff, 1],
    [0x767676, 0xffffff, 4.54], // the lightest grey that passes AA on white
  ])('of %i and %i is %f', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBeCloseTo(ratio, 2);
  });
});

describe.each(THEME_NAMES)('theme %s', (name) => {
  const theme = THEMES[name];

  it.each(SURFACES)('is readable on its %s', (surface) => {
    for (const [ink, color] of Object.entries(theme.inks[surface])) {
      const ratio = contrast(color, theme.surfaces[surface]);
      expect(ratio, `${ink} on ${surface}`).toBeGreaterThanOrEqual(name === 'high_contrast' ? 10 : 4.5);
    }
  });

  it('keeps every colour of the table on the background', () => {
    const inks = theme.inks.background;
    const faded = (Object.keys(inks) as Ink[]).filter((ink) => ink !== 'text' && inks[ink] === inks.text);
    expect(faded).toEqual([]);
  });

  it('draws dim text on the band in the normal text colour', () => {
    expect(theme.inks.selection.dim).toBe(theme.inks.background.text);
  });
});

describe('the dark theme', () => {
  it('keeps the colours that say something on the band', () => {
    const { selection, background } = THEMES.dark.inks;
    expect(selection.P0).toBe(background.P0);
    expect(selection.in_progress).toBe(background.in_progress);
  });
});

describe('the theme to draw in', () => {
  const custom = { ...THEMES.light, minimumContrast: 7 };

  it.each([
    ['default', null, 'light', THEMES.light],
    ['default', custom, 'high_contrast', THEMES.high_contrast],
    ['dark', custom, 'light', THEMES.dark],
    ['nord', custom, 'dark', custom],
    ['nord', null, 'dark', THEMES.dark],
    ['toString', null, 'light', THEMES.light],
  ] as const)('%s', (name, file, system, theme) => expect(themeFor(name, file, system)).toBe(theme));
});
