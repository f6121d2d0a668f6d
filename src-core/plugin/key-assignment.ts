/** Which of the keys that plugins suggest they get. What is taken is left unbound and listed with who has it. */
import { type Key, parseKeys, printKey, printKeys } from '../keymap/key';
import { readable } from '../keymap/readable-keys';
import { cleanLine } from './clean-text';
import { MAX_SUGGESTED_KEYS } from './manifest-checks';

/** What a plugin would like to have, and what the user has said about it. */
export interface KeyWishes {
  readonly plugin: string;
  readonly keys: readonly WishedKey[];
  /** The user's own keys for actions; null for none. They stand in place of every suggestion for that action. */
  readonly overrides?: readonly { readonly action: string; readonly key: string | null }[];
  /** False when the user wants none of the plugin's suggestions. */
  readonly suggestions?: boolean;
}

/** A key for an action. */
export interface WishedKey {
  readonly key: string;
  readonly action: string;
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
 * Gives out keys: first those that the user chose, for whatever plugin, then what plugins suggest; both to plugins in
 * the order of their names, whatever the order they are given in. A sequence is taken when the application or an
 * earlier one has it, or one that begins like it, or one that it begins like. Not even the user's word gives away
 * a key of the application.
 */
export function assignKeys(
  plugins: readonly KeyWishes[],
  coreKeyTaken: CoreKeyCheck,
): ReadonlyMap<string, readonly AssignedKey[]> {
  const held: Held[] = [];
  const assign = (plugin: string, wish: WishedKey, refusal: string | undefined) =>
    assignKey(plugin, wish, refusal, held, coreKeyTaken);
  const byName = [...plugins].sort((a, b) => (a.plugin < b.plugin ? -1 : 1));
  const chosen = new Map(
    byName.map(({ plugin, overrides = [] }) => [
      plugin,
      overrides.flatMap(({ action, key }) =>
        key === null ? [] : [assign(plugin, { key, action }, undefined)],
      ),
    ]),
  );
  return new Map(
    byName.map((wishes) => {
      const suggested = suggestionsLeft(wishes).map((wish, index) =>
        assign(wishes.plugin, wish, suggestionRefusal(wishes, wish, index)),
      );
      return [wishes.plugin, [...(chosen.get(wishes.plugin) ?? []), ...suggested]];
    }),
  );
}

/** What the plugin suggests, without the actions that have a key of the user's. */
function suggestionsLeft({ keys, overrides = [] }: KeyWishes): readonly WishedKey[] {
  const rebound = new Set(overrides.flatMap(({ action, key }) => (key === null ? [] : [action])));
  return keys.filter(({ action }) => !rebound.has(action));
}

function suggestionRefusal(
  { overrides = [], suggestions = true }: KeyWishes,
  { action }: WishedKey,
  index: number,
): string | undefined {
  if (overrides.some((one) => one.action === action && one.key === null)) return 'you switched it off';
  if (!suggestions) return 'you switched its keys off';
  return index < MAX_SUGGESTED_KEYS ? undefined : `only ${MAX_SUGGESTED_KEYS} keys a plugin are bound`;
}

/** Binds one key, unless it is refused already or taken. */
function assignKey(
  plugin: string,
  { key, action }: WishedKey,
  refusal: string | undefined,
  held: Held[],
  coreKeyTaken: CoreKeyCheck,
): AssignedKey {
  const read = parseKeys(key);
  const conflict = refusal ?? conflictOf(key, read, held, coreKeyTaken);
  const written = read ? printKeys(read) : cleanLine(key, 60);
  if (conflict !== undefined || !read) {
    return { key: written, action, bound: false, conflict: conflict ?? 'is not a key sequence' };
  }
  held.push({ keys: read, plugin });
  return { key: written, action, bound: true };
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
  return holder && `taken by ${holder.plugin} (${readable(holder.keys)})`;
}

/** Whether one begins like the other: then the longer one could never be typed. */
function overlap(a: readonly Key[], b: readonly Key[]): boolean {
  const shorter = Math.min(a.length, b.length);
  return a.slice(0, shorter).every((key, i) => printKey(key) === printKey(b[i] ?? key));
}
