// The habits as they are stored: one value each, and a list of their keys. What a call changes it reads back at once.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import { type Habit, readHabit } from './habit';

const INDEX = 'index';

/** A plugin may store 1 MB; a habit takes one kilobyte at most. */
const MOST = 400;

/** The longest key that the host takes. */
const LONGEST_KEY = 200;

/** The stored habits during one call. */
export class Records {
  readonly #changed = new Map<string, Habit | null>();

  /** The habit under that key; null when there is none. */
  get(key: string): Habit | null {
    const changed = this.#changed.get(key);
    return changed === undefined ? readHabit(parsed(host.get_metadata({ key }))) : changed;
  }

  /** Keeps it; null forgets it. */
  set(key: string, habit: Habit | null): void {
    this.#changed.set(key, habit);
  }

  /** All of them, in no order. */
  all(): Habit[] {
    return this.#keys().flatMap((key) => this.get(key) ?? []);
  }

  /** The commands that store what was changed. */
  commands(): ToTui.Command[] {
    if (this.#changed.size === 0) return [];
    const before = this.#storedKeys();
    const keys = this.#keys();
    const gone = keys.length > MOST ? this.#oldest(keys, keys.length - MOST) : [];
    for (const key of gone) this.#changed.set(key, null);
    const kept = keys.filter((key) => !gone.includes(key));
    const isSame = kept.length === before.length && kept.every((key, index) => key === before[index]);
    return [
      ...[...this.#changed].map(([key, habit]) => storing(key, habit)),
      ...(isSame ? [] : [{ type: 'set_metadata', key: INDEX, value: JSON.stringify(kept) } as const]),
    ];
  }

  #keys(): string[] {
    const keys = new Set(this.#storedKeys());
    for (const [key, habit] of this.#changed) {
      if (habit === null) keys.delete(key);
      else keys.add(key);
    }
    return [...keys];
  }

  #storedKeys(): string[] {
    const value = parsed(host.get_metadata({ key: INDEX }));
    return Array.isArray(value) ? value.filter(isKey) : [];
  }

  #oldest(keys: readonly string[], count: number): string[] {
    const last = (key: string) => this.get(key)?.last ?? 0;
    return [...keys].sort((a, b) => last(a) - last(b)).slice(0, count);
  }
}

/** The index may be of another make. */
function isKey(key: unknown): key is string {
  return typeof key === 'string' && key !== '' && key.length <= LONGEST_KEY;
}

function storing(key: string, habit: Habit | null): ToTui.Command {
  if (habit === null) return { type: 'delete_metadata', key };
  return { type: 'set_metadata', key, value: JSON.stringify(habit) };
}

function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
