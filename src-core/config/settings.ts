/**
 * THE table of settings: everything `config.toml` may say. The reader, `:set` with its completion and the documentation
 * are made of it. How a file is read and written is not in here.
 */
import { ok, type Result } from '../lib/result';
import { type Config, DEFAULT_CONFIG, KEYMAP_NAMES, ROLLOVER_PREFERENCES, type UserKeyMode } from './config';
import { choice, FLAG, line, lines, type SettingKind, whole } from './setting-kind';
import { THEME_KIND } from './theme-name';

/** A key from the top of the file. */
export type SettingKey = readonly string[];

/** A single value that can be set. */
export interface Setting {
  readonly key: SettingKey;
  /** Another place where the file may say the same. */
  readonly alias: SettingKey | null;
  /** Stands behind “takes”. */
  readonly expects: string;
  /** What can be typed for it; empty when there is no list. */
  readonly words: readonly string[];
  /** One sentence or two for the documentation. */
  readonly doc: string;
  /** As it may stand in the file. */
  readonly example: string;
  /** What it is now; null when it is not set and has no value of its own. */
  get(config: Config): string | number | boolean | readonly string[] | null;
  /** The configuration with the value of the file in it; the error is what to add behind what it takes. */
  read(config: Config, value: unknown): Result<Config, string>;
  /** What a typed word stands for in TOML. */
  fromWord(word: string): string | number | boolean;
}

interface SettingRow<V extends string | number | boolean | readonly string[]> {
  readonly key: SettingKey;
  readonly alias?: SettingKey;
  readonly kind: SettingKind<V>;
  readonly doc: string;
  readonly example: string;
  readonly get: (config: Config) => V | null;
  readonly put: (config: Config, value: V) => Config;
}

function row<V extends string | number | boolean | readonly string[]>(made: SettingRow<V>): Setting {
  const { key, alias, kind, doc, example, get, put } = made;
  return {
    key,
    alias: alias ?? null,
    expects: kind.expects,
    words: kind.words,
    doc,
    example,
    get,
    read: (config, value) => {
      const read = kind.read(value);
      return read.ok ? ok(put(config, read.value)) : read;
    },
    fromWord: kind.fromWord,
  };
}

/** Every single value, in the order of the documentation. */
export const SETTINGS: readonly Setting[] = [
  row({
    key: ['theme'],
    kind: THEME_KIND,
    doc: 'The colours. `default` follows the system between `dark` and `light`, and is `high_contrast` when the system asks for more contrast. Any other name is that of a file in the folder `themes`, without `.toml`.',
    example: '"dark"',
    get: (config) => config.theme,
    put: (config, theme) => ({ ...config, theme }),
  }),
  row({
    key: ['keymap'],
    kind: choice(KEYMAP_NAMES),
    doc: 'Which keys there are before your own: those of to-tui, or some that a hand used to vim knows.',
    example: '"vim"',
    get: (config) => config.keymap,
    put: (config, keymap) => ({ ...config, keymap }),
  }),
  row({
    key: ['which_key_delay'],
    kind: whole(0, 10_000, 'milliseconds'),
    doc: 'How long a sequence of keys may stay unfinished before a box shows what can follow.',
    example: '400',
    get: (config) => config.whichKeyDelay,
    put: (config, whichKeyDelay) => ({ ...config, whichKeyDelay }),
  }),
  row({
    key: ['auto_rollover'],
    kind: choice(ROLLOVER_PREFERENCES),
    doc: 'What happens to the open todos of an earlier day: you are asked, they come along, or they stay until you press the key for it.',
    example: '"ask"',
    get: (config) => config.autoRollover,
    put: (config, autoRollover) => ({ ...config, autoRollover }),
  }),
  row({
    key: ['confirm_delete'],
    kind: FLAG,
    doc: 'Whether you are asked before a row goes that has rows below it. Undo brings it back either way.',
    example: 'true',
    get: (config) => config.confirmDelete,
    put: (config, confirmDelete) => ({ ...config, confirmDelete }),
  }),
  row({
    key: ['due_soon_days'],
    kind: whole(0, 365, 'days'),
    doc: 'How many days before its due date a todo is marked as due soon.',
    example: '2',
    get: (config) => config.dueSoonDays,
    put: (config, dueSoonDays) => ({ ...config, dueSoonDays }),
  }),
  row({
    key: ['reminders'],
    kind: FLAG,
    doc: 'Whether reminders appear as notifications of the system.',
    example: 'true',
    get: (config) => config.reminders,
    put: (config, reminders) => ({ ...config, reminders }),
  }),
  row({
    key: ['reduced_motion'],
    kind: FLAG,
    doc: 'Whether nothing on the screen moves. Without it the system decides.',
    example: 'true',
    get: (config) => config.reducedMotion,
    put: (config, reducedMotion) => ({ ...config, reducedMotion }),
  }),
  row({
    key: ['font', 'family'],
    alias: ['font'],
    kind: line('the name of a font', 200),
    doc: 'A font of your system with characters of one width; the bundled one draws what it lacks. `font = "…"` at the top of the file says the same.',
    example: '"Iosevka"',
    get: (config) => config.font.family,
    put: (config, family) => ({ ...config, font: { ...config.font, family } }),
  }),
  row({
    key: ['font', 'size'],
    alias: ['font_size'],
    kind: whole(6, 72, 'pixels'),
    doc: 'How large the characters are. `font_size = …` at the top of the file says the same.',
    example: '15',
    get: (config) => config.font.size,
    put: (config, size) => ({ ...config, font: { ...config.font, size } }),
  }),
  row({
    key: ['last_used_project'],
    kind: line('the id of a project', 64),
    doc: 'The project that opens at the start. The application writes it.',
    example: '"default"',
    get: (config) => config.lastUsedProject,
    put: (config, lastUsedProject) => ({ ...config, lastUsedProject }),
  }),
  row({
    key: ['plugins', 'disabled'],
    kind: lines('names of plugins', 200, 64),
    doc: 'Plugins that do not run, whatever was said in the application.',
    example: '["pomodoro"]',
    get: (config) => config.disabledPlugins,
    put: (config, disabledPlugins) => ({ ...config, disabledPlugins }),
  }),
];

