/**
 * THE table of settings: everything `config.toml` may say. The reader, `:set` with its completion and the documentation
 * are made of it. How a file is read and written is not in here.
 */
import { DEFAULT_CONFIG, KEYMAP_NAMES, ROLLOVER_PREFERENCES } from './config';
import { type Setting, type SettingKey, type SettingTable, settingRow } from './setting';
import { choice, FLAG, line, lines, whole } from './setting-kind';
import { THEME_KIND } from './theme-name';

/** Every single value, in the order of the documentation. */
export const SETTINGS: readonly Setting[] = [
  settingRow({
    key: ['theme'],
    kind: THEME_KIND,
    doc: 'The colours. `default` follows the system between `dark` and `light`, and is `high_contrast` when the system asks for more contrast. Any other name is that of a file in the folder `themes`, without `.toml`.',
    example: '"dark"',
    get: (config) => config.theme,
    put: (config, theme) => ({ ...config, theme }),
  }),
  settingRow({
    key: ['keymap'],
    kind: choice(KEYMAP_NAMES),
    doc: 'Which keys there are before your own: those of to-tui, or some that a hand used to vim knows.',
    example: '"vim"',
    get: (config) => config.keymap,
    put: (config, keymap) => ({ ...config, keymap }),
  }),
  settingRow({
    key: ['which_key_delay'],
    kind: whole(0, 10_000, 'milliseconds'),
    doc: 'How long a sequence of keys may stay unfinished before a box shows what can follow.',
    example: '400',
    get: (config) => config.whichKeyDelay,
    put: (config, whichKeyDelay) => ({ ...config, whichKeyDelay }),
  }),
  settingRow({
    key: ['auto_rollover'],
    kind: choice(ROLLOVER_PREFERENCES),
    doc: 'What happens to the open todos of an earlier day: you are asked, they come along, or they stay until you press the key for it.',
    example: '"ask"',
    get: (config) => config.autoRollover,
    put: (config, autoRollover) => ({ ...config, autoRollover }),
  }),
  settingRow({
    key: ['confirm_delete'],
    kind: FLAG,
    doc: 'Whether you are asked before a row goes that has rows below it. Undo brings it back either way.',
    example: 'true',
    get: (config) => config.confirmDelete,
    put: (config, confirmDelete) => ({ ...config, confirmDelete }),
  }),
  settingRow({
    key: ['due_soon_days'],
    kind: whole(0, 365, 'days'),
    doc: 'How many days before its due date a todo is marked as due soon.',
    example: '2',
    get: (config) => config.dueSoonDays,
    put: (config, dueSoonDays) => ({ ...config, dueSoonDays }),
  }),
  settingRow({
    key: ['reminders'],
    kind: FLAG,
    doc: 'Whether reminders appear as notifications of the system.',
    example: 'true',
    get: (config) => config.reminders,
    put: (config, reminders) => ({ ...config, reminders }),
  }),
  settingRow({
    key: ['reduced_motion'],
    kind: FLAG,
    doc: 'Whether nothing on the screen moves. Without it the system decides.',
    example: 'true',
    get: (config) => config.reducedMotion,
    put: (config, reducedMotion) => ({ ...config, reducedMotion }),
  }),
  settingRow({
    key: ['font', 'family'],
    alias: ['font'],
    kind: line('the name of a font', 200),
    doc: 'A font of your system with characters of one width; the bundled one draws what it lacks. `font = "…"` at the top of the file says the same.',
    example: '"Iosevka"',
    get: (config) => config.font.family,
    put: (config, family) => ({ ...config, font: { ...config.font, family } }),
  }),
  settingRow({
    key: ['font', 'size'],
    alias: ['font_size'],
    kind: whole(6, 72, 'pixels'),
    doc: 'How large the characters are. `font_size = …` at the top of the file says the same.',
    example: '15',
    get: (config) => config.font.size,
    put: (config, size) => ({ ...config, font: { ...config.font, size } }),
  }),
  settingRow({
    key: ['last_used_project'],
    kind: line('the name or the id of a project', 64),
    doc: 'The project that every start opens. Without it, that is the one that was open last.',
    example: '"Work"',
    get: (config) => config.lastUsedProject,
    put: (config, lastUsedProject) => ({ ...config, lastUsedProject }),
  }),
  settingRow({
    key: ['plugins', 'disabled'],
    kind: lines('names of plugins', 200, 64),
    doc: 'Plugins that do not run, whatever was said in the application.',
    example: '["pomodoro"]',
    get: (config) => config.disabledPlugins,
    put: (config, disabledPlugins) => ({ ...config, disabledPlugins }),
  }),
];

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
    example: 'urgent = "p:0 state:open"',
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
