/**
 * From what a theme file says to colours that can be read: a palette of ours with some colours changed. What cannot be
 * taken, and what would be too faint, is named with its line; the rest holds.
 */
import { didYouMean } from '../plugin/nearest-word';
import type { ConfigFault } from './config';
import { Faults, isTable, type LineOf, type TomlTable } from './faults';
import { bestContrast, type FaintInk, faintInks, makeTheme, type Palette } from './make-theme';
import { PALETTES } from './palettes';
import { valueAt } from './read-config';
import { choice, printedValue } from './setting-kind';
import { INKS, type Ink, SURFACES, type Surface, type Theme } from './theme-colours';
import { BUILT_IN_THEMES, type BuiltInTheme } from './theme-name';

/** A theme, and what was not taken into it. */
export interface ThemeReading {
  readonly theme: Theme;
  readonly faults: readonly ConfigFault[];
}

/** The least contrast that a file may ask for (WCAG 2.2, 1.4.3 for text of usual size). */
export const LEAST_CONTRAST = 4.5;

/** The most there is: black on white. */
const MOST_CONTRAST = 21;

const KEYS = ['base', 'minimum_contrast', 'surfaces', 'inks'];

/** Reads the top table of a theme file; `file` is its name in faults, `themes/NAME.toml`. */
export function readTheme(table: TomlTable, lineOf: LineOf, file: string): ThemeReading {
  const faults = new Faults(file, lineOf);
  for (const name of Object.keys(table).filter((key) => !KEYS.includes(key))) {
    faults.add([name], `${name} is no key of a theme${didYouMean(name, KEYS) || '.'}`);
  }
  const base = PALETTES[readBase(table, faults)];
  const palette: Palette = {
    minimumContrast: readMinimum(table, base.minimumContrast, faults),
    surfaces: { ...base.surfaces, ...readColours(table, 'surfaces', SURFACES, faults) },
    inks: { ...base.inks, ...readColours(table, 'inks', INKS, faults) },
  };
  const readable = withReadableSurfaces(palette, base, faults);
  nameFaintInks(table, readable, faults);
  return { theme: makeTheme(readable), faults: faults.inOrder() };
}

function readBase(table: TomlTable, faults: Faults): BuiltInTheme {
  const value = valueAt(table, ['base']);
  if (value === undefined) return 'dark';
  const kind = choice(BUILT_IN_THEMES);
  const read = kind.read(value);
  if (read.ok) return read.value;
  faults.add(['base'], `base takes ${kind.expects}, not ${printedValue(value)}${read.error || '.'}`);
  return 'dark';
}

function readMinimum(table: TomlTable, usual: number, faults: Faults): number {
  const value = valueAt(table, ['minimum_contrast']);
  if (value === undefined) return usual;
  if (typeof value === 'number' && value >= LEAST_CONTRAST && value <= MOST_CONTRAST) return value;
  const range = `a number from ${LEAST_CONTRAST} to ${MOST_CONTRAST}`;
  faults.add(['minimum_contrast'], `minimum_contrast takes ${range}, not ${printedValue(value)}.`);
  return usual;
}

function readColours<N extends string>(
  table: TomlTable,
  section: 'surfaces' | 'inks',
  names: readonly N[],
  faults: Faults,
): Partial<Record<N, number>> {
  const value = valueAt(table, [section]);
  if (value === undefined) return {};
  if (!isTable(value)) {
    faults.add([section], `${section} takes a table, as [${section}], not ${printedValue(value)}.`);
    return {};
  }
  const colours: Partial<Record<N, number>> = {};
  for (const [written, colour] of Object.entries(value)) {
    const name = names.find((one) => one === written);
    const read = rgbOf(colour);
    const key = [section, written];
    if (name === undefined)
      faults.add(key, `${written} is none of the ${section}${didYouMean(written, names) || '.'}`);
    else if (read === undefined)
      faults.add(key, `${written} takes a colour as “#1f2430”, not ${printedValue(colour)}.`);
    else colours[name] = read;
  }
  return colours;
}

function rgbOf(value: unknown): number | undefined {
  const digits = typeof value === 'string' ? /^#([0-9a-f]{6})$/i.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

/** A surface on which not even black or white is readable enough is not taken, nor a minimum that ours cannot keep. */
function withReadableSurfaces(palette: Palette, base: Palette, faults: Faults): Palette {
  let { minimumContrast } = palette;
  const surfaces: Record<Surface, number> = { ...palette.surfaces };
  for (const surface of SURFACES) {
    const best = bestContrast(surfaces[surface]);
    if (best < minimumContrast && surfaces[surface] !== base.surfaces[surface]) {
      surfaces[surface] = base.surfaces[surface];
      faults.add(
        ['surfaces', surface],
        `${surface} is not taken: no text has a contrast of ${minimumContrast} on it, only ${ratio(best)}.`,
      );
    }
    const left = bestContrast(surfaces[surface]);
    if (left >= minimumContrast) continue;
    faults.add(
      ['minimum_contrast'],
      `minimum_contrast cannot be ${minimumContrast}: on the ${surface} it is ${ratio(left)} at most, and that counts.`,
    );
    minimumContrast = left;
  }
  return { ...palette, minimumContrast, surfaces };
}

/** One sentence for each ink of the file, and one for each surface of the file on which inks of ours are too faint. */
function nameFaintInks(table: TomlTable, palette: Palette, faults: Faults): void {
  const isSaid = (section: string, name: string) => rgbOf(valueAt(table, [section, name])) !== undefined;
  const faint = faintInks(palette);
  const least = `; it needs ${palette.minimumContrast} and is drawn in the colour of text there.`;
  for (const ink of INKS.filter((one) => isSaid('inks', one))) {
    const where = faint.filter((one) => one.ink === ink);
    if (where.length > 0)
      faults.add(
        ['inks', ink],
        `${ink} is too faint on ${where.map(place).join(', ')}${inkAdvice(ink, least, palette)}`,
      );
  }
  for (const surface of SURFACES.filter((one) => isSaid('surfaces', one))) {
    const ours = faint.filter(
      (one) => one.surface === surface && !isSaid('inks', one.ink) && !isFaintInBase(table, one),
    );
    if (ours.length > 0) {
      faults.add(
        ['surfaces', surface],
        `too faint on ${surface}, and drawn in the colour of text there: ${ours.map(({ ink }) => ink).join(', ')}.`,
      );
    }
  }
}

function inkAdvice(ink: Ink, least: string, { minimumContrast }: Palette): string {
  return ink === 'text' ? `; it needs ${minimumContrast} and is drawn in black or white there.` : least;
}

function place({ surface, contrast }: FaintInk): string {
  return `${surface} (${ratio(contrast)})`;
}

/** What our own theme draws in the colour of text already is no news. */
function isFaintInBase(table: TomlTable, { surface, ink }: FaintInk): boolean {
  const base = BUILT_IN_THEMES.find((one) => one === valueAt(table, ['base'])) ?? 'dark';
  return faintInks(PALETTES[base]).some((one) => one.surface === surface && one.ink === ink);
}

function ratio(contrast: number): string {
  return (Math.floor(contrast * 10) / 10).toFixed(1);
}
