/**
 * Which keys do what: one tree of keys for each mode, made of the defaults and of the free keys that plugins ask
 * for. Looks keys up and tells what can follow; runs nothing.
 */
import type { PluginState, PluginSummary } from '../plugin/plugin-summary';
import { type ActionName, actionOf, KEY_MODES, type KeyMode } from './action';
import { DEFAULT_KEYMAP, type KeymapTable, type ModeBindings } from './default-keymap';
import { isAscii, type Key, parseKeys, printKeys } from './key';
import { bind, emptyTrie, entries, type KeyTrie, type Lookup, lookup, nodeAfter, obstacle } from './key-trie';

/** What a key stands for: an action of the application, one of a plugin, or one that a plugin would have if it ran. */
export type Binding =
  | { readonly kind: 'action'; readonly action: ActionName }
  | { readonly kind: 'plugin'; readonly plugin: string; readonly action: string; readonly title: string }
  | { readonly kind: 'idle'; readonly plugin: string; readonly state: PluginState; readonly title: string };

/** The bindings of every mode. */
export interface Keymaps {
  readonly modes: Readonly<Record<KeyMode, KeyTrie<Binding>>>;
  /** Keys that were left unbound, and why. */
  readonly conflicts: readonly KeyConflict[];
}

/** A key that somebody asked for and did not get. */
export interface KeyConflict {
  readonly mode: KeyMode;
  /** In key notation, as it was asked for. */
  readonly keys: string;
  /** Who asked: a plugin's name; null is the application itself. */
  readonly plugin: string | null;
  /** Who has it: `delete (dd)`, `sync ticket of jira-sync (<C-x>p)`; null when the notation cannot be read. */
  readonly holder: string | null;
}

/** One line of help: keys, what they do, and whose they are. */
export interface KeyHint {
  /** In key notation. */
  readonly keys: string;
  readonly title: string;
  /** The plugin it belongs to; null for the application's own. */
  readonly plugin: string | null;
  /** The name of the action; null for further keys, and for one that does nothing now. */
  readonly action: string | null;
}

/** The answer to a press, and the key it was read as: that of the layout, or the physical one. */
export interface KeyAnswer {
  readonly found: Lookup<Binding>;
  readonly key: Key;
}

/** Asks for keys in one mode. */
interface Wish {
  readonly mode: KeyMode;
  readonly keys: string;
  readonly plugin: string | null;
  readonly binding: Binding;
}

/** Keymaps out of tables like {@link DEFAULT_KEYMAP} alone. A later row never takes the keys of an earlier one. */
export function keymapsOf(tables: KeymapTable): Keymaps {
  const wishes = KEY_MODES.flatMap((mode) =>
    (tables[mode] as ModeBindings).map(
      ([keys, action]): Wish => ({ mode, keys, plugin: null, binding: { kind: 'action', action } }),
    ),
  );
  const empty = Object.fromEntries(KEY_MODES.map((mode) => [mode, emptyTrie<Binding>()]));
  return wishes.reduce(grant, { modes: empty as Keymaps['modes'], conflicts: [] });
}

/** The application's own keys. */
export const CORE_KEYMAPS: Keymaps = keymapsOf(DEFAULT_KEYMAP);

/**
 * The keymaps while these plugins run: each enabled plugin's bound keys, as far as they are free, in the order given.
 * Plugins have keys in navigate mode only. Behind them, keys of plugins that do not run stay taken as long as nobody
 * else has them: who types them from habit must not have their second half done as a key of the list.
 */
export function mergeKeymaps(plugins: readonly PluginSummary[]): Keymaps {
  const bound = plugins
    .filter((plugin) => plugin.state === 'enabled')
    .flatMap(wishesOf)
    .reduce(grant, CORE_KEYMAPS);
  return plugins
    .filter((plugin) => plugin.state !== 'enabled')
    .flatMap(idleWishesOf)
    .reduce(keepIdle, bound);
}

/**
 * Whether a plugin can have a sequence as far as the application's own keys go: not when it is one of them, begins
 * like one, or goes on after one. `by` says whose it is; without `by` the notation cannot be read.
 */
