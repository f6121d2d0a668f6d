/** Everything that can be done, as rows of the palette: made of the action table, the keymap and the plugins. */
import { type Keymaps, keyHintsFor, keysOf } from '../../keymap/keymap';
import { readableKeys } from '../../keymap/readable-keys';
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { Errand } from '../input';
import type { QuestionedVerb } from '../modal';
import { APP_ENTRIES } from './app-entries';
import { NAMED_ACTIONS } from './command-language';
import { matchScore, type Searched, searched } from './fuzzy';
import type { PaletteEntry } from './palette-entry';

export type { PaletteEntry } from './palette-entry';

/** The entries in which all that was typed is found, best first; everything, in its own order, for nothing typed. */
export function foundEntries(source: PaletteSource, typed: string): readonly PaletteEntry[] {
  const all = indexedEntries(source);
  const wanted = typed.toLowerCase().trim();
  if (wanted === '') return all.map(({ entry }) => entry);
  return all
    .flatMap((each) => {
      const score = scoreOf(each, wanted);
      return score === undefined ? [] : [{ entry: each.entry, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** How many entries there are. */
export function countEntries(source: PaletteSource): number {
  return indexedEntries(source).length;
}

/** What the palette is made of. */
export interface PaletteSource {
  readonly keymaps: Keymaps;
  readonly plugins: readonly PluginSummary[];
}

interface Indexed {
  readonly entry: PaletteEntry;
  /** The title with whose it is, what would be typed, and the keys. */
  readonly title: Searched;
  readonly others: readonly Searched[];
}

/** What is found in the title stands before what is found in a command or a key only. */
const OTHER = 10;

function scoreOf({ title, others }: Indexed, wanted: string): number | undefined {
  const inTitle = matchScore(wanted, title);
  if (inTitle !== undefined) return inTitle;
  const scores = others.flatMap((text) => matchScore(wanted, text) ?? []);
  return scores.length === 0 ? undefined : Math.max(...scores) - OTHER;
}

function indexed(entry: PaletteEntry): Indexed {
  const others = [...(entry.command === null ? [] : [entry.command]), ...entry.keys.map(readableKeys)];
  return {
    entry,
    title: searched(entry.plugin === null ? entry.title : `${entry.title} ${entry.plugin}`),
    others: others.map(searched),
  };
}

const known = new WeakMap<
  Keymaps,
  { readonly plugins: readonly PluginSummary[]; readonly all: readonly Indexed[] }
>();

/** The keymaps are made anew whenever the plugins change, so they stand for both. */
function indexedEntries({ keymaps, plugins }: PaletteSource): readonly Indexed[] {
  const made = known.get(keymaps);
  if (made?.plugins === plugins) return made.all;
  const entries = [
    ...actionEntries(keymaps),
    ...APP_ENTRIES,
    GALLERY_ENTRY,
    ...plugins.flatMap((plugin) => pluginEntries(keymaps, plugin)),
  ];
  const all = entries.map(indexed);
  known.set(keymaps, { plugins, all });
  return all;
}

function actionEntries(keymaps: Keymaps): PaletteEntry[] {
  return NAMED_ACTIONS.map(({ name, title, group }) => ({
    title: `${group}: ${title}`,
    plugin: null,
    keys: keysOf(keymaps, 'navigate', name),
    command: name,
    errand: { kind: 'action', action: name },
  }));
}

function pluginEntries(keymaps: Keymaps, plugin: PluginSummary): PaletteEntry[] {
  const runs = plugin.state === 'enabled';
  return [
    ...(runs ? plugin.actions.map((action) => actionEntry(keymaps, plugin, action)) : []),
    ...(runs && plugin.generates ? [generateEntry(plugin)] : []),
    ...verbEntries(plugin),
  ];
}

function actionEntry(
  keymaps: Keymaps,
  { name }: PluginSummary,
  action: PluginSummary['actions'][number],
): PaletteEntry {
  const keys = keyHintsFor(keymaps, 'navigate')
    .filter((hint) => hint.plugin === name && hint.action === action.id)
    .map((hint) => hint.keys);
  return {
    title: action.title === '' ? action.id : action.title,
    plugin: name,
    keys,
    command: null,
    errand: { kind: 'plugin_action', plugin: name, action: action.id },
  };
}

function generateEntry({ name }: PluginSummary): PaletteEntry {
  return {
    title: `generate todos with ${name} …`,
    plugin: name,
    keys: [],
    command: `generate ${name} `,
    errand: null,
  };
}

/** What can be done with a plugin as it is. */
function verbEntries(plugin: PluginSummary): PaletteEntry[] {
  const { name, state, previousVersion, hasSettings, powers, version } = plugin;
  const readable = state !== 'error';
  return [
    ...(state === 'enabled'
      ? [verb(`disable ${name}`, ['disable', name])]
      : state === 'incompatible' || !readable
        ? []
        : [verb(`enable ${name}`, ['enable', name])]),
    ...(hasSettings ? [verb(`settings of ${name}`, ['config', name])] : []),
    verb(`about ${name}`, ['info', name]),
    verb(`logs of ${name}`, ['logs', name]),
    verb(`audit of ${name}`, ['audit', name]),
    ...(readable
      ? (['always', 'large', 'never'] as const)
          .filter((policy) => policy !== plugin.preview)
          .map((policy) => verb(`preview ${POLICY_WORDS[policy]} of ${name}`, ['preview', name, policy]))
      : []),
    ...(readable && powers.length > 0 ? [questioned(`revoke what ${name} may do`, 'revoke', name)] : []),
    ...(previousVersion === null
      ? []
      : [questioned(`roll back ${name} from ${version} to ${previousVersion}`, 'rollback', name)]),
    ...trialEntries(plugin),
    questioned(`remove ${name}`, 'remove', name),
  ];
}

/** The tab, where `plugin gallery` would be a page. */
const GALLERY_ENTRY: PaletteEntry = {
  title: 'Plugins: gallery',
  plugin: null,
  keys: [],
  command: 'plugin gallery',
  errand: { kind: 'gallery' },
};

function trialEntries({ name, state, trialRuns }: PluginSummary): PaletteEntry[] {
  if (trialRuns !== null) {
    return [
      verb(`trial report of ${name}`, ['trial', name]),
      questioned(`end the trial of ${name}`, 'keep', name),
    ];
  }
  return state === 'error' || state === 'incompatible' ? [] : [verb(`try ${name}`, ['try', name])];
}

const POLICY_WORDS = { always: 'every run', large: 'large runs', never: 'no run' } as const;

function verb(title: string, words: readonly string[]): PaletteEntry {
  const errand: Errand = { kind: 'plugin_command', words };
  return { title: `Plugins: ${title}`, plugin: null, keys: [], command: `plugin ${words.join(' ')}`, errand };
}

function questioned(title: string, deed: QuestionedVerb, plugin: string): PaletteEntry {
  return { ...verb(title, [deed, plugin]), errand: { kind: 'plugin_question', verb: deed, plugin } };
}
