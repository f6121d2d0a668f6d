import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateKey } from '../../src-main/toml/locate-key';
import { parseToml } from '../../src-main/toml/parse-toml';
import { contrast } from './contrast';
import { faultText } from './faults';
import { makeTheme } from './make-theme';
import { PALETTES } from './palettes';
import { readTheme } from './read-theme';
import { INKS, SURFACES, type Theme } from './theme-colours';
import { BUILT_IN_THEMES } from './theme-name';

function read(text: string) {
  const parsed = parseToml(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { theme, faults } = readTheme(parsed.value, (key) => locateKey(text, key), 'themes/t.toml');
  return { theme, faults: faults.map(faultText) };
}

function faintest({ surfaces, inks }: Theme): number {
  return Math.min(
    ...SURFACES.flatMap((surface) => INKS.map((ink) => contrast(inks[surface][ink], surfaces[surface]))),
  );
}

describe('a theme file', () => {
  it('may be empty: then it is dark', () => {
    expect(read('')).toEqual({ theme: makeTheme(PALETTES.dark), faults: [] });
  });

  it.each(BUILT_IN_THEMES)('begins with %s and changes what it names', (base) => {
    const accent = { dark: '#CCDDFF', light: '#003366', high_contrast: '#FFFFFF' }[base];
    const { theme, faults } = read(`base = "${base}"\n[inks]\naccent = "${accent}"`);
    expect(faults).toEqual([]);
    expect(theme).toEqual(
      makeTheme({
        ...PALETTES[base],
        inks: { ...PALETTES[base].inks, accent: Number.parseInt(accent.slice(1), 16) },
      }),
    );
  });

  it.each([
    ['base = "drak"', 1, 'base takes “dark”, “light” or “high_contrast”, not “drak”; did you mean “dark”?'],
    ['minimum_contrast = 3', 1, 'minimum_contrast takes a number from 4.5 to 21, not 3.'],
    ['colours = 1', 1, 'colours is no key of a theme.'],
    ['surface = 1', 1, 'surface is no key of a theme; did you mean “surfaces”?'],
    ['inks = 3', 1, 'inks takes a table, as [inks], not 3.'],
    ['[inks]\ntxet = "#ffffff"', 2, 'txet is none of the inks; did you mean “text”?'],
    ['[inks]\ndim = "grey"', 2, 'dim takes a colour as “#1f2430”, not “grey”.'],
    ['[inks]\ndim = "#fff"', 2, 'dim takes a colour as “#1f2430”, not “#fff”.'],
    ['[surfaces]\nbackground = 0', 2, 'background takes a colour as “#1f2430”, not 0.'],
  ])('%j: line %i, %s', (text, line, message) => {
    const { theme, faults } = read(text);
    expect(faults).toEqual([`themes/t.toml, line ${line}: ${message}`]);
    expect(theme).toEqual(makeTheme(PALETTES.dark));
  });

  it('has faint inks drawn in the colour of text, and says so', () => {
    const { theme, faults } = read('[inks]\ndim = "#222833"\nok = "#7ed491"');
    expect(faults).toEqual([
      'themes/t.toml, line 2: dim is too faint on background (1.2), panel (1.1), selection (1.1); it needs 4.5 and is drawn in the colour of text there.',
    ]);
    expect(theme.inks.background.dim).toBe(theme.inks.background.text);
  });

  it('has faint text drawn in black or white, and says so', () => {
    const { theme, faults } = read('base = "light"\n[inks]\ntext = "#cccccc"');
    expect(theme.inks.background.text).toBe(0);
    expect(faults[0]).toMatch(
      /line 3: text is too faint on background .* is drawn in black or white there\.$/,
    );
  });

  it('says which of our inks do not show on a surface of its own', () => {
    const { theme, faults } = read('[surfaces]\npanel = "#777777"');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      /line 2: too faint on panel, and drawn in the colour of text there: text, dim, accent/,
    );
    expect(faintest(theme)).toBeGreaterThanOrEqual(4.5);
  });

  it('gives no surface on which nothing could be read', () => {
    const { theme, faults } = read('base = "high_contrast"\n[surfaces]\npanel = "#777777"');
    expect(theme.surfaces.panel).toBe(0);
    expect(faults).toEqual([
      'themes/t.toml, line 3: panel is not taken: no text has a contrast of 10 on it, only 4.6.',
    ]);
    const most = read('minimum_contrast = 21\n[inks]\ntext = "#ffffff"');
    expect(most.theme.surfaces).toEqual(PALETTES.dark.surfaces);
    expect(most.faults[0]).toMatch(
      /minimum_contrast cannot be 21: on the background it is 18\.\d at most, and that counts\./,
    );
  });

  it('is readable throughout, whatever it says', () => {
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);
    const colours = <N extends string>(names: readonly N[]) =>
      fc.dictionary(fc.constantFrom(...names), colour, { maxKeys: names.length });
    fc.assert(
      fc.property(
        fc.constantFrom(...BUILT_IN_THEMES),
        fc.option(fc.double({ min: 4.5, max: 21, noNaN: true }), { nil: undefined }),
        colours(SURFACES),
        colours(INKS),
        (base, minimum, surfaces, inks) => {
          const table = {
            base,
            surfaces,
            inks,
            ...(minimum === undefined ? {} : { minimum_contrast: minimum }),
          };
          const { theme } = readTheme(table, () => undefined, 'themes/t.toml');
          expect(faintest(theme)).toBeGreaterThanOrEqual(theme.minimumContrast);
          expect(theme.minimumContrast).toBeGreaterThanOrEqual(4.5);
        },
      ),
    );
  });
});
