/** How the word before the caret of the command line can go on. What files there are, main is asked. */
import { isAppVerb } from '../../app/app-verbs';
import { completeAppWords, isPathNext, type KnownNames } from '../../app/complete-app-words';
import { quoteWord, wordsIn } from '../../plugin/command-words';
import { completeWords } from '../../plugin/complete-words';
import type { PluginSummary } from '../../plugin/plugin-summary';
import { FIRST_WORDS, generators } from './command-language';

/** A way to complete a line: the whole line, and the word that was put in. */
export interface Way {
  readonly line: string;
  /** For the eye; of a path only its last part. */
  readonly word: string;
}

/** What is known where the line is typed. */
export interface Known extends KnownNames {
  readonly plugins: readonly PluginSummary[];
  /** Names of the plugins that come with the application, as far as they are known. */
  readonly shipped?: readonly string[];
}

/** What is behind the caret stays; `paths` are what main answered about the path that is begun. */
export function waysOn(
  line: string,
  caret: number,
  known: Known,
  paths: readonly string[] = [],
): readonly Way[] {
  const before = line.slice(0, caret);
  const after = line.slice(caret).trimStart();
  const { from, candidates } = candidatesFor(before, known);
  const words = candidates.map((word) => ({ word, text: word, blank: /[=:]$/.test(word) ? '' : ' ' }));
  const files = paths.map((path) => ({
    word: LAST_PART.exec(path)?.[0] ?? path,
    text: quoteWord(path),
    blank: IS_FOLDER.test(path) ? '' : ' ',
  }));
  return [...words, ...files].map(({ word, text, blank }) => ({
    word,
    line: `${before.slice(0, from)}${text}${blank}${after}`,
  }));
}

const LAST_PART = /[^/\\]*[/\\]?$/;
const IS_FOLDER = /[/\\]$/;

/** The path that is begun before the caret, as it is meant; undefined where none can stand. */
export function pathBegun(line: string, caret: number, known: Known): string | undefined {
  return candidatesFor(line.slice(0, caret), known).path;
}

/** Whether the line goes on with the name of a plugin that comes with the application. */
export function wantsShipped(line: string): boolean {
  const [first, verb, ...more] = wordsIn(line);
  const begun = more.length > 0 || (verb !== undefined && verb.to < line.length);
  return first?.text === 'plugin' && SHIPPED_VERBS.has(verb?.text ?? '') && begun;
}

const SHIPPED_VERBS: ReadonlySet<string> = new Set(['gallery', 'install', 'try']);

/** Names that stand where paths can: of a plugin that comes with the application; who has it need not install it. */
function namesFor(verb: string | undefined, { plugins, shipped = [] }: Known): readonly string[] {
  if (verb === 'try') return shipped;
  return verb === 'install' ? shipped.filter((each) => !plugins.some(({ name }) => name === each)) : [];
}

interface Candidates {
  /** Where the word begins that they replace. */
  readonly from: number;
  /** As they have to be typed. */
  readonly candidates: readonly string[];
  /** The text of the word, where a path can stand. */
  readonly path?: string | undefined;
}

function candidatesFor(before: string, known: Known): Candidates {
  const { plugins } = known;
  const words = wordsIn(before);
  const last = words.at(-1);
  const typing = last !== undefined && (last.to === before.length || last.open);
  const given = (typing ? words.slice(0, -1) : words).map(({ text }) => text);
  const typed = typing ? last.text : '';
  const from = typing ? last.from : before.length;
  const begun = (all: readonly string[]): Candidates => ({
    from,
    candidates: all.filter((word) => word.startsWith(typed)).map(quoteWord),
  });
  const [first] = given;
  if (first === undefined) return begun(FIRST_WORDS);
  if (first === 'generate' && given.length === 1) return begun(generators(plugins));
  if (isAppVerb(first)) {
    const path = isPathNext(given, typed) ? typed : undefined;
    return { from, candidates: completeAppWords(given, typed, known), path };
  }
  if (first !== 'plugin') return { from, candidates: [] };
  const start = words[0]?.to ?? 0;
  const rest = completeWords(before.slice(start), {
    plugins,
    shipped: known.shipped ?? [],
    fields: (plugin) => plugins.find(({ name }) => name === plugin)?.settingNames ?? [],
  });
  const path = rest.kind === 'path' || rest.kind === 'plugin_or_path' ? typed : undefined;
  const names = path === undefined ? [] : begun(namesFor(given[1], known)).candidates;
  return { from: rest.from + start, candidates: [...new Set([...rest.candidates, ...names])], path };
}
