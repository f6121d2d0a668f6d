/**
 * From what `config.toml` says to a configuration. Each key and value that cannot be taken is named with its line, what
 * is wrong and what would be right; the rest holds. Reads no file and no TOML: main does both.
 */
import { configConflicts } from '../keymap/config-conflicts';
import { parseKeys, printKeys } from '../keymap/key';
import { didYouMean } from '../plugin/nearest-word';
import { type Config, type ConfigFault, DEFAULT_CONFIG } from './config';
import { Faults, isTable, type LineOf, type TomlTable } from './faults';
import { readPluginKeys, readUserKeys } from './read-user-keys';
import type { Setting, SettingKey } from './setting';
import { isLine, printedValue } from './setting-kind';
import { dotted, SETTING_TABLES, SETTINGS, settingAt } from './settings';

/** A configuration, and what was not taken into it. */
export interface ConfigReading {
  readonly config: Config;
  /** From the top of the file to its end. */
  readonly faults: readonly ConfigFault[];
}

/** The name of the file, as faults give it. */
export const CONFIG_FILE = 'config.toml';

/** Reads the top table of the file. */
export function readConfig(table: TomlTable, lineOf: LineOf): ConfigReading {
  const faults = new Faults(CONFIG_FILE, lineOf);
  const config = readValues(table, faults);
  for (const { key, message } of configConflicts(config)) faults.add(writtenKey(table, key), message);
  return { config, faults: faults.inOrder() };
}

function readValues(table: TomlTable, faults: Faults): Config {
  const settled = SETTINGS.reduce(
    (config, setting) => readSettingOf(setting, config, table, faults),
    DEFAULT_CONFIG,
  );
  const config = readTables(settled, table, faults);
  nameUnknownKeys(table, [], faults);
  return config;
}

