/** What somebody types to find something, as the search of the database understands it. */

/** Shorter words have no term of their own: the search keeps runs of three characters. */
const TERM_LENGTH = 3;

/** More words than that narrow nothing down any more. */
const MAX_WORDS = 12;

/** The words that all must be found, in any order. */
export interface SearchQuery {
  /** Words that the search has runs of, as they were typed. */
  readonly long: readonly string[];
  /** Words of one or two characters, as {@link foldText} leaves them. */
  readonly short: readonly string[];
}

/** Reads what was typed; null when there is no word in it. Quotes and operators have no meaning: they are searched. */
export function searchQuery(text: string): SearchQuery | null {
  const words = text
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => foldText(word) !== '')
    .slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  const long = words.filter((word) => [...foldText(word)].length >= TERM_LENGTH);
  const short = words.filter((word) => !long.includes(word)).map(foldText);
  return { long, short };
}

/** For `MATCH`: any of these texts, whatever is in them. */
export function anyOf(texts: readonly string[]): string {
  return `(${texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(' OR ')})`;
}

/** Without case and accents, nearly as the search keeps text. */
export function foldText(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
