/**
 * The language of the command line: `plugin VERB …` (the table of verbs is plugin/plugin-verbs.ts), `generate NAME TEXT`,
 * the application's own verbs (app/app-verbs.ts), `help`, `quit`, `q`, and every action of the list by its name. Reads a
 * line; how one can go on says command-ways.ts. Runs nothing.
 */
import { readAppCall, wordsOfAppCall } from '../../app/app-call';
import { APP_VERB_NAMES, isAppVerb } from '../../app/app-verbs';
import { ACTIONS, type ActionIn } from '../../keymap/action';
import { err, ok, type Result } from '../../lib/result';
import { splitWords, type Word, wordsIn } from '../../plugin/command-words';
import { didYouMean } from '../../plugin/nearest-word';
import type { PluginSummary } from '../../plugin/plugin-summary';
import { readVerbCall } from '../../plugin/verb-call';
import type { Errand } from '../input';
import { quote } from '../status';

/** Actions of the list that mean nothing as a command. */
const LEFT_OUT: ReadonlySet<string> = new Set(['close', 'command_line', 'palette']);

/** The actions that can be asked for by name. */
export const NAMED_ACTIONS = ACTIONS.filter(
  (action): action is Extract<(typeof ACTIONS)[number], { name: ActionIn<'navigate'> }> =>
    (action.modes as readonly string[]).includes('navigate') && !LEFT_OUT.has(action.name),
);

/** Further names. */
const ALIASES: Readonly<Record<string, ActionIn<'navigate'>>> = {
  q: 'quit',
  wq: 'quit',
  x: 'quit',
  plugin: 'plugins',
};

/** What the contract lets through. */
const MAX_WORDS = 32;
const MAX_WORD_LENGTH = 4_096;

/** What a line asks for; null for a blank one. The error is a sentence for the user. */
export function readCommand(line: string, plugins: readonly PluginSummary[]): Result<Errand | null, string> {
  const words = wordsIn(line);
  const [first, second] = words;
  if (!first) return ok(null);
  const read =
    first.text === 'generate'
      ? readGenerate(line, words, plugins)
      : first.text === 'plugin' && second
        ? readPlugin(line.slice(second.from))
        : first.text === 'filter' && second
          ? readFilterCommand(line, words)
          : isAppVerb(first.text) && first.text !== 'filter'
            ? readApp(line)
            : readAction(first.text, words.length);
  return read.ok && isTooLong(read.value) ? err('The command is too long.') : read;
}

/** Plugins that run and can be asked to generate todos. */
export function generators(plugins: readonly PluginSummary[]): readonly string[] {
  return plugins.filter(({ generates, state }) => generates && state === 'enabled').map(({ name }) => name);
}

function isTooLong(errand: Errand): boolean {
  if (errand.kind !== 'plugin_command' && errand.kind !== 'app_command') return false;
  return errand.words.length > MAX_WORDS || errand.words.some((word) => word.length > MAX_WORD_LENGTH);
}

/** Everything behind the name is the text, as it was typed. */
function readGenerate(
  line: string,
  [, name, text]: readonly Word[],
  plugins: readonly PluginSummary[],
): Result<Errand, string> {
  const names = generators(plugins);
  if (names.length === 0) return err('No plugin that is enabled can generate todos.');
  if (!name) return err(`Write generate NAME TEXT, where NAME is ${names.join(' or ')}.`);
  if (!names.includes(name.text)) {
    return err(`No plugin that can generate todos is called ${quote(name.text)}${meant(name.text, names)}`);
  }
  if (!text) return err(`What shall ${name.text} generate todos from? Write it behind the name.`);
  const said = line.slice(text.from).trimEnd();
  const words = said.startsWith('--') ? ['--', said] : [said];
  return ok({ kind: 'plugin_command', words: ['generate', name.text, ...words] });
}

function readPlugin(rest: string): Result<Errand, string> {
  const words = splitWords(rest);
  if (!words.ok) return words;
  const call = readVerbCall(words.value);
  return call.ok ? ok({ kind: 'plugin_command', words: words.value }) : call;
}

function readApp(line: string): Result<Errand, string> {
  const words = splitWords(line);
  if (!words.ok) return words;
  const call = readAppCall(words.value);
  return call.ok ? ok({ kind: 'app_command', words: wordsOfAppCall(call.value) }) : err(sentence(call.error));
}

/** Faults of the table are parts of a sentence. */
function sentence(fault: string): string {
  const whole = `${fault.charAt(0).toUpperCase()}${fault.slice(1)}`;
  return /[.!?)]$/.test(whole) ? whole : `${whole}.`;
}

/** `filter save NAME`, the name of a saved one, or a filter as it was typed. */
function readFilterCommand(line: string, [, second, third]: readonly Word[]): Result<Errand, string> {
  if (second?.text !== 'save' && second?.text !== '--save') {
    return ok({ kind: 'filter', text: line.slice(second?.from).trim() });
  }
  const name = third === undefined ? '' : line.slice(third.from).trim();
  if (name === '' || name.length > MAX_FILTER_NAME)
    return err('Write filter save NAME, in at most 64 characters.');
  return ok({ kind: 'save_filter', name });
}

/** What the configuration takes as the name of a key. */
const MAX_FILTER_NAME = 64;

function readAction(name: string, words: number): Result<Errand, string> {
  const action =
    NAMED_ACTIONS.find((each) => each.name === name)?.name ??
    (Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined);
  if (name === 'w' || name === 'write') return err('Everything is saved already.');
  if (!action) return err(`There is no command ${quote(name)}${meant(name, FIRST_WORDS)}`);
  return words > 1 ? err(`${name} takes no further words.`) : ok({ kind: 'action', action });
}

/** What a line can begin with. */
export const FIRST_WORDS: readonly string[] = [
  ...new Set(['plugin', 'generate', ...APP_VERB_NAMES, ...NAMED_ACTIONS.map(({ name }) => name)]),
];

/** The end of a sentence about a word that nobody knows. */
function meant(typed: string, names: readonly string[]): string {
  const guess = didYouMean(typed, names);
  return guess === '' ? '.' : guess;
}
