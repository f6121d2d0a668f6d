/** The tests that every golden screen has, whatever it shows. For tests only. */
import { describe, expect, it } from 'vitest';
import { type Model, type Size, THEME_NAMES } from '../../tui/model';
import { THEMES } from '../theme';
import { drawnScreen, faintestContrast } from './golden-screens';

/** Screens by the names of their files. */
export type Screens = Readonly<Record<string, Model>>;

/** Each is drawn as its file says at each size, and can be read in every theme. `folder` is where the files lie. */
export function describeScreens(screens: Screens, sizes: readonly Size[], folder = './__screens__/'): void {
  describe.each(Object.entries(screens))('screen %s', (name, model) => {
    it.each(sizes)('at $cols×$rows', async (size) => {
      const { text, styled } = drawnScreen(model, size);
      const where = `${folder}${name}-${size.cols}x${size.rows}`;
      await expect(text).toMatchFileSnapshot(`${where}.txt`);
      await expect(styled).toMatchFileSnapshot(`${where}.styled.txt`);
    });

    it.each(THEME_NAMES)('can be read in theme %s', (theme) => {
      expect(faintestContrast(model, theme)).toBeGreaterThanOrEqual(THEMES[theme].minimumContrast);
    });
  });
}

/** Each is a box: drawn also where there is hardly room, with the key that leaves it in its lower border. */
export function describeBoxes(screens: Screens, wayOut: RegExp): void {
  describe.each(Object.entries(screens))('box %s', (_name, model) => {
    it.each([1, 2, 3, 5, 8])('is drawn in %i cells across and down', (cells) => {
      expect(() => drawnScreen(model, { cols: cells * 2, rows: cells })).not.toThrow();
    });

    it('names the way out in its border', () => {
      const border = drawnScreen(model, { cols: 80, rows: 24 })
        .text.split('\n')
        .filter((line) => line.includes('╰'));
      expect(border.join('\n')).toMatch(wayOut);
    });
  });
}
