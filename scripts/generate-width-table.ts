/**
 * Writes src-core/lib/width-table.ts from Unicode data on the npm registry; run it when a new Unicode version
 * comes out, after raising the two pins below together:
 *
 *   node --input-type=module -e "import { runnerImport } from 'vite'; await runnerImport('./scripts/generate-width-table.ts')"
 *
 * It is no part of the build: the generated table is committed, so a build needs no network. Unicode publishes the
 * East Asian Width file apart from the others and no one package carries all of it, hence two sources; they must
 * speak of the same version, which `assertSameVersion` checks.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GraphemeKind } from '../src-core/lib/grapheme-kind';

const UNICODE_VERSION = '17.0.0';
const PROPERTIES = `@unicode/unicode-${UNICODE_VERSION}@2.1.0`;
const EAST_ASIAN_WIDTH = 'get-east-asian-width@1.7.0';
const TARGET = 'src-core/lib/width-table.ts';
const CODE_POINTS = 0x110000;

/** How a width is stored, so that the usual case (1 column, nothing special) is the value 0. */
const WIDTH_BITS = { 0: 1 << 5, 1: 0, 2: 2 << 5, hidden: 3 << 5 } as const;
const EMOJI_BIT = 1 << 7;

type Width = keyof typeof WIDTH_BITS;
type CodePoints = ReadonlySet<number>;

/** Fetches one registry package at its pinned version and answers the folder it was unpacked to. */
function fetchPackage(spec: string, into: string): string {
  const folder = mkdtempSync(join(into, 'package-'));
  const shell = process.platform === 'win32';
  const tarball = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], { shell });
  execFileSync('tar', ['-xzf', tarball.toString().trim()], { cwd: folder });
  return join(folder, 'package');
}

async function importDefault(folder: string, path: string): Promise<unknown> {
  const module: { default?: unknown } = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, path)).href
  );
  return module.default;
}

/** Reads the code points that have a property, for example `Binary_Property/Emoji`. */
async function readProperty(folder: string, name: string): Promise<CodePoints> {
  const codePoints = await importDefault(folder, `${name}/code-points.mjs`);
  if (!Array.isArray(codePoints)) throw new Error(`${name}: expected a list of code points`);
  return new Set(codePoints.map(Number));
}

/** Where the property files put each kind; checked in this order, the first that holds wins. */
async function readKinds(folder: string): Promise<readonly (readonly [GraphemeKind, CodePoints])[]> {
  const sources: readonly (readonly [GraphemeKind, string])[] = [
    [GraphemeKind.Linker, 'Indic_Conjunct_Break/Linker'],
    [GraphemeKind.Consonant, 'Indic_Conjunct_Break/Consonant'],
    [GraphemeKind.Pictographic, 'Binary_Property/Extended_Pictographic'],
    [GraphemeKind.CarriageReturn, 'Grapheme_Cluster_Break/CR'],
    [GraphemeKind.LineFeed, 'Grapheme_Cluster_Break/LF'],
    [GraphemeKind.Control, 'Grapheme_Cluster_Break/Control'],
    [GraphemeKind.Joiner, 'Grapheme_Cluster_Break/ZWJ'],
    [GraphemeKind.Extend, 'Indic_Conjunct_Break/Extend'],
    [GraphemeKind.ExtendOutsideConjunct, 'Grapheme_Cluster_Break/Extend'],
    [GraphemeKind.RegionalIndicator, 'Grapheme_Cluster_Break/Regional_Indicator'],
    [GraphemeKind.Prepend, 'Grapheme_Cluster_Break/Prepend'],
    [GraphemeKind.SpacingMark, 'Grapheme_Cluster_Break/SpacingMark'],
    [GraphemeKind.HangulL, 'Grapheme_Cluster_Break/L'],
    [GraphemeKind.HangulV, 'Grapheme_Cluster_Break/V'],
    [GraphemeKind.HangulT, 'Grapheme_Cluster_Break/T'],
    [GraphemeKind.HangulLV, 'Grapheme_Cluster_Break/LV'],
    [GraphemeKind.HangulLVT, 'Grapheme_Cluster_Break/LVT'],
    [GraphemeKind.LooseMark, 'General_Category/Mark'],
  ];
  return Promise.all(sources.map(async ([kind, name]) => [kind, await readProperty(folder, name)] as const));
}

/** The code points that take two columns: East Asian Width W and F. */
async function readWide(folder: string): Promise<CodePoints> {
  const data: Record<string, unknown> = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'lookup-data.js')).href
  );
  const wide = new Set<number>();
  for (const name of ['wideRanges', 'fullwidthRanges']) {
    const ranges = data[name];
    if (!Array.isArray(ranges))
      throw new Error(`${name}: expected a flat list of first and last code points`);
    for (let i = 0; i < ranges.length; i += 2) {
      for (let cp = Number(ranges[i]); cp <= Number(ranges[i + 1]); cp++) wide.add(cp);
    }
  }
  return wide;
}

/** Every emoji of the property files is wide (UAX #11), so one that is not shows two different Unicode versions. */
function assertSameVersion(wide: CodePoints, presentation: CodePoints, regional: CodePoints): void {
  const strangers = [...presentation].filter((cp) => !wide.has(cp) && !regional.has(cp));
  if (strangers.length > 0) throw new Error(`emoji without a wide entry: ${strangers.map(hex).join(' ')}`);
}