export function coreKeyTaken(sequence: string): { readonly taken: boolean; readonly by?: string } {
  const keys = parseKeys(sequence);
  if (!keys) return { taken: true };
  const holder = obstacle(CORE_KEYMAPS.modes.navigate, keys);
  return holder ? { taken: true, by: holderText(holder.value, holder.keys) } : { taken: false };
}

/** Looks a press up, by what the layout makes of it and then, when that is not ASCII, by the physical key. */
export function lookupPress(
  trie: KeyTrie<Binding>,
  pending: readonly Key[],
  key: Key,
  physical?: Key,
): KeyAnswer {
  const found = lookup(trie, pending, key);
  if (found.kind !== 'not_found' || !physical || isAscii(key)) return { found, key };
  return { found: lookup(trie, pending, physical), key: physical };
}

/** What can follow the pending keys, for the which-key box: each next key with its deed, or with how many there are. */
export function continuations(keymaps: Keymaps, mode: KeyMode, pending: readonly Key[]): readonly KeyHint[] {
  const node = nodeAfter(keymaps.modes[mode], pending);
  return [...(node?.next ?? [])].map(([keys, next]) =>
    next.kind === 'bound'
      ? hint(keys, next.value)
      : { keys, title: `${entries(next).length} more`, plugin: null, action: null },
  );
}

/** Every key of a mode that does something, with what it does, in the order in which the keymap names them. */
export function keyHintsFor(keymaps: Keymaps, mode: KeyMode): readonly KeyHint[] {
  return entries(keymaps.modes[mode]).flatMap(({ keys, value }) =>
    value.kind === 'idle' ? [] : [hint(keys, value)],
  );
}

/** The keys of an action in a mode, in the order in which the keymap names them. */
export function keysOf(keymaps: Keymaps, mode: KeyMode, action: ActionName): readonly string[] {
  return entries(keymaps.modes[mode]).flatMap(({ keys, value }) =>
    value.kind === 'action' && value.action === action ? [keys] : [],
  );
}

function wishesOf(plugin: PluginSummary): Wish[] {
  return plugin.keys
    .filter((key) => key.bound)
    .map(({ key, action, title }) => ({
      mode: 'navigate',
      keys: key,
      plugin: plugin.name,
      binding: { kind: 'plugin', plugin: plugin.name, action, title },
    }));
}

function idleWishesOf(plugin: PluginSummary): Wish[] {
  const { name, state } = plugin;
  return plugin.keys
    .filter((key) => key.conflict === undefined)
    .map(({ key, title }) => ({
      mode: 'navigate',
      keys: key,
      plugin: name,
      binding: { kind: 'idle', plugin: name, state, title },
    }));
}

/** What is in the way of an idle key is no conflict: nobody misses it. */
function keepIdle(keymaps: Keymaps, wish: Wish): Keymaps {
  const { modes, conflicts } = grant(keymaps, wish);
  return conflicts.length > keymaps.conflicts.length ? keymaps : { ...keymaps, modes };
}

function grant(keymaps: Keymaps, wish: Wish): Keymaps {
  const trie = keymaps.modes[wish.mode];
  const keys = parseKeys(wish.keys);
  const holder = keys && obstacle(trie, keys);
  if (!keys || holder) {
    const conflict: KeyConflict = {
      mode: wish.mode,
      keys: keys ? printKeys(keys) : wish.keys,
      plugin: wish.plugin,
      holder: holder ? holderText(holder.value, holder.keys) : null,
    };
    return { ...keymaps, conflicts: [...keymaps.conflicts, conflict] };
  }
  return { ...keymaps, modes: { ...keymaps.modes, [wish.mode]: bind(trie, keys, wish.binding) } };
}

function hint(keys: string, binding: Binding): KeyHint {
  switch (binding.kind) {
    case 'plugin':
      return { keys, title: binding.title, plugin: binding.plugin, action: binding.action };
    case 'idle':
      return { keys, title: `${binding.title} (off)`, plugin: binding.plugin, action: null };
    case 'action':
      return { keys, title: actionOf(binding.action).title, plugin: null, action: binding.action };
  }
}

function holderText(binding: Binding, keys: string): string {
  return binding.kind === 'action'
    ? `${actionOf(binding.action).title} (${keys})`
    : `${binding.title} of ${binding.plugin} (${keys})`;
}
