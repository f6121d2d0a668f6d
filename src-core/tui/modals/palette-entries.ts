/** Everything that can be done, as rows of the palette: made of the action table, the keymap and the plugins. */
import { type Keymaps, keyHintsFor, keysOf } from '../../keymap/keymap';
import type { PluginSummary } from '../../plugin/plugin-summary';
import type { Errand } from '../input';
import { NAMED_ACTIONS } from './command-language';
import { matchScore } from './fuzzy';

/** One row. */
export interface PaletteEntry {
  readonly title: string;
  /** The plugin whose action it is; null for the application's own. */
  readonly plugin: string | null;
  /** In key notation, the first key first; empty without one. */
  readonly keys: readonly string[];
  /** What would be typed into the command line; null for the action of a plugin, which has no name there. */
  readonly command: string | null;
  /** What happens; null when the command wants more words. */
  readonly errand: Errand | null;
}

/** The entries in which all that was typed is found, best first; everything, in its own order, for nothing typed. */
export function foundEntries(source: PaletteSource, typed: string): readonly PaletteEntry[] {
  const all = indexedEntries(source);
  const wanted = typed.toLowerCase().trim();
  if (wanted === '') return all.map(({ entry }) => entry);
  return all
    .flatMap(({ entry, text }) => {
      const score = matchScore(wanted, text);
      return score === undefined ? [] : [{ entry, score }];
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
  /** What is searched. */
  readonly text: string;
}

const known = new WeakMap<
  Keymaps,
  { readonly plugins: readonly PluginSummary[]; readonly all: readonly Indexed[] }
>();

/** The keymaps are made anew whenever the plugins change, so they stand for both. */
function indexedEntries({ keymaps, plugins }: PaletteSource): readonly Indexed[] {
  const made = known.get(keymaps);
  if (made?.plugins === plugins) return made.all;
  const all = [...actionEntries(keymaps), ...plugins.flatMap((plugin) => pluginEntries(keymaps, plugin))].map(
    (entry) => ({
      entry,
      text: [entry.title, entry.plugin ?? '', entry.command ?? '', ...entry.keys].join(' ').toLowerCase(),
    }),
  );
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

/** What can be done with a plugin as it is; taking away asks first, so those open the plugins view's question. */
function verbEntries(plugin: PluginSummary): PaletteEntry[] {
  const { name, state, previousVersion, hasSettings, powers, version } = plugin;
  const readable = state !== 'error';
  return [
    ...(state === 'enabled'
      ? [verb(`disable ${name}`, ['disable', name])]
      : state === 'incompatible' || !readable
        ? []
        : [verb(`enable ${name}`, ['enable', name])]),
    ...(readable && powers.length > 0 ? [verb(`revoke what ${name} may do`, ['revoke', name])] : []),
    ...(hasSettings ? [verb(`settings of ${name}`, ['config', name])] : []),
    verb(`about ${name}`, ['info', name]),
    verb(`logs of ${name}`, ['logs', name]),
    verb(`audit of ${name}`, ['audit', name]),
    ...(readable
      ? (['always', 'large', 'never'] as const)
          .filter((policy) => policy !== plugin.preview)
          .map((policy) => verb(`preview ${POLICY_WORDS[policy]} of ${name}`, ['preview', name, policy]))
      : []),
    ...(previousVersion === null
      ? []
      : [verb(`roll back ${name} from ${version} to ${previousVersion}`, ['rollback', name])]),
    verb(`remove ${name}`, ['remove', name]),
  ];
}

const POLICY_WORDS = { always: 'every run', large: 'large runs', never: 'no run' } as const;

function verb(title: string, words: readonly string[]): PaletteEntry {
  const errand: Errand = { kind: 'plugin_command', words };
  return { title: `Plugins: ${title}`, plugin: null, keys: [], command: `plugin ${words.join(' ')}`, errand };
}