/** A table whose keys the user makes up. */
export interface SettingTable {
  readonly key: SettingKey;
  /** The mode whose keys it changes; null when it is about something else. */
  readonly mode: UserKeyMode | null;
  readonly doc: string;
  /** One line as it may stand in the table. */
  readonly example: string;
}

/** The tables that hold more than single values. `keybindings.plugins` has a table for each plugin. */
export const SETTING_TABLES: readonly SettingTable[] = [
  {
    key: ['keybindings', 'navigate'],
    mode: 'navigate',
    doc: 'Your own keys in the list: keys = an action, or `"none"` to free them. Yours come before those of the keymap.',
    example: '"<C-s>" = "sort_by_priority"',
  },
  {
    key: ['keybindings', 'edit'],
    mode: 'edit',
    doc: 'The same while a row is typed.',
    example: '"<C-Enter>" = "save"',
  },
  {
    key: ['keybindings', 'visual'],
    mode: 'visual',
    doc: 'The same while rows are selected.',
    example: '"<C-c>" = "yank"',
  },
  {
    key: ['keybindings', 'plugins'],
    mode: null,
    doc: 'Your own keys for actions of plugins, a table for each plugin, as `[keybindings.plugins.pomodoro]`: action = keys, or `"none"` for no key. They come before what was set in the application.',
    example: 'start = "<C-j>s"',
  },
  {
    key: ['filters'],
    mode: null,
    doc: 'Filters that you saved: name = what you would type.',
    example: 'urgent = "!p0 due:week"',
  },
];

/** The setting with that key, or that other place; undefined when there is none. */
export function settingAt(key: SettingKey): Setting | undefined {
  const wanted = dotted(key);
  return (
    SETTINGS.find((setting) => dotted(setting.key) === wanted) ??
    SETTINGS.find(({ alias }) => alias !== null && dotted(alias) === wanted)
  );
}

/** `font.size`; parts that TOML would have in quotes get them: `keybindings.navigate."<C-j>"`. */
export function dotted(key: SettingKey): string {
  return key.map((part) => (/^[A-Za-z0-9_-]+$/.test(part) ? part : JSON.stringify(part))).join('.');
}

/** What a setting is when nothing is said, as text; `not set` when it is nothing. */
export function defaultText(setting: Setting): string {
  return valueText(setting.get(DEFAULT_CONFIG));
}

/** A value as it would stand in the file; `not set` for none. */
export function valueText(value: ReturnType<Setting['get']>): string {
  return value === null ? 'not set' : JSON.stringify(value);
}
