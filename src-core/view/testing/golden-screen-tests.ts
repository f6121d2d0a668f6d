/** The tests that every golden screen has, whatever it shows. For tests only. */
import { expect, it } from 'vitest';
import { type Model, type Size, THEME_NAMES } from '../../tui/model';
import { THEMES } from '../theme';
import { drawnScreen, faintestContrast } from './golden-screens';

/** It is drawn as its file says at each size, and can be read in every theme. `file` is without size and ending. */
export function isAGoldenScreen(file: string, model: Model, sizes: readonly Size[]): void {
  it.each(sizes)('at $cols×$rows', async (size) => {
    const { text, styled } = drawnScreen(model, size);
    const where = `${file}-${size.cols}x${size.rows}`;
    await expect(text).toMatchFileSnapshot(`${where}.txt`);
    await expect(styled).toMatchFileSnapshot(`${where}.styled.txt`);
  });

  it.each(THEME_NAMES)('can be read in theme %s', (theme) => {
    expect(faintestContrast(model, theme)).toBeGreaterThanOrEqual(THEMES[theme].minimumContrast);
  });
}

/** It is a box: drawn also where there is hardly room, with the key that leaves it in its lower border. */
export function isABox(model: Model, wayOut: RegExp): void {
  it.each([1, 2, 3, 5, 8])('is drawn in %i cells across and down', (cells) => {
    expect(() => drawnScreen(model, { cols: cells * 2, rows: cells })).not.toThrow();
  });

  it('names the way out in its border', () => {
    const lines = drawnScreen(model, { cols: 80, rows: 24 }).text.split('\n');
    expect(lines.filter((line) => line.includes('╰')).join('\n')).toMatch(wayOut);
  });
}
