import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  type Config,
  type ConfigFault,
  DEFAULT_CONFIG,
  type ScreenConfig,
} from '../../src-core/config/config';
import type { LineOf, TomlTable } from '../../src-core/config/faults';
import { CONFIG_FILE, readConfig } from '../../src-core/config/read-config';
import { readTheme } from '../../src-core/config/read-theme';
import type { Theme } from '../../src-core/config/theme-colours';
import { needsThemeFile } from '../../src-core/config/theme-name';
import { err, ok, type Result } from '../../src-core/lib/result';
import { didYouMean } from '../../src-core/plugin/nearest-word';
import { locatorIn } from '../toml/locate-key';
import { parseToml } from '../toml/parse-toml';
import { readTextFile } from './read-file';

/** The folder of theme files in the data directory. */
export const THEMES_FOLDER = 'themes';

/**
 * Reads `config.toml` in a folder and the theme it names. A file that cannot be read as a whole leaves what was good
 * before: an editor may be in the middle of writing it.
 */
export function loadConfig(folder: string, before: ScreenConfig): ScreenConfig {
  const read = readToml(folder, CONFIG_FILE);
  const reading = read.ok
    ? readConfig(read.value?.table ?? {}, read.value?.lineOf ?? nowhere)
    : { config: before.config, faults: [read.error] };
  const theme = themeOf(folder, reading.config, before, read.ok ? (read.value?.lineOf ?? nowhere) : nowhere);
  return {
    config: reading.config,
    customTheme: theme.theme,
    faults: [...reading.faults, ...theme.faults],
    themes: themeFiles(folder),
  };
}

/** What somebody has before anything was read. */
export const NOTHING_READ: ScreenConfig = { config: DEFAULT_CONFIG, customTheme: null, faults: [] };

/** The names of the theme files in a folder, in order. */
export function themeFiles(folder: string): readonly string[] {
  try {
    const names = readdirSync(path.join(folder, THEMES_FOLDER));
    return names.flatMap((name) => (/^[^.].*\.toml$/.test(name) ? [name.slice(0, -5)] : [])).sort();
  } catch {
    return []; // no such folder: no themes
  }
}

interface Toml {
  readonly table: TomlTable;
  readonly lineOf: LineOf;
}

const nowhere: LineOf = () => undefined;

/** Null when there is no such file. */
function readToml(folder: string, name: string): Result<Toml | null, ConfigFault> {
  const fault = (line: number | null, message: string) => err({ file: name, line, key: '', message });
  const file = readTextFile(path.join(folder, name));
  if (file.kind === 'missing') return ok(null);
  const kept = 'What it said before counts until it is mended.';
  if (file.kind === 'unreadable') return fault(null, `the file ${file.reason}. ${kept}`);
  const text = file.text.replace(/^\ufeff/, '');
  const parsed = parseToml(text);
  if (!parsed.ok) return fault(parsed.error.line, `this cannot be read: ${parsed.error.message}. ${kept}`);
  return ok({ table: parsed.value, lineOf: locatorIn(text) });
}

function themeOf(
  folder: string,
  { theme: name }: Config,
  before: ScreenConfig,
  lineOf: LineOf,
): { readonly theme: Theme | null; readonly faults: readonly ConfigFault[] } {
  if (!needsThemeFile(name)) return { theme: null, faults: [] };
  const file = `${THEMES_FOLDER}/${name}.toml`;
  const read = readToml(folder, file);
  if (!read.ok) {
    return { theme: before.config.theme === name ? before.customTheme : null, faults: [read.error] };
  }
  if (read.value !== null) return readTheme(read.value.table, read.value.lineOf, file);
  const message = `there is no theme “${name}”: neither one of ours nor a file ${file}${didYouMean(name, themeFiles(folder)) || '.'} The default is shown.`;
  return {
    theme: null,
    faults: [{ file: CONFIG_FILE, line: lineOf(['theme']) ?? null, key: 'theme', message }],
  };
}
