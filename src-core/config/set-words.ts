/**
 * The words behind `:set`: what key of `config.toml` they change to what, what a setting is, and what can be typed next.
 * Changes nothing; `save_config` does.
 */
import { ACTIONS, type Action } from '../keymap/action';
import { err, ok, type Result } from '../lib/result';
import { cleanLine } from '../plugin/clean-text';
import { didYouMean } from '../plugin/nearest-word';
import { type Config, USER_KEY_MODES, type UserKeyMode } from './config';
import { checkSetting } from './read-config';
import type { Setting, SettingKey } from './setting';
import { dotted, SETTING_TABLES, SETTINGS, settingAt, valueText } from './settings';

/** One change of `config.toml`; null takes the key out. */
export interface SettingChange {
  readonly key: string[];
  readonly value: string | number | boolean | null;
}

/** A word that takes a setting out of the file, so that it is what it is when nothing is said. */
export const UNSET_WORD = '--reset';

/** Reads `KEY VALUE…`; the error is a sentence. `--reset` takes a key out. */
export function readSetting(words: readonly string[]): Result<SettingChange, string> {
  const [name = '', ...rest] = words;
  const key = keyOf(name);
  if (!key) return err(unknownText(name));
  const text = rest.join(' ');
  if (text === '') return err(`${name} takes a value: :set ${name} VALUE.`);
  const setting = settingAt(key);
  if (text === UNSET_WORD) return ok({ key, value: null });
  const value = setting ? setting.fromWord(text) : text;
  const fault = checkSetting(key, value);
  return fault === null ? ok({ key, value }) : err(fault);
}

/** What a setting is, for `:set KEY`: `which_key_delay = 400`; the error is a sentence. */
export function showSetting(name: string, config: Config): Result<string, string> {
  const key = keyOf(name);
  if (!key) return err(unknownText(name));
  const setting = settingAt(key);
  const value = setting ? setting.get(config) : valueInTable(key, config);
  return ok(cleanLine(`${dotted(key)} = ${valueText(value)}`, 300));
}

/**
 * What can stand in the place of the last word, in order: `[]` and `['wh']` names a key, `['theme', '']` its values.
 * `themes` are the names of theme files.
 */
export function completeSetting(words: readonly string[], themes: readonly string[] = []): string[] {
  const [name = '', value] = words;
  if (words.length > 2) return [];
  if (value === undefined) return fitting(KEY_WORDS, name);
  const key = keyOf(name);
  const setting = key && settingAt(key);
  if (setting) return fitting(valueWords(setting, themes), value);
  const mode = key?.[0] === 'keybindings' ? USER_KEY_MODES.find((one) => one === key[1]) : undefined;
  return mode ? fitting([...actionNames(mode), 'none', UNSET_WORD], value) : [];
}

const KEY_WORDS = [
  ...SETTINGS.map(({ key }) => dotted(key)),
  ...SETTING_TABLES.map(({ key }) => `${dotted(key)}.`),
];

function valueWords({ key, words }: Setting, themes: readonly string[]): readonly string[] {
  const more = dotted(key) === 'theme' ? themes : [];
  return [...new Set([...words, ...more, UNSET_WORD])];
}

function actionNames(mode: UserKeyMode): readonly string[] {
  return ACTIONS.filter((action: Action) => action.modes.includes(mode)).map(({ name }) => name);
}

function fitting(words: readonly string[], beginning: string): string[] {
  return words.filter((word) => word.startsWith(beginning));
}

/** `keybindings.navigate.<C-j>` → its three parts: what follows a table's name is one key, but for plugins two. */
function keyOf(name: string): string[] | undefined {
  const setting = settingAt(name.split('.'));
  if (setting) return [...setting.key];
  const table = SETTING_TABLES.find(({ key }) => name.startsWith(`${dotted(key)}.`));
  if (!table) return undefined;
  const rest = name.slice(dotted(table.key).length + 1);
  if (dotted(table.key) !== 'keybindings.plugins') return rest === '' ? undefined : [...table.key, rest];
  const [plugin = '', action = '', ...more] = rest.split('.');
  return plugin === '' || action === '' || more.length > 0 ? undefined : [...table.key, plugin, action];
}

function unknownText(name: string): string {
  const known = SETTINGS.map(({ key }) => dotted(key));
  return `${cleanLine(name, 60)} is no setting${didYouMean(name, known) || '.'}`;
}

function valueInTable(key: SettingKey, { keybindings, pluginKeys, filters }: Config): string | null {
  const [top, second = '', third = '', fourth = ''] = key;
  const own = (table: Readonly<Record<string, string>> | undefined, name: string): string | null =>
    table && Object.hasOwn(table, name) ? (table[name] ?? null) : null;
  if (top === 'filters') return own(filters, second);
  if (second === 'plugins')
    return own(Object.hasOwn(pluginKeys, third) ? pluginKeys[third] : undefined, fourth);
  const mode = USER_KEY_MODES.find((one) => one === second);
  return mode ? own(keybindings[mode], third) : null;
}
