/**
 * Which keys do what: one tree of keys for each mode, made of a keymap, the user's own keys, and the free keys that
 * plugins ask for. Looks keys up and tells what can follow; runs nothing.
 */
import { type Config, DEFAULT_CONFIG } from '../config/config';
import type { PluginSummary } from '../plugin/plugin-summary';
import { type ActionName, actionOf, type KeyMode } from './action';
import { type Binding, holderText, type Keymaps } from './binding';
import { isAscii, type Key, parseKeys } from './key';
import { entries, type KeyTrie, type Lookup, lookup, nodeAfter, obstacle } from './key-trie';
import { grantPluginKeys } from './plugin-keys';
import { readableKeys } from './readable-keys';
import { CORE_KEYMAPS, coreKeymapsFor } from './user-keys';

export type { Binding, KeyConflict, Keymaps } from './binding';
export { conflictReason, conflictText } from './binding';
export { keymapsOf } from './grant';
export { CORE_KEYMAPS, coreKeymapsFor } from './user-keys';

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

/**
 * The keymaps of that configuration while these plugins run: each enabled plugin's keys, as far as they are free, in
 * the order given; keys that the configuration names before all others. Plugins have keys in navigate mode only.
 * Behind them, keys of plugins that do not run stay taken as long as nobody else has them: who types them from habit
 * must not have their second half done as a key of the list.
 */
export function mergeKeymaps(
  plugins: readonly PluginSummary[],
  config: Pick<Config, 'keymap' | 'keybindings' | 'pluginKeys'> = DEFAULT_CONFIG,
): Keymaps {
  return grantPluginKeys(coreKeymapsFor(config), plugins, config.pluginKeys);
}

/**
 * Whether a plugin can have a sequence as far as the application's own keys go: not when it is one of them, begins
 * like one, or goes on after one. `by` says whose it is; without `by` the notation cannot be read.
 */
export function coreKeyTaken(
  sequence: string,
  keymaps: Keymaps = CORE_KEYMAPS,
): { readonly taken: boolean; readonly by?: string } {
  const keys = parseKeys(sequence);
  if (!keys) return { taken: true };
  const holder = obstacle(keymaps.modes.navigate, keys);
  return holder ? { taken: true, by: holderText(holder.value, readableKeys(holder.keys)) } : { taken: false };
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

/** Whether the user gave the key its meaning. */
export function isOwnKey(keymaps: Keymaps, mode: KeyMode, keys: string): boolean {
  const pressed = parseKeys(keys) ?? [];
  const last = pressed.at(-1);
  const found = last && lookup(keymaps.modes[mode], pressed.slice(0, -1), last);
  return found?.kind === 'matched' && found.value.kind === 'action' && found.value.own === true;
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
