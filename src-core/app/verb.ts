/**
 * What a verb of a command line is: arguments, options, one line of help; how words are read against one, and what can
 * follow them. Which verbs there are stands in tables: app-verbs.ts, plugin/plugin-verbs.ts.
 */
import { err, ok, type Result } from '../lib/result';
import { cleanLine } from '../plugin/clean-text';
import { didYouMean } from '../plugin/nearest-word';

/** One argument; `K` is what may stand in its place. */
export interface VerbArgument<K extends string> {
  /** As it stands in the usage. */
  readonly name: string;
  readonly kind: K;
  readonly optional?: true;
  /** All words from here on belong to it. */
  readonly many?: true;
}

/** One option; `value` names the word that has to follow it. */
export interface VerbOption<K extends string> {
  readonly name: `--${string}`;
  readonly value?: { readonly name: string; readonly kind: K };
  /** Said by the application to itself: read like others, told to nobody. */
  readonly hidden?: true;
}

/** The words that a verb takes. */
export interface VerbShape<K extends string> {
  readonly args: readonly VerbArgument<K>[];
  readonly options: readonly VerbOption<K>[];
  /** One line, without a full stop. */
  readonly help: string;
}

/** `audit [NAME] [--since WHEN] [--json]`. */
export function usageOfVerb(name: string, { args, options }: VerbShape<string>): string {
  const words = args.map(({ name: argument, optional, many }) => {
    const word = many ? `${argument}…` : argument;
    return optional ? `[${word}]` : word;
  });
  const flags = shown(options).map(
    ({ name: option, value }) => `[${option}${value ? ` ${value.name}` : ''}]`,
  );
  return [name, ...words, ...flags].join(' ');
}

function shown<K extends string>(options: readonly VerbOption<K>[]): VerbOption<K>[] {
  return options.filter(({ hidden }) => !hidden);
}

/** Words behind a verb, sorted; there are as many arguments as its shape says. */
export interface SortedWords {
  readonly args: readonly string[];
  /** By name, `--json`; one without a value is `''`. */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Sorts the words behind a verb, `said` as one says it: `plugin audit`. The error says what is wrong and what to write.
 * Behind `--` nothing is an option.
 */
export function sortWords(
  said: string,
  shape: VerbShape<string>,
  words: readonly string[],
): Result<SortedWords, string> {
  const usage = usageOfVerb(said, shape);
  const args: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      args.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('--')) {
      args.push(word);
      continue;
    }
    const [name = '', inline] = splitAt(word, '=');
    const read = optionOf(said, shape, name, inline, words[at + 1]);
    if (!read.ok) return err(`${read.error} (usage: ${usage})`);
    if (read.value.next) at += 1;
    options.set(name, read.value.value);
  }
  const fault = countFault(shape, args);
  return fault === undefined ? ok({ args, options }) : err(`${fault}: ${usage}`);
}

function optionOf(
  said: string,
  { options }: VerbShape<string>,
  name: string,
  inline: string | undefined,
  following: string | undefined,
): Result<{ readonly value: string; readonly next: boolean }, string> {
  const option = options.find((one) => one.name === name);
  if (!option) {
    const known = shown(options).map((one) => one.name);
    return err(`${said} does not know ${cleanLine(name, 40)}${didYouMean(name, known)}`);
  }
  if (!option.value)
    return inline === undefined ? ok({ value: '', next: false }) : err(`${name} takes no value`);
  if (inline !== undefined) return ok({ value: inline, next: false });
  return following === undefined
    ? err(`${name} needs ${option.value.name} behind it`)
    : ok({ value: following, next: true });
}

function countFault({ args }: VerbShape<string>, given: readonly string[]): string | undefined {
  const missing = args.filter(({ optional }) => !optional)[given.length];
  if (missing) return `${missing.name} is missing`;
  const most = args.some(({ many }) => many) ? Number.POSITIVE_INFINITY : args.length;
  const extra = given[most];
  return extra === undefined ? undefined : `“${cleanLine(extra, 40)}” is one word too many`;
}

/** What can follow words behind a verb: the value of an option or argument, or only options. */
export type Following<K extends string> =
  | { readonly kind: 'value'; readonly of: K }
  | { readonly kind: 'option'; readonly names: readonly string[] }
  | { readonly kind: 'nothing'; readonly names: readonly string[] };

/** What can stand where a word begins with `partial`, behind those that are given. */
export function followingIn<K extends string>(
  { args, options }: VerbShape<K>,
  given: readonly string[],
  partial: string,
): Following<K> {
  const names = shown(options).map(({ name }) => name);
  const valueBehind = (word: string | undefined) => options.find(({ name }) => name === word)?.value;
  const open = valueBehind(given.at(-1));
  if (open) return { kind: 'value', of: open.kind };
  if (partial.startsWith('--'))
    return { kind: 'option', names: names.filter((name) => !given.includes(name)) };
  const place = given.filter((word, at) => !word.startsWith('--') && !valueBehind(given[at - 1])).length;
  const last = args.at(-1);
  const argument = args[place] ?? (last?.many ? last : undefined);
  return argument ? { kind: 'value', of: argument.kind } : { kind: 'nothing', names };
}

/** Both sides of the first separator; the second is undefined when there is none. */
export function splitAt(word: string, separator: string): readonly [string, string | undefined] {
  const at = word.indexOf(separator);
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
