/**
 * The language of the command line: `plugin VERB …`, `generate NAME TEXT`, `help`, `quit`, `q`, and every action of the
 * list by its name. Reads a line, and says how its last word can go on. Runs nothing.
 */
import { ACTIONS, type ActionIn } from '../../keymap/action';
import { err, ok, type Result } from '../../lib/result';
import { MAX_PLUGIN_NAME_LENGTH } from '../../plugin/abi';
import type { PluginSummary } from '../../plugin/plugin-summary';
import { closest } from '../closest';
import type { Errand } from '../input';
import { quoted, splitWords, type Word } from './command-words';
import { pluginVerbs } from './plugin-verbs';

/** Actions of the list that mean nothing as a command. */
const LEFT_OUT: ReadonlySet<string> = new Set(['close', 'command_line', 'palette']);

/** The actions that can be asked for by name. */
export const NAMED_ACTIONS = ACTIONS.filter(
  (action): action is Extract<(typeof ACTIONS)[number], { name: ActionIn<'navigate'> }> =>
    (action.modes as readonly string[]).includes('navigate') && !LEFT_OUT.has(action.name),
);

const MORE_NAMES: Readonly<Record<string, ActionIn<'navigate'>>> = { q: 'quit', plugin: 'plugins' };

/** More words or longer ones than the contract lets through. */
const MAX_WORDS = 32;
const MAX_WORD_LENGTH = 4_096;

/** What a line asks for; an error is a sentence for the user. Null for a blank line. */
export function readCommand(line: string, plugins: readonly PluginSummary[]): Result<Errand | null, string> {
  const words = splitWords(line);
  const [first, second] = words;
  if (!first) return ok(null);
  if (words.length > MAX_WORDS || words.some(({ text }) => text.length > MAX_WORD_LENGTH)) {
    return err('The command is too long.');
  }
  if (first.text === 'generate') return readGenerate(line, words, plugins);
  if (first.text === 'plugin' && second) return readPlugin(words.slice(1).map(({ text }) => text));
  return readAction(first.text, words.length);
}

/** How the word before the caret can go on: whole lines, and the word that each puts in. Empty when nothing fits. */
export function completions(
  line: string,
  caret: number,
  plugins: readonly PluginSummary[],
): readonly { readonly line: string; readonly word: string }[] {
  const before = splitWords(line.slice(0, caret));
  const last = before.at(-1);
  const inWord = last !== undefined && last.end === caret;
  const typed = inWord ? last.text : '';
  const done = (inWord ? before.slice(0, -1) : before).map(({ text }) => text);
  const start = inWord ? last.start : caret;
  return candidates(done, plugins)
    .filter((word) => word.startsWith(typed) && (word !== typed || !inWord))
    .map((word) => ({
      word,
      line: `${line.slice(0, start)}${quoted(word)} ${line.slice(caret).trimStart()}`,
    }));
}

function readGenerate(
  line: string,
  [, name, text]: readonly Word[],
  plugins: readonly PluginSummary[],
): Result<Errand, string> {
  const names = generators(plugins);
  if (!name) {
    return err(
      names.length === 0
        ? 'No plugin that is enabled generates todos.'
        : `generate NAME TEXT, with NAME ${names.join(' or ')}.`,
    );
  }
  if (!names.includes(name.text)) {
    return err(
      `No plugin ${name.text.slice(0, MAX_PLUGIN_NAME_LENGTH)} generates todos.${meantWord(name.text, names)}`,
    );
  }
  if (!text) return err(`What shall ${name.text} generate from? Type a text behind its name.`);
  return ok({ kind: 'plugin_command', words: ['generate', name.text, line.slice(text.start).trimEnd()] });
}

function readPlugin(words: readonly string[]): Result<Errand, string> {
  const [verb = ''] = words;
  const verbs = pluginVerbs().map(({ name }) => name);
  return verbs.includes(verb)
    ? ok({ kind: 'plugin_command', words })
    : err(`There is no command plugin ${shown(verb)}.${meantWord(verb, verbs)}`);
}

function readAction(name: string, words: number): Result<Errand, string> {
  const action = NAMED_ACTIONS.find((each) => each.name === name)?.name ?? MORE_NAMES[name];
  if (!action) return err(`There is no command ${shown(name)}.${meantWord(name, firstWords())}`);
  return words > 1 ? err(`${name} takes no further words.`) : ok({ kind: 'action', action });
}

function candidates(done: readonly string[], plugins: readonly PluginSummary[]): readonly string[] {
  const [first, verb, target] = done;
  if (first === undefined) return firstWords();
  if (first === 'generate') return done.length === 1 ? generators(plugins) : [];
  if (first !== 'plugin') return [];
  if (verb === undefined) return pluginVerbs().map(({ name }) => name);
  const known = pluginVerbs().find(({ name }) => name === verb);
  if (target === undefined) return known ? targets(known.target, plugins) : [];
  return done.length === 3 ? (known?.words ?? []) : [];
}

function targets(target: string, plugins: readonly PluginSummary[]): readonly string[] {
  if (target === 'generator') return generators(plugins);
  return target === 'plugin' || target === 'any' ? plugins.map(({ name }) => name) : [];
}

function firstWords(): readonly string[] {
  return ['plugin', 'generate', ...NAMED_ACTIONS.map(({ name }) => name)];
}

/** Plugins that run and generate. */
function generators(plugins: readonly PluginSummary[]): readonly string[] {
  return plugins.filter(({ generates, state }) => generates && state === 'enabled').map(({ name }) => name);
}

function meantWord(typed: string, names: readonly string[]): string {
  const meant = closest(typed, names);
  return meant === undefined ? '' : ` Did you mean ${meant}?`;
}

function shown(word: string): string {
  return word.length > 40 ? `${word.slice(0, 39)}…` : word;
}
