import { THEME_WORDS } from '../../config/theme-name';
import type { PaletteEntry } from './palette-entry';

/** What the application can be told in words, as rows of the palette. */
export const APP_ENTRIES: readonly PaletteEntry[] = [
  begun('Export this day as Markdown …', 'export --format md '),
  begun('Export everything as JSON …', 'export --all --format json '),
  begun('Import a file …', 'import '),
  whole('Back up now', 'backup'),
  whole('Show the backups', 'backup', '--list'),
  begun('Restore a backup …', 'restore '),
  begun('Go to a project by its name …', 'project '),
  whole('Show the settings', 'set'),
  ...THEME_WORDS.map((name) => whole(`Theme: ${name.replace('_', ' ')}`, 'theme', name)),
];

/** Wants more words. */
function begun(title: string, command: string): PaletteEntry {
  return { title, plugin: null, keys: [], command, errand: null };
}

function whole(title: string, ...words: readonly string[]): PaletteEntry {
  return { title, plugin: null, keys: [], command: words.join(' '), errand: { kind: 'app_command', words } };
}
