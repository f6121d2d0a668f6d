/** Reads the words behind `plugin` against the table of verbs: what is asked for, or how to ask. */
import { type SortedWords, sortWords } from '../app/verb';
import { err, ok, type Result } from '../lib/result';
import { cleanLine } from './clean-text';
import { didYouMean } from './nearest-word';
import { isPluginVerb, PLUGIN_VERB_NAMES, type PluginVerbName, verbNamed } from './plugin-verbs';

/** A verb with its arguments; there are as many as its row says. */
export interface VerbCall extends SortedWords {
  readonly verb: PluginVerbName;
}

/** Reads the words. The error says what is wrong and what to write. Behind `--` nothing is an option. */
export function readVerbCall(words: readonly string[]): Result<VerbCall, string> {
  const [verb, ...rest] = words;
  if (verb === undefined) return err(`plugin needs a verb: ${PLUGIN_VERB_NAMES.join(', ')}`);
  if (!isPluginVerb(verb)) {
    const meant = didYouMean(verb, PLUGIN_VERB_NAMES);
    const known = meant === '' ? `; known: ${PLUGIN_VERB_NAMES.join(', ')}` : meant;
    return err(`plugin does not know “${cleanLine(verb, 40)}”${known}`);
  }
  const sorted = sortWords(`plugin ${verb}`, verbNamed(verb), rest);
  return sorted.ok ? ok({ verb, ...sorted.value }) : sorted;
}