async function readTable(into: string): Promise<Uint8Array> {
  const folder = fetchPackage(PROPERTIES, into);
  const property = (name: string): Promise<CodePoints> => readProperty(folder, name);
  const kinds = await readKinds(folder);
  const wide = await readWide(fetchPackage(EAST_ASIAN_WIDTH, into));
  const emoji = await property('Binary_Property/Emoji');
  const regional = await property('Binary_Property/Regional_Indicator');
  const widthOf = columnsRule({
    wide,
    control: await property('General_Category/Control'),
    visibleFormat: await property('Grapheme_Cluster_Break/Prepend'),
    hidden: new Set([
      ...(await property('Binary_Property/Default_Ignorable_Code_Point')),
      ...(await property('General_Category/Format')),
    ]),
    zero: new Set([
      ...(await property('General_Category/Nonspacing_Mark')),
      ...(await property('General_Category/Enclosing_Mark')),
    ]),
  });
  assertSameVersion(wide, await property('Binary_Property/Emoji_Presentation'), regional);
  return Uint8Array.from({ length: CODE_POINTS }, (_, cp) => {
    const kind = kinds.find(([, members]) => members.has(cp))?.[0] ?? GraphemeKind.Other;
    return kind | WIDTH_BITS[widthOf(cp)] | (emoji.has(cp) && !regional.has(cp) ? EMOJI_BIT : 0);
  });
}

interface WidthSources {
  readonly wide: CodePoints;
  readonly control: CodePoints;
  readonly visibleFormat: CodePoints;
  readonly hidden: CodePoints;
  readonly zero: CodePoints;
}

/**
 * Columns of a code point. Controls count as the one column of the sign that is drawn in their place; Hangul vowels and
 * finals are part of the syllable before them; spacing marks (Mc) take the column they are drawn in. Hidden is what
 * draws nothing anywhere, which `cleanText` removes.
 */
function columnsRule(sources: WidthSources): (cp: number) => Width {
  // Variation selectors choose a glyph; the Mongolian ones (U+180B–180F) do nothing a terminal could show.
  const isKeptSelector = (cp: number): boolean =>
    (cp >= 0xfe00 && cp <= 0xfe0f) || (cp >= 0xe0100 && cp <= 0xe01ef);
  const hangulPart = (cp: number): boolean =>
    (cp >= 0x1160 && cp <= 0x11ff) || (cp >= 0xd7b0 && cp <= 0xd7ff);
  return (cp) => {
    if (sources.control.has(cp) || sources.visibleFormat.has(cp)) return 1;
    if (sources.hidden.has(cp) && !isKeptSelector(cp)) return 'hidden';
    if (sources.zero.has(cp) || hangulPart(cp)) return 0;
    return sources.wide.has(cp) ? 2 : 1;
  };
}

const hex = (cp: number): string => cp.toString(16);

/** Groups equal neighbours, as `value: start+length …`; value 0 is what an unlisted code point has. */
function describeRuns(table: Uint8Array): ReadonlyMap<number, readonly string[]> {
  const runs = new Map<number, string[]>();
  for (let start = 0, cp = 1; cp <= CODE_POINTS; cp++) {
    const value = table[start] ?? 0;
    if (cp < CODE_POINTS && table[cp] === value) continue;
    const more = cp - start - 1;
    if (value !== 0)
      runs.set(value, [...(runs.get(value) ?? []), hex(start) + (more ? `+${hex(more)}` : '')]);
    start = cp;
  }
  return runs;
}

/** Breaks a long list of runs into source lines that fit the formatter's width. */
function sourceLines(runs: readonly string[]): string {
  const lines = [''];
  for (const run of runs) {
    const last = lines.length - 1;
    if (`${lines[last]} ${run}`.length > 96) lines.push(run);
    else lines[last] = `${lines[last]} ${run}`.trimStart();
  }
  return lines.map((line) => `      '${line}',`).join('\n');
}

function render(table: Uint8Array): string {
  const entries = [...describeRuns(table)].sort(([a], [b]) => a - b);
  const rows = entries.map(
    ([value, runs]) => `  {\n    value: ${value},\n    runs: [\n${sourceLines(runs)}\n    ],\n  },`,
  );
  return [
    '// Generated by scripts/generate-width-table.ts; do not edit.',
    `// Sources: ${PROPERTIES} and ${EAST_ASIAN_WIDTH} of the npm registry.`,
    '',
    '/** The Unicode version the table describes. */',
    `export const UNICODE_VERSION = '${UNICODE_VERSION}';`,
    '',
    '/** Code points of one value: grapheme kind (bits 0–4), width (5–6: one, none, two, hidden), selectable (7). */',
    'export interface WidthTableEntry {',
    '  readonly value: number;',
    '  /** Hexadecimal `first` or `first+more`, separated by spaces. */',
    '  readonly runs: readonly string[];',
    '}',
    '',
    '/** Every code point that is not an ordinary letter of one column, which has the value 0. */',
    'export const WIDTH_TABLE: readonly WidthTableEntry[] = [',
    ...rows,
    '];',
    '',
  ].join('\n');
}

const workFolder = mkdtempSync(join(tmpdir(), 'width-table-'));
try {
  writeFileSync(TARGET, render(await readTable(workFolder)));
  execFileSync(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'format', '--write', TARGET]);
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}
