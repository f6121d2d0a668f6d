/** The languages that there is a kit for; the first is what a new plugin is written in unless said otherwise. */
export const LANGUAGES = ['typescript', 'javascript', 'assemblyscript', 'rust', 'c'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** What a language is called. */
export const LANGUAGE_TITLES: Readonly<Record<Language, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  assemblyscript: 'AssemblyScript',
  rust: 'Rust',
  c: 'C',
};

/** Whether there is a kit for that language. */
export function isLanguage(word: string): word is Language {
  return LANGUAGES.some((one) => one === word);
}
