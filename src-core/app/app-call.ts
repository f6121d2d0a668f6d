/** Reads words against the table of the application's verbs: what is asked for, or how to ask. */
import { err, ok, type Result } from '../lib/result';
import { cleanLine } from '../plugin/clean-text';
import { didYouMean } from '../plugin/nearest-word';
import { PRIORITIES, type Priority } from '../todo/todo';
import { APP_VERB_NAMES, type AppVerbName, appVerb, isAppVerb, usageOfAppVerb } from './app-verbs';
import { type SortedWords, sortWords } from './verb';

/** A verb with its arguments. */
export interface AppCall extends SortedWords {
  readonly verb: AppVerbName;
}

/** The words that can be said for a format, and what they mean; null is “look at the file”. */
export const EXPORT_FORMATS = { md: 'markdown', markdown: 'markdown', json: 'json' } as const;
export const IMPORT_FORMATS = {
  auto: null,
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
  original: 'to-tui',
} as const;

/** Reads the words, the verb first. The error says what is wrong and what to write. */
export function readAppCall(words: readonly string[]): Result<AppCall, string> {
  const [verb = '', ...rest] = words;
  if (!isAppVerb(verb)) {
    return err(`there is no command “${cleanLine(verb, 40)}”${didYouMean(verb, APP_VERB_NAMES)}`);
  }
  const sorted = sortWords(verb, appVerb(verb), rest);
  if (!sorted.ok) return sorted;
  const call: AppCall = { verb, ...sorted.value };
  const fault = valueFault(call) ?? clashFault(call);
  return fault === undefined ? ok(call) : err(`${fault} (usage: ${usageOfAppVerb(verb)})`);
}

/** The call as few words, however many were typed: those of a text are one. */
export function wordsOfAppCall({ verb, args, options }: AppCall): string[] {
  const { args: shape, options: known } = appVerb(verb);
  const hasValue = (name: string) => known.some((option) => option.name === name && option.value);
  const flags = [...options].map(([name, value]) => (hasValue(name) ? `${name}=${value}` : name));
  const joined = shape.at(-1)?.many && verb !== 'set' && args.length > 0 ? [args.join(' ')] : args;
  return [verb, ...flags, ...(joined.length === 0 ? [] : ['--', ...joined])];
}

/** The priority that a word names; `0` and `p0` are P0. */
export function priorityNamed(word: string): Priority | undefined {
  const wanted = word.toUpperCase();
  return PRIORITIES.find((priority) => priority === wanted || priority.slice(1) === wanted);
}

function valueFault({ verb, args, options }: AppCall): string | undefined {
  const priority = options.get('--priority');
  if (priority !== undefined && priorityNamed(priority) === undefined) return '--priority takes P0, P1 or P2';
  const formats = verb === 'export' ? EXPORT_FORMATS : IMPORT_FORMATS;
  const format = options.get('--format');
  if (format !== undefined && !Object.hasOwn(formats, format)) {
    const known = Object.keys(formats).filter((name) => name !== 'markdown');
    return `--format takes ${known.join(', ')}${didYouMean(format, known)}`;
  }
  return args.every((word) => word.trim() === '') && args.length > 0 ? 'there is nothing in that' : undefined;
}

/** Options that say two things at once. */
const CLASHES: Readonly<Partial<Record<AppVerbName, readonly (readonly [string, string])[]>>> = {
  show: [['--all', '--project']],
  export: [
    ['--all', '--project'],
    ['--all', '--day'],
  ],
  import: [['--dry-run', '--yes']],
};

function clashFault({ verb, args, options }: AppCall): string | undefined {
  const clash = CLASHES[verb]?.find((pair) => pair.every((name) => options.has(name)));
  if (clash) return `${clash.join(' and ')} cannot be said together`;
  const takesOne =
    (verb === 'backup' && options.has('--list')) || (verb === 'filter' && options.has('--save'));
  return takesOne && args.length > 0 ? `“${cleanLine(args[0] ?? '', 40)}” is one word too many` : undefined;
}
