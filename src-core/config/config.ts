/**
 * What the user decides in `config.toml`, as values: what each setting may be and what it is when nothing is said. How
 * the file is read, watched and written is main's; what the screen needs of it goes there as {@link ScreenConfig}.
 */
import type { ActionName } from '../keymap/action';
import type { Theme } from './theme-colours';

/** What happens to open todos of an earlier day. */
export const ROLLOVER_PREFERENCES = ['ask', 'auto_yes', 'auto_no'] as const;

/** One of {@link ROLLOVER_PREFERENCES}. */
export type RolloverPreference = (typeof ROLLOVER_PREFERENCES)[number];

/** The keymaps there are. */
export const KEYMAP_NAMES = ['to-tui', 'vim'] as const;

/** One of {@link KEYMAP_NAMES}. */
export type KeymapName = (typeof KEYMAP_NAMES)[number];

/** The modes in which the user may give keys another meaning. */
export const USER_KEY_MODES = ['navigate', 'edit', 'visual'] as const;

/** One of {@link USER_KEY_MODES}. */
export type UserKeyMode = (typeof USER_KEY_MODES)[number];

/** Keys in key notation → what they do from now on; `none` frees them. */
export type UserKeys = Readonly<Record<string, ActionName | 'none'>>;

/** The font of the cells. */
export interface FontConfig {
  /** A family before the bundled one; null for the bundled one. */
  readonly family: string | null;
  /** CSS pixels, 6 to 72. */
  readonly size: number;
}

/** Everything that can be set. */
export interface Config {
  /** `default` follows the system; a built-in theme; or the name of a file in `themes/` without `.toml`. */
  readonly theme: string;
  readonly keymap: KeymapName;
  readonly keybindings: Readonly<Record<UserKeyMode, UserKeys>>;
  /** Plugin → action → key in key notation, or `none`. Before what was set in the application. */
  readonly pluginKeys: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Milliseconds, 0 to 10,000. */
  readonly whichKeyDelay: number;
  readonly autoRollover: RolloverPreference;
  /** Whether deleting a row with rows below it is asked about. */
  readonly confirmDelete: boolean;
  readonly disabledPlugins: readonly string[];
  /** The id or the name of the project that every start opens; null for the one that was open last. */
  readonly lastUsedProject: string | null;
  readonly font: FontConfig;
  /** Null follows the system. */
  readonly reducedMotion: boolean | null;
  /** Whether reminders appear as notifications of the system. */
  readonly reminders: boolean;
  /** Days before its due date on which a todo counts as due soon, 0 to 365. */
  readonly dueSoonDays: number;
  /** Saved filters: name → text of the filter line. */
  readonly filters: Readonly<Record<string, string>>;
}

/** What nobody has set. */
export const DEFAULT_CONFIG: Config = {
  theme: 'default',
  keymap: 'to-tui',
  keybindings: { navigate: {}, edit: {}, visual: {} },
  pluginKeys: {},
  whichKeyDelay: 400,
  autoRollover: 'ask',
  confirmDelete: true,
  disabledPlugins: [],
  lastUsedProject: null,
  font: { family: null, size: 15 },
  reducedMotion: null,
  reminders: true,
  dueSoonDays: 2,
  filters: {},
};

/** Something in `config.toml` or a theme file that was not taken; the rest holds. */
export interface ConfigFault {
  /** `config.toml` or `themes/NAME.toml`. */
  readonly file: string;
  /** From 1; null when the file cannot be read at all. */
  readonly line: number | null;
  /** Dotted, as `keybindings.navigate."<C-j>"`; empty for the file as a whole. */
  readonly key: string;
  /** What is wrong and what would be right, as a sentence. */
  readonly message: string;
}

/** What the screen is told, at the start and with every change of the file. */
export interface ScreenConfig {
  readonly config: Config;
  /** The colours of `config.theme` when it is a theme file that could be read. */
  readonly customTheme: Theme | null;
  readonly faults: readonly ConfigFault[];
  /** Names of the theme files there are, in order. */
  readonly themes?: readonly string[];
}

/** The configuration of somebody who has no file. */
export const DEFAULT_SCREEN_CONFIG: ScreenConfig = {
  config: DEFAULT_CONFIG,
  customTheme: null,
  faults: [],
  themes: [],
};
