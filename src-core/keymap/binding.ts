import type { PluginState } from '../plugin/plugin-summary';
import { type ActionName, actionOf, type KeyMode } from './action';
import type { KeyTrie } from './key-trie';

/** What a key stands for: an action of the application, one of a plugin, or one that a plugin would have if it ran. */
export type Binding =
  | {
      readonly kind: 'action';
      readonly action: ActionName;
      /** The user gave it this key. */
      readonly own?: true;
    }
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
  /** What it would do. */
  readonly title: string;
  /** Who asked. */
  readonly asker: KeyAsker;
  /** The plugin whose key it is; null for the application's own. */
  readonly plugin: string | null;
  /** Who has it: `delete (dd)`, `sync ticket of jira-sync (<C-x>p)`; null when nobody has. */
  readonly holder: string | null;
  readonly reason: ConflictReason;
}

/** Whose wish a key is: the keymap's, the user's in the configuration, or a plugin's suggestion. */
export type KeyAsker = 'keymap' | 'user' | 'plugin';

/** Why a key was not bound. */
export type ConflictReason = 'taken' | 'unreadable' | 'no_such_action' | 'only_way_out';

/** A conflict as a sentence. */
export function conflictText(conflict: KeyConflict): string {
  const { keys, title, plugin, mode, reason } = conflict;
  const owner = plugin === null ? '' : `, ${plugin}`;
  const what = reason === 'no_such_action' ? keys : `${keys} (${title}${owner})`;
  return `${what} ${conflictReason(conflict)}${mode === 'navigate' ? '' : ` (in ${mode} mode)`}.`;
}

/** Why a key is not bound, to stand behind the key. */
export function conflictReason({ title, asker, plugin, holder, reason }: KeyConflict): string {
  switch (reason) {
    case 'taken':
      return asker === 'keymap'
        ? `gives way to your ${holder ?? 'key'}`
        : `is not bound: ${holder ?? 'something'} has it`;
    case 'unreadable':
      return 'is not bound: it cannot be read as keys';
    case 'no_such_action':
      return `is not bound: ${plugin ?? 'the plugin'} has no action “${title}”`;
    case 'only_way_out':
      return 'stays as it was: nothing else would leave';
  }
}

/** What a key does, for the one who cannot have it. */
export function holderText(binding: Binding, keys: string): string {
  return binding.kind === 'action'
    ? `${actionOf(binding.action).title} (${keys})`
    : `${binding.title} of ${binding.plugin} (${keys})`;
}

/** What a binding does, in a few words. */
export function bindingTitle(binding: Binding): string {
  return binding.kind === 'action' ? actionOf(binding.action).title : binding.title;
}
