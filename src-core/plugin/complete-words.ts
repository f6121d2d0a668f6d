/** What could be typed next behind `:plugin `. */
import { followingIn } from '../app/verb';
import { quoteWord, wordsIn } from './command-words';
import { HIDEABLE_FIELDS } from './hideable-fields';
import { LANGUAGES } from './languages';
import type { PluginSummary } from './plugin-summary';
import { type ArgumentKind, isPluginVerb, PLUGIN_VERB_NAMES, verbNamed } from './plugin-verbs';
import { PREVIEW_POLICIES } from './preview-policies';

/** What is known where the line is typed. */
export interface KnownWords {
  readonly plugins: readonly Pick<PluginSummary, 'name' | 'actions'>[];
  /** Names of the plugins that come with the application, where they are known. */
  readonly shipped?: readonly string[];
  /** Names of a plugin's settings, where they are known. */
  readonly fields?: (plugin: string) => readonly string[];
}

/** What the word at the end of the line could become. */
export interface Completion {
  /** Where in the line that word begins: it is replaced to the line's end. */
  readonly from: number;
  /** As they have to be typed, in order; empty where anything may stand. */
  readonly candidates: readonly string[];
  /** What is expected there; null when nothing is. */
  readonly kind: 'verb' | 'option' | ArgumentKind | null;
}

/** Completes the last word of the line, or begins a new one behind a blank. */
export function completeWords(line: string, known: KnownWords): Completion {
  const words = wordsIn(line);
  const last = words.at(-1);
  const typing = last !== undefined && (last.to === line.length || last.open);
  const before = (typing ? words.slice(0, -1) : words).map(({ text }) => text);
  const partial = typing ? last.text : '';
  const from = typing ? last.from : line.length;
  const { kind, all } = expected(before, partial, known);
  const candidates = all.filter((one) => one.startsWith(partial)).map(quoteWord);
  return { from, candidates, kind };
}

interface Expected {
  readonly kind: Completion['kind'];
  readonly all: readonly string[];
}

function expected([verb, ...given]: readonly string[], partial: string, known: KnownWords): Expected {
  if (verb === undefined) return { kind: 'verb', all: PLUGIN_VERB_NAMES };
  if (!isPluginVerb(verb)) return { kind: null, all: [] };
  const next = followingIn(verbNamed(verb), given, partial);
  if (next.kind === 'value') return valuesOf(next.of, given, known);
  return { kind: next.kind === 'option' ? 'option' : null, all: next.names };
}

function valuesOf(kind: ArgumentKind, given: readonly string[], known: KnownWords): Expected {
  const plugin = given[0] ?? '';
  switch (kind) {
    case 'plugin':
    case 'plugin_or_path':
      return { kind, all: known.plugins.map(({ name }) => name).sort() };
    case 'action':
      return { kind, all: actionsOf(plugin, known) };
    case 'setting':
      return { kind, all: (known.fields?.(plugin) ?? []).map((field) => `${field}=`) };
    case 'policy':
      return { kind, all: POLICY_WORDS };
    case 'shipped':
      return { kind, all: known.shipped ?? [] };
    case 'language':
      return { kind, all: LANGUAGES };
    case 'path':
    case 'run':
    case 'text':
      return { kind, all: [] };
    case 'key':
    case 'switch':
    case 'preview':
    case 'since':
    case 'moment':
      return { kind, all: FIXED[kind] };
  }
}

function actionsOf(plugin: string, { plugins }: KnownWords): string[] {
  const actions = plugins.find(({ name }) => name === plugin)?.actions ?? [];
  return actions.map(({ id }) => id).sort();
}

const FIXED = {
  key: ['off', 'default'],
  switch: ['on', 'off'],
  preview: PREVIEW_POLICIES,
  since: ['since'],
  moment: ['today', 'yesterday', '30m', '2h', '7d'],
} as const;

const POLICY_WORDS: readonly string[] = [
  ...PREVIEW_POLICIES.map((policy) => `preview=${policy}`),
  ...HIDEABLE_FIELDS.map((field) => `hide=field:${field}`),
  ...['hide=tag:', 'hide=project:', 'show=all', 'show=field:', 'show=tag:', 'show=project:'],
];
