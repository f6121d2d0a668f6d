import { KEY_MODES, type KeyMode } from './action';
import {
  type Binding,
  bindingTitle,
  type ConflictReason,
  holderText,
  type KeyAsker,
  type Keymaps,
} from './binding';
import type { KeymapTable, ModeBindings } from './default-keymap';
import { parseKeys, printKeys } from './key';
import { bind, emptyTrie, obstacle } from './key-trie';

/** Asks for keys in one mode. */
export interface Wish {
  readonly mode: KeyMode;
  readonly keys: string;
  readonly asker: KeyAsker;
  readonly binding: Binding;
}

/** Keymaps in which no key does anything. */
export function emptyKeymaps(): Keymaps {
  const modes = Object.fromEntries(KEY_MODES.map((mode) => [mode, emptyTrie<Binding>()]));
  return { modes: modes as Keymaps['modes'], conflicts: [] };
}

/** Keymaps out of tables like the default one alone. A later row never takes the keys of an earlier one. */
export function keymapsOf(tables: KeymapTable): Keymaps {
  return wishesOf(tables).reduce(grant, emptyKeymaps());
}

/** What the tables ask for, row by row. */
export function wishesOf(tables: KeymapTable): readonly Wish[] {
  return KEY_MODES.flatMap((mode) =>
    (tables[mode] as ModeBindings).map(
      ([keys, action]): Wish => ({ mode, keys, asker: 'keymap', binding: { kind: 'action', action } }),
    ),
  );
}

/** Binds the keys, or notes why not: they cannot be read, or somebody has them, their beginning, or longer ones. */
export function grant(keymaps: Keymaps, wish: Wish): Keymaps {
  const trie = keymaps.modes[wish.mode];
  const keys = parseKeys(wish.keys);
  if (!keys) return refuse(keymaps, wish, 'unreadable', null);
  const holder = obstacle(trie, keys);
  if (holder) return refuse(keymaps, wish, 'taken', holderText(holder.value, holder.keys));
  return { ...keymaps, modes: { ...keymaps.modes, [wish.mode]: bind(trie, keys, wish.binding) } };
}

/** Notes that somebody did not get the keys. */
export function refuse(keymaps: Keymaps, wish: Wish, reason: ConflictReason, holder: string | null): Keymaps {
  const { mode, asker, binding } = wish;
  const keys = parseKeys(wish.keys);
  const conflict = {
    mode,
    keys: keys ? printKeys(keys) : wish.keys,
    title: bindingTitle(binding),
    asker,
    plugin: binding.kind === 'action' ? null : binding.plugin,
    holder,
    reason,
  };
  return { ...keymaps, conflicts: [...keymaps.conflicts, conflict] };
}