/** What stands at a key; undefined when nothing does. */
export function valueAt(table: TomlTable, key: SettingKey): unknown {
  let value: unknown = table;
  for (const part of key) value = isTable(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  return value;
}

function readSettingOf(setting: Setting, config: Config, table: TomlTable, faults: Faults): Config {
  const value = valueAt(table, setting.key);
  const other = setting.alias === null ? undefined : valueAt(table, setting.alias);
  const isSaidThere = other !== undefined && !(isTable(other) && isPrefixOfSetting(setting.alias ?? []));
  if (value !== undefined && isSaidThere && setting.alias) {
    faults.add(
      setting.alias,
      `${dotted(setting.alias)} says the same as ${dotted(setting.key)}, which counts.`,
    );
  }
  const key = value === undefined && isSaidThere ? (setting.alias ?? setting.key) : setting.key;
  const said = value ?? (isSaidThere ? other : undefined);
  if (said === undefined) return config;
  const read = setting.read(config, said);
  if (read.ok) return read.value;
  faults.add(key, `${dotted(key)} takes ${setting.expects}, not ${printedValue(said)}${read.error || '.'}`);
  return config;
}

function readTables(config: Config, top: TomlTable, faults: Faults): Config {
  const tableAt = (key: SettingKey): TomlTable => {
    const value = valueAt(top, key);
    return isTable(value) ? value : {};
  };
  const keysOf = (mode: 'navigate' | 'edit' | 'visual') => {
    const key = ['keybindings', mode];
    return readUserKeys(mode, key, tableAt(key), faults);
  };
  return {
    ...config,
    keybindings: { navigate: keysOf('navigate'), edit: keysOf('edit'), visual: keysOf('visual') },
    pluginKeys: readPluginKeys(['keybindings', 'plugins'], tableAt(['keybindings', 'plugins']), faults),
    filters: readFilters(['filters'], tableAt(['filters']), faults),
  };
}

function readFilters(at: SettingKey, table: TomlTable, faults: Faults): Readonly<Record<string, string>> {
  const filters = Object.entries(table).filter((entry): entry is [string, string] => {
    const [name, text] = entry;
    const isName = isLine(name, MAX_FILTER_NAME);
    if (!isName)
      faults.add(
        [...at, name],
        `${printedValue(name)} cannot be the name of a filter: at most ${MAX_FILTER_NAME} characters in one line.`,
      );
    else if (!isLine(text, MAX_FILTER)) {
      faults.add(
        [...at, name],
        `${name} takes the text of a filter in one line, at most ${MAX_FILTER} characters, not ${printedValue(text)}.`,
      );
    }
    return isName && isLine(text, MAX_FILTER);
  });
  return Object.fromEntries(filters);
}

const MAX_FILTER_NAME = 64;
const MAX_FILTER = 200;

/** Every key that nobody reads, and every table that is none. */
function nameUnknownKeys(table: TomlTable, at: SettingKey, faults: Faults): void {
  for (const [name, value] of Object.entries(table)) {
    const key = [...at, name];
    const isTableKey = SETTING_TABLES.some((one) => dotted(one.key) === dotted(key));
    if (isTableKey || isPrefixOfSetting(key)) {
      if (isTable(value)) {
        if (!isTableKey) nameUnknownKeys(value, key, faults);
      } else if (!settingAt(key)) {
        faults.add(key, `${dotted(key)} takes a table, as [${dotted(key)}], not ${printedValue(value)}.`);
      }
    } else if (!settingAt(key)) {
      faults.add(key, `${dotted(key)} is no setting${didYouMean(name, namesAt(at)) || '.'}`);
    }
  }
}

function isPrefixOfSetting(key: SettingKey): boolean {
  return ALL_KEYS.some((one) => one.length > key.length && key.every((part, i) => one[i] === part));
}

/** The parts that may follow there, for the one that was probably meant. */
function namesAt(at: SettingKey): readonly string[] {
  const below = ALL_KEYS.filter((key) => key.length > at.length && at.every((part, i) => key[i] === part));
  return [...new Set(below.flatMap((key) => key[at.length] ?? []))];
}

const ALL_KEYS: readonly SettingKey[] = [
  ...SETTINGS.flatMap(({ key, alias }) => (alias === null ? [key] : [key, alias])),
  ...SETTING_TABLES.map(({ key }) => key),
];

/** The key as it stands in the file, for one whose last part is keys in their one spelling. */
function writtenKey(top: TomlTable, key: SettingKey): SettingKey {
  const last = key.at(-1) ?? '';
  const table = valueAt(top, key.slice(0, -1));
  if (!isTable(table) || Object.hasOwn(table, last)) return key;
  const written = Object.keys(table).find((one) => sameKeys(one, last));
  return written === undefined ? key : [...key.slice(0, -1), written];
}

function sameKeys(one: string, other: string): boolean {
  const keys = parseKeys(one);
  return keys !== undefined && printKeys(keys) === other;
}

/** Whether that key may be that value, whatever else the file says: null, or why not. Conflicts of keys are no reason. */
export function checkSetting(key: SettingKey, value: unknown): string | null {
  const table = key.reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
  if (!isTable(table)) return 'A setting has a name.';
  const faults = new Faults(CONFIG_FILE, () => undefined);
  readValues(table, faults);
  return faults.inOrder()[0]?.message ?? null;
}

/**
 * Where a key is to be written in a file that says this already: at its other place when that is said there, or when
 * the table it belongs to is no table there.
 */
export function placeInFile(table: TomlTable, key: SettingKey): SettingKey {
  const alias = settingAt(key)?.alias ?? null;
  if (alias === null || valueAt(table, key) !== undefined) return key;
  const there = valueAt(table, alias);
  const isSaidThere = there !== undefined && !isTable(there);
  const isBlocked = key.some((_, i) => {
    const around = i === 0 ? undefined : valueAt(table, key.slice(0, i));
    return around !== undefined && !isTable(around);
  });
  return isSaidThere || isBlocked ? alias : key;
}

/** Whether there is such a setting, or a line of a table of settings. */
export function isSettingKey(key: SettingKey): boolean {
  const rest = key.length;
  return (
    settingAt(key) !== undefined ||
    SETTING_TABLES.some((table) => {
      const own = table.key.length + (dotted(table.key) === 'keybindings.plugins' ? 2 : 1);
      return rest === own && table.key.every((part, i) => key[i] === part);
    })
  );
}
