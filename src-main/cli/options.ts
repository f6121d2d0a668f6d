/**
 * Options of a start that are meant for the application but not as it knows them: misspelt, or without their value.
 * Chromium and Electron have hundreds of their own, which nobody here knows: what is not near one of ours is theirs.
 */

import { splitAt } from '../../src-core/app/verb';
import { cleanLine } from '../../src-core/plugin/clean-text';
import { editDistance } from '../../src-core/plugin/nearest-word';

/** Options by name, as they are written. */
const OURS: ReadonlyMap<string, string> = new Map([
  ['--safe', '--safe'],
  ['--data-dir', '--data-dir=DIR'],
  ['--json', '--json'],
  ['--help', '--help'],
  ['--version', '--version'],
]);

/** Letters that may be wrong in an option that is taken for one of ours. */
const NEAR = 2;

/** What is wrong with one option, and how it is written; undefined when nothing is, or when it is not for us. */
export function optionFault(word: string): string | undefined {
  if (!word.startsWith('--') || word === '--') return undefined;
  const [name, value] = splitAt(word, '=');
  if (name === '--data-dir') return value ? undefined : `write ${OURS.get(name)}, with no blank between`;
  if (OURS.has(name)) return value === undefined ? undefined : `${name} takes no value`;
  const meant = [...OURS].find(([ours]) => editDistance(name.toLowerCase(), ours) <= NEAR);
  return meant && `unknown option ${cleanLine(name, 40)}; did you mean ${meant[1]}?`;
}

/** The first fault among the words of a command line: of what stands before the first word that is no option. */
export function optionsFault(words: readonly string[]): string | undefined {
  const until = words.findIndex((word) => !word.startsWith('-'));
  const before = until < 0 ? words : words.slice(0, until);
  // Whoever writes the folder behind a blank does so anywhere.
  const found = [...before, ...words.filter((word) => word === '--data-dir')].map(optionFault);
  return found.find((fault) => fault !== undefined);
}
