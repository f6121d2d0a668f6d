import { err, ok } from '../lib/result';
import { listed, type SettingKind } from './setting-kind';

/** The themes that come with the application. */
export const BUILT_IN_THEMES = ['dark', 'light', 'high_contrast'] as const;

/** One of {@link BUILT_IN_THEMES}. */
export type BuiltInTheme = (typeof BUILT_IN_THEMES)[number];

/** Every name of a theme that needs no file. */
export const THEME_WORDS = ['default', ...BUILT_IN_THEMES] as const;

/** Whether the name is that of a theme with a file of its own. */
export function needsThemeFile(name: string): boolean {
  return !(THEME_WORDS as readonly string[]).includes(name);
}

/** The name of a theme. It becomes the name of a file, so it leads nowhere but into `themes/`. */
export const THEME_KIND: SettingKind<string> = {
  expects: `${listed(THEME_WORDS)}, or the name of a file in themes/ without .toml`,
  words: THEME_WORDS,
  read: (value) => (typeof value === 'string' && isThemeFileName(value) ? ok(value) : err('')),
  fromWord: (word) => word,
};

function isThemeFileName(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,63}$/u.test(name) && !name.includes('..') && !/[ .]$/.test(name);
}
