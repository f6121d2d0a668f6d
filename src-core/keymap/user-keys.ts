/**
 * The application's keys as the user wants them: a keymap, and the user's own keys before it. Keys of the keymap that
 * the user's hide are told, never lost in silence. Plugins come later (keymap.ts).
 */
import { type Config, type KeymapName, USER_KEY_MODES, type UserKeyMode } from '../config/config';
import type { ActionName } from './action';
import type { Keymaps } from './binding';
import { DEFAULT_KEYMAP, type KeymapTable } from './default-keymap';
import { emptyKeymaps, grant, keymapsOf, refuse, type Wish, wishesOf } from './grant';
import { parseKeys, printKey, printKeys } from './key';
import { entries } from './key-trie';
import { VIM_KEYMAP } from './vim-keymap';

/** The part of the configuration that says what keys do. */
export type KeyChoice = Pick<Config, 'keymap' | 'keybindings'>;

/** The tables of each keymap. */
export const KEYMAP_TABLES: Readonly<Record<KeymapName, KeymapTable>> = {
  'to-tui': DEFAULT_KEYMAP,
  vim: VIM_KEYMAP,
};

/** The keymap `to-tui` as it is when nobody says otherwise. */
export const CORE_KEYMAPS: Keymaps = keymapsOf(DEFAULT_KEYMAP);

const known = new WeakMap<KeyChoice['keybindings'], Map<KeymapName, Keymaps>>();

/** The keys of the chosen keymap and the user's own. The same value as long as the choice is the same. */
export function coreKeymapsFor({ keymap, keybindings }: KeyChoice): Keymaps {
  const made = known.get(keybindings) ?? new Map<KeymapName, Keymaps>();
  known.set(keybindings, made);
  const keymaps = made.get(keymap) ?? build(keymap, keybindings);
  made.set(keymap, keymaps);
  return keymaps;
}

/** The user's keys first, as far as they do not hide each other; then each key of the keymap that is left. */
function build(keymap: KeymapName, keybindings: KeyChoice['keybindings']): Keymaps {
  if (USER_KEY_MODES.every((mode) => Object.keys(keybindings[mode]).length === 0)) {
    return keymap === 'to-tui' ? CORE_KEYMAPS : keymapsOf(KEYMAP_TABLES[keymap]);
  }
  const kept = wishesOf(KEYMAP_TABLES[keymap]).filter((wish) => !isReplaced(wish, keybindings));
  const own = USER_KEY_MODES.flatMap((mode) => ownWishes(mode, keybindings[mode]));
  const made = [...own, ...kept].reduce(grant, emptyKeymaps());
  return WAYS_OUT.reduce(keepWayOut, made);
}

function ownWishes(mode: UserKeyMode, keys: KeyChoice['keybindings'][UserKeyMode]): Wish[] {
  return Object.entries(keys).flatMap(([written, action]): Wish[] =>
    action === 'none'
      ? []
      : [{ mode, keys: written, asker: 'user', binding: { kind: 'action', action, own: true } }],
  );
}

/** Whether the user gave the very same keys another meaning, or freed them or what they begin with. */
function isReplaced({ mode, keys }: Wish, keybindings: KeyChoice['keybindings']): boolean {
  const own = USER_KEY_MODES.find((one) => one === mode);
  if (own === undefined) return false;
  return Object.entries(keybindings[own]).some(
    ([written, action]) =>
      spelled(written) === spelled(keys) || (action === 'none' && beginsWith(keys, written)),
  );
}

function spelled(written: string): string {
  const keys = parseKeys(written);
  return keys ? printKeys(keys) : written;
}

function beginsWith(written: string, beginning: string): boolean {
  const [keys, first] = [parseKeys(written) ?? [], parseKeys(beginning)];
  return first?.every((key, i) => keys[i] !== undefined && printKey(keys[i]) === printKey(key)) ?? false;
}

/** What ends a mode, and the keys that do it when the user has left none. */
const WAYS_OUT: readonly {
  readonly mode: UserKeyMode;
  readonly by: readonly ActionName[];
  readonly keys: string;
}[] = [
  { mode: 'edit', by: ['save'], keys: '<Esc>' },
  { mode: 'visual', by: ['close', 'toggle_visual'], keys: '<Esc>' },
];

/** Esc ends a mode that nothing else would end: nobody shall be locked in by a slip in a file. */
function keepWayOut(keymaps: Keymaps, { mode, by, keys }: (typeof WAYS_OUT)[number]): Keymaps {
  const bound = entries(keymaps.modes[mode]);
  const [action] = by;
  const leaves = bound.some(({ value }) => value.kind === 'action' && by.includes(value.action));
  if (leaves || action === undefined) return keymaps;
  const wish: Wish = { mode, keys, asker: 'user', binding: { kind: 'action', action } };
  const without = bound.filter((one) => one.keys !== keys && !beginsWith(one.keys, keys));
  const emptied = { ...keymaps, modes: { ...keymaps.modes, [mode]: emptyKeymaps().modes[mode] } };
  const rebuilt = without.reduce(
    (made, one) => grant(made, { mode, keys: one.keys, asker: 'user', binding: one.value }),
    emptied,
  );
  return refuse(grant(rebuilt, wish), wish, 'only_way_out', null);
}
