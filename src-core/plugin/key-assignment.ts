/** Which of the keys that plugins suggest they get. What is taken is left unbound and listed with who has it. */
import { type Key, parseKeys, printKey, printKeys } from '../keymap/key';
import { cleanLine } from './clean-text';
import { MAX_SUGGESTED_KEYS } from './manifest-checks';

/** What a plugin would like to have. */
export interface KeyWishes {
  readonly plugin: string;
  readonly keys: readonly { readonly key: string; readonly action: string }[];
}

/** A wish and what became of it. */
export interface AssignedKey {
  /** In the one way to write it; as it was asked for when it cannot be read. */
  readonly key: string;
  readonly action: string;
  readonly bound: boolean;
  /** Who has it, or why it cannot be bound; undefined when it is bound. */
  readonly conflict?: string;
}

/** Whether the application itself needs a sequence; `by` says for what. */
export type CoreKeyCheck = (sequence: string) => { readonly taken: boolean; readonly by?: string };

interface Held {
  readonly keys: readonly Key[];
  readonly plugin: string;
}

/**
 * Gives out keys, to plugins in the order of their names, whatever the order they are given in. A sequence is taken
 * when the application or an earlier plugin has it, or one that begins like it, or one that it begins like.
 */
export function assignKeys(
  plugins: readonly KeyWishes[],
  coreKeyTaken: CoreKeyCheck,
): ReadonlyMap<string, readonly AssignedKey[]> {
  const held: Held[] = [];
  const byName = [...plugins].sort((a, b) => (a.plugin < b.plugin ? -1 : 1));
  return new Map(
    byName.map(({ plugin, keys }) => [
      plugin,
      keys.map(({ key, action }, index) => {
        const read = parseKeys(key);
        const conflict =
          index < MAX_SUGGESTED_KEYS
            ? conflictOf(key, read, held, coreKeyTaken)
            : `only ${MAX_SUGGESTED_KEYS} keys a plugin are bound`;
        const written = read ? printKeys(read) : cleanLine(key, 60);
        if (conflict !== undefined || !read)
          return { key: written, action, bound: false, conflict: conflict ?? '' };
        held.push({ keys: read, plugin });
        return { key: written, action, bound: true };
      }),
    ]),
  );
}

function conflictOf(
  key: string,
  read: readonly Key[] | undefined,
  held: readonly Held[],
  coreKeyTaken: CoreKeyCheck,
): string | undefined {
  if (!read) return 'is not a key sequence';
  const core = coreKeyTaken(key);
  if (core.taken) return core.by === undefined ? 'is not a key sequence' : `taken by ${core.by}`;
  const holder = held.find((other) => overlap(other.keys, read));
  return holder && `taken by ${holder.plugin} (${printKeys(holder.keys)})`;
}

/** Whether one begins like the other: then the longer one could never be typed. */
function overlap(a: readonly Key[], b: readonly Key[]): boolean {
  const shorter = Math.min(a.length, b.length);
  return a.slice(0, shorter).every((key, i) => printKey(key) === printKey(b[i] ?? key));
}
