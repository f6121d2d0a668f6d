/**
 * Reads the source map of a bundle. It is made from an author's files, whose names may be anything, and from what
 * others published: whatever is not a map as esbuild writes it has no places, and only files below the plugin's folder
 * are ever named.
 */
import { SourceMap } from 'node:module';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import type { FindPlace } from '../../../src-core/plugin/source-places';

/** A map and what it is about. */
export interface BundleMap {
  /** The map as it was written. */
  readonly text: string;
  /** The bundle. */
  readonly script: string;
  /** The folder, absolute, from which the map names its sources. */
  readonly from: string;
  /** The plugin's folder, under every name that it has. */
  readonly folders: readonly string[];
}

/** As large a map as the largest script has; reading it takes half a second. */
const MAX_TEXT = 8 * 1024 * 1024;

/** Far above what is bundled, and above what editors open. */
const MAX_SOURCES = 10_000;
const MAX_PATH = 160;
const MAX_NUMBER = 9_999_999;

/** What is used of a map; one that is made of other maps has neither. */
const mapSchema = z.object({
  version: z.literal(3),
  sources: z.array(z.string()).max(MAX_SOURCES),
  mappings: z.string().regex(/^[A-Za-z0-9+/,;]*$/),
});

/** Finds places by the map, which is read when the first is asked for. Never throws. */
export function placesIn(map: BundleMap): FindPlace {
  let places: Places | null | undefined;
  return (line, column) => {
    if (places === undefined) places = readMap(map);
    return places === null ? undefined : find(places, line, column);
  };
}

interface Places {
  readonly map: SourceMap;
  /** What each source is called on a page; undefined for one that is not to be named. */
  readonly names: ReadonlyMap<string, string | undefined>;
  readonly lines: readonly string[];
}

function readMap({ text, script, from, folders }: BundleMap): Places | null {
  if (text.length > MAX_TEXT) return null;
  try {
    const read = mapSchema.safeParse(JSON.parse(text));
    if (!read.success) return null;
    const { sources, mappings } = read.data;
    const map = new SourceMap({ ...NOTHING, sources, mappings });
    const names = new Map(sources.map((source) => [source, nameOf(source, from, folders)]));
    return { map, names, lines: script.split('\n') };
  } catch {
    return null;
  }
}

/** What a map may have besides, and nobody asks for. */
const NOTHING = { version: 3, file: '', names: [], sourcesContent: [], sourceRoot: '' };

/** The path from the plugin's folder, cleaned; undefined for what lies elsewhere. */
function nameOf(source: string, from: string, folders: readonly string[]): string | undefined {
  const path = decoded(source);
  if (path === undefined || path === '' || isAbsolute(path)) return undefined;
  const file = resolve(from, path);
  const inside = folders.map((folder) => relative(folder, file)).find(isBelow);
  const name = inside === undefined ? '' : cleanLine(inside.split(sep).join('/'), MAX_PATH);
  return name === '' ? undefined : name;
}

/** As esbuild writes what would mean something else in an address. */
function decoded(source: string): string | undefined {
  try {
    return decodeURIComponent(source);
  } catch {
    return undefined;
  }
}

function isBelow(path: string): boolean {
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function find({ map, names, lines }: Places, line: number, column: number | undefined): string | undefined {
  const text = lines[line - 1];
  if (text === undefined) return undefined;
  const at = column === undefined ? Math.max(0, text.search(/\S/)) : unitsBefore(text, column);
  const entry = map.findEntry(line - 1, at);
  // A line that comes from nowhere is not the end of the one before.
  if (!('originalSource' in entry) || entry.generatedLine !== line - 1) return undefined;
  const { originalSource, originalLine, originalColumn } = entry;
  const name = names.get(originalSource);
  if (name === undefined || !isPlace(originalLine) || !isPlace(originalColumn)) return undefined;
  return column === undefined
    ? `${name}:${originalLine + 1}`
    : `${name}:${originalLine + 1}:${originalColumn + 1}`;
}

function isPlace(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < MAX_NUMBER;
}

/** The engine counts code points from 1, maps count UTF-16 code units from 0. */
function unitsBefore(text: string, column: number): number {
  let units = 0;
  for (let points = 1; points < column && units < text.length; points += 1) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}
