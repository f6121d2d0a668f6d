import type { Language } from '../../../src-core/plugin/languages';

/** The file that marks each language, from the plugin's folder: the one that is handed to the compiler. */
export const SOURCE_FILES = {
  typescript: 'src/plugin.ts',
  javascript: 'plugin.js',
  assemblyscript: 'assembly/plugin.ts',
  rust: 'src/plugin.rs',
  c: 'src/plugin.c',
} as const satisfies Readonly<Record<Language, string>>;
