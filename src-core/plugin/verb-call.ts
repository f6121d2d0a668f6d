/** Reads the words behind `plugin` against the table of verbs: what is asked for, or how to ask. */
import { err, ok, type Result } from '../lib/result';
import { cleanLine } from './clean-text';
import { didYouMean } from './nearest-word';
import {
  isPluginVerb,
  PLUGIN_VERB_NAMES,
  type PluginVerbName,
  usageOf,
  type Verb,
  verbNamed,
} from './plugin-verbs';

/** A verb with its arguments; there are as many as its row says. */
export interface VerbCall {
  readonly verb: PluginVerbName;
  readonly args: readonly string[];
  /** By name, `--json`; one without a value is `''`. */
  readonly options: ReadonlyMap<string, string>;
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
  const sorted = sortWords(verb, rest);
  if (!sorted.ok) return err(`${sorted.error} (usage: plugin ${usageOf(verb)})`);
  const fault = countFault(verbNamed(verb), sorted.value.args);
  return fault === undefined ? ok({ verb, ...sorted.value }) : err(`${fault}: plugin ${usageOf(verb)}`);
}

function sortWords(verb: PluginVerbName, words: readonly string[]): Result<Omit<VerbCall, 'verb'>, string> {
  const known = verbNamed(verb).options;
  const args: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') return ok({ args: [...args, ...words.slice(at + 1)], options });
    if (!word.startsWith('--')) {
      args.push(word);
      continue;
    }
    const [name = '', inline] = splitAt(word, '=');
    const option = known.find((one) => one.name === name);
    if (!option) return err(unknownOption(verb, name));
    if (!option.value && inline !== undefined) return err(`${name} takes no value`);
    const value = option.value ? (inline ?? words[++at]) : '';
    if (value === undefined) return err(`${name} needs ${option.value?.name ?? 'a value'} behind it`);
    options.set(name, value);
  }
  return ok({ args, options });
}

function unknownOption(verb: PluginVerbName, name: string): string {
  const known = verbNamed(verb).options.map((option) => option.name);
  return `plugin ${verb} does not know ${cleanLine(name, 40)}${didYouMean(name, known)}`;
}

function countFault({ args }: Verb, given: readonly string[]): string | undefined {
  const missing = args.filter(({ optional }) => !optional)[given.length];
  if (missing) return `${missing.name} is missing`;
  const most = args.some(({ many }) => many) ? Number.POSITIVE_INFINITY : args.length;
  const extra = given[most];
  return extra === undefined ? undefined : `“${cleanLine(extra, 40)}” is one word too many`;
}

/** Both sides of the first separator; the second is undefined when there is none. */
export function splitAt(word: string, separator: string): readonly [string, string | undefined] {
  const at = word.indexOf(separator);
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
