import {
  ACTION_GROUPS,
  ACTIONS,
  type Action,
  type ActionName,
  KEY_MODES,
  type KeyMode,
} from '../../keymap/action';
import { conflictReason, isOwnKey, type Keymaps, keyHintsFor, keysOf } from '../../keymap/keymap';

/** One line of the help: a heading, or keys and what they do. */
export type HelpRow =
  | { readonly kind: 'heading'; readonly title: string; readonly plugin: string | null }
  | {
      readonly kind: 'keys';
      /** Every way to press it, each in key notation. */
      readonly keys: readonly string[];
      readonly title: string;
      /** One sentence more; empty for a plugin's action. */
      readonly doc: string;
      /** The plugin it belongs to; null for the application's own. */
      readonly plugin: string | null;
      /** Those of the keys that the user gave it. */
      readonly own: readonly string[];
    }
  | {
      readonly kind: 'conflict';
      /** In key notation. */
      readonly keys: readonly string[];
      /** What it would do. */
      readonly title: string;
      /** Why it does not. */
      readonly doc: string;
      readonly plugin: string | null;
    };

type KeysRow = Exclude<HelpRow, { kind: 'heading' }>;

/** The heading of what covers the list, or is typed over it; null for the list itself and its rows. */
export const BOX_HEADINGS: Readonly<Record<KeyMode, string | null>> = {
  navigate: null,
  visual: 'With rows selected',
  matches: 'While a search is on',
  edit: null,
  search: 'Typing a search',
  filter: 'Typing a filter',
  due: 'Typing a date',
  projects: 'In the projects',
  project_name: 'Typing a name of a project',
  description: 'In a description',
  rollover: 'In the question about open todos',
  statistics: 'In the statistics',
  find: 'Finding in all lists',
  help: 'In the help',
  prompt: 'In a search',
  plugins: 'In the plugins',
  gallery: 'In the gallery of plugins',
  confirm: 'In a question',
  notice: 'In a notice',
  message: 'In a message',
  command: 'In the command line',
  palette: 'In the palette',
  setting: 'Typing a setting',
  report: 'On a page',
  preview: 'In a preview',
  settings: 'In the settings of a plugin',
  provenance: 'In who changed this',
};

const LIST_MODES = KEY_MODES.filter((mode) => BOX_HEADINGS[mode] === null);
const BOX_MODES = KEY_MODES.filter((mode) => BOX_HEADINGS[mode] !== null);

/**
 * The help, line by line, made of the action table and the keys as they are now. With a filter only the lines in which
 * each of its words occurs (in keys, title, sentence, heading or plugin), and their headings; case does not matter.
 */
export function helpRows(keymaps: Keymaps, filter: string): readonly HelpRow[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return sectionsOf(keymaps).flatMap(({ title, plugin, rows }) => {
    const found = rows.filter((row) => words.every((word) => textOf(title, row).includes(word)));
    return found.length === 0 ? [] : [{ kind: 'heading', title, plugin } as const, ...found];
  });
}

interface Section {
  readonly title: string;
  /** The plugin whose keys they are; null for the application's own. */
  readonly plugin: string | null;
  readonly rows: readonly KeysRow[];
}

const sections = new WeakMap<Keymaps, readonly Section[]>();

function sectionsOf(keymaps: Keymaps): readonly Section[] {
  const known = sections.get(keymaps);
  if (known) return known;
  const made = [
    { title: 'Keys in conflict', plugin: null, rows: conflictRows(keymaps) },
    ...ACTION_GROUPS.map((group) => ({ title: group, plugin: null, rows: coreRows(keymaps, group) })),
    ...BOX_MODES.map((mode) => ({
      title: BOX_HEADINGS[mode] ?? mode,
      plugin: null,
      rows: boxRows(keymaps, mode),
    })),
    ...pluginSections(keymaps),
  ];
  sections.set(keymaps, made);
  return made;
}

function coreRows(keymaps: Keymaps, group: Action['group']): KeysRow[] {
  return ACTIONS.filter((action) => action.group === group).flatMap((action): KeysRow[] => {
    const keys = listKeys(keymaps, action.name);
    return keys.length === 0 ? [] : [{ ...rowOf(action, keys), own: ownKeys(keymaps, LIST_MODES, keys) }];
  });
}

/** The keys of a box that do something else in the list, or nothing: moving and typing are the same everywhere. */
function boxRows(keymaps: Keymaps, mode: KeyMode): KeysRow[] {
  return ACTIONS.flatMap((action): KeysRow[] => {
    const keys = keysOf(keymaps, mode, action.name);
    const known = listKeys(keymaps, action.name);
    const isKnown = keys.every((each) => known.includes(each));
    if (keys.length === 0 || (isKnown && (mode === 'visual' || action.group !== 'Application'))) return [];
    return [{ ...rowOf(action, keys), own: ownKeys(keymaps, [mode], keys) }];
  });
}

function rowOf({ title, doc }: Action, keys: readonly string[]) {
  return { kind: 'keys', keys, title, doc, plugin: null } as const;
}

function ownKeys(keymaps: Keymaps, modes: readonly KeyMode[], keys: readonly string[]): readonly string[] {
  return keys.filter((each) => modes.some((mode) => isOwnKey(keymaps, mode, each)));
}

/** Keys that somebody asked for and did not get. */
function conflictRows({ conflicts }: Keymaps): KeysRow[] {
  return conflicts.map((conflict) => ({
    kind: 'conflict',
    keys: [conflict.keys],
    title: conflict.title,
    doc: conflictReason(conflict),
    plugin: conflict.plugin,
  }));
}

/** The keys of an action in the list and in its rows, each once. */
function listKeys(keymaps: Keymaps, action: ActionName): readonly string[] {
  return [...new Set(LIST_MODES.flatMap((mode) => keysOf(keymaps, mode, action)))];
}

/** The keys of each plugin under its name. */
function pluginSections(keymaps: Keymaps): Section[] {
  const hints = keyHintsFor(keymaps, 'navigate');
  const plugins = new Set(hints.flatMap(({ plugin }) => (plugin === null ? [] : [plugin])));
  return [...plugins].map((plugin) => ({
    title: `Plugin ${plugin}`,
    plugin,
    rows: hints
      .filter((hint) => hint.plugin === plugin)
      .map(({ keys, title }) => ({ kind: 'keys', keys: [keys], title, doc: '', plugin, own: [] })),
  }));
}

function textOf(heading: string, row: KeysRow): string {
  return [heading, ...row.keys, row.title, row.doc, row.plugin ?? ''].join(' ').toLowerCase();
}
