/** What could be typed next behind a verb of the application. */
import { completeSetting } from '../config/set-words';
import { THEME_WORDS } from '../config/theme-name';
import { quoteWord } from '../plugin/command-words';
import { PRIORITIES } from '../todo/todo';
import { EXPORT_FORMATS, IMPORT_FORMATS } from './app-call';
import { type AppArgument, appVerb, isAppVerb } from './app-verbs';
import { followingIn } from './verb';

/** What is known where the line is typed. */
export interface KnownNames {
  /** Names of projects, as far as they are known. */
  readonly projects: readonly string[];
  /** Themes besides those that come with the application. */
  readonly themes: readonly string[];
  /** Names of saved filters. */
  readonly filters: readonly string[];
}

/** The words that can stand for one beginning with `partial`, as they have to be typed. */
export function completeAppWords(
  [verb = '', ...given]: readonly string[],
  partial: string,
  known: KnownNames,
): readonly string[] {
  if (!isAppVerb(verb)) return [];
  const inline = INLINE.exec(partial);
  if (inline) {
    const [, option = '', begun = ''] = inline;
    const words = completeAppWords([verb, ...given, option], begun, known);
    return words.map((word) => `${option}=${word}`);
  }
  const next = followingIn(appVerb(verb), given, partial);
  const all = next.kind === 'value' ? valuesOf(next.of, given, known) : next.names;
  return all.filter((word) => word.toLowerCase().startsWith(partial.toLowerCase())).map(quoteWord);
}

/** `--option=value`, of which the value is begun. */
const INLINE = /^(--[a-z-]+)=(.*)$/s;

/** Whether a path can stand there, of which `partial` is the beginning. */
export function isPathNext([verb = '', ...given]: readonly string[], partial: string): boolean {
  if (!isAppVerb(verb) || partial.startsWith('--')) return false;
  const next = followingIn(appVerb(verb), given, partial);
  return next.kind === 'value' && next.of === 'path';
}

function valuesOf(kind: AppArgument, given: readonly string[], known: KnownNames): readonly string[] {
  switch (kind) {
    case 'project':
      // One name, however many words: behind the first there is nothing to begin anew.
      return given.length > 0 && !given.at(-1)?.startsWith('--') ? [] : known.projects;
    case 'theme':
      return [...THEME_WORDS, ...known.themes];
    case 'filter':
      return known.filters;
    case 'setting':
      return completeSetting([]);
    case 'setting_value':
      return given.length > 1 ? [] : completeSetting([given[0] ?? '', ''], known.themes);
    case 'priority':
      return PRIORITIES;
    case 'export_format':
      return Object.keys(EXPORT_FORMATS);
    case 'import_format':
      return Object.keys(IMPORT_FORMATS);
    case 'day':
      return ['today', 'yesterday'];
    case 'due':
    case 'reminder':
      return ['today', 'tomorrow', 'monday', 'friday'];
    case 'recurrence':
      return ['daily', 'weekly', 'monthly', 'yearly'];
    case 'text':
    case 'path':
    case 'todo':
      return [];
  }
}
