import type { Config } from '../config/config';
import { conflictText, holderText, type KeyConflict, type Keymaps } from './binding';
import { parseKeys, printKey } from './key';
import { obstacle } from './key-trie';
import { coreKeymapsFor } from './user-keys';

/** A conflict and the key of the configuration that makes it. */
export interface ConfigConflict {
  readonly key: readonly string[];
  readonly message: string;
}

/** Keys of the configuration that hide others, are hidden, or cannot be given to a plugin. */
export function configConflicts(config: Config): readonly ConfigConflict[] {
  const keymaps = coreKeymapsFor(config);
  return [
    ...keymaps.conflicts.map((conflict) => fromKeymaps(config, conflict)),
    ...fromPlugins(config, keymaps),
  ];
}

function fromKeymaps({ keybindings }: Config, conflict: KeyConflict): ConfigConflict {
  const { mode, keys } = conflict;
  const own = mode === 'navigate' || mode === 'edit' || mode === 'visual' ? keybindings[mode] : {};
  const cause = Object.hasOwn(own, keys) ? keys : Object.keys(own).find((written) => overlaps(written, keys));
  return { key: ['keybindings', mode, cause ?? keys], message: conflictText(conflict) };
}

function fromPlugins({ pluginKeys }: Config, { modes }: Keymaps): readonly ConfigConflict[] {
  return Object.entries(pluginKeys).flatMap(([plugin, actions]) =>
    Object.entries(actions).flatMap(([action, written]): ConfigConflict[] => {
      const keys = written === 'none' ? undefined : parseKeys(written);
      const holder = keys && obstacle(modes.navigate, keys);
      if (!holder) return [];
      const message = `${written} is not given to ${plugin}: ${holderText(holder.value, holder.keys)} has it. Free it with "${holder.keys}" = "none" in [keybindings.navigate].`;
      return [{ key: ['keybindings', 'plugins', plugin, action], message }];
    }),
  );
}

/** Whether one begins like the other. */
function overlaps(one: string, other: string): boolean {
  const [a, b] = [parseKeys(one) ?? [], parseKeys(other) ?? []];
  const shorter = Math.min(a.length, b.length);
  return shorter > 0 && a.slice(0, shorter).every((key, i) => printKey(key) === printKey(b[i] ?? key));
}
