import type { ActionName, KeyMode } from '../keymap/action';
import { type Keymaps, keysOf } from '../keymap/keymap';
import { readableKeys } from '../keymap/readable-keys';
import type { Line } from './span';

/** A key and, in a word or two, what it does. */
export interface Hint {
  readonly key: string;
  readonly does: string;
  /** What it does in one word, for where there is no room for more. */
  readonly short?: string;
  /** Others give way before it where there is not room for all. */
  readonly stays?: boolean;
}

/** Hints are asked for in every frame, and the keymaps hardly ever change. */
const firstKeys = new WeakMap<Keymaps, Map<string, string | undefined>>();

/** The hint for an action with its first key; nothing when no key leads to it, so that no screen names a dead key. */
export function hintFor(keymaps: Keymaps, mode: KeyMode, action: ActionName, does: string): Hint[] {
  let known = firstKeys.get(keymaps);
  if (!known) {
    known = new Map();
    firstKeys.set(keymaps, known);
  }
  const name = `${mode} ${action}`;
  if (!known.has(name)) known.set(name, keysOf(keymaps, mode, action).map(readableKeys)[0]);
  const keys = known.get(name);
  return keys === undefined ? [] : [{ key: keys, does }];
}

/** `? help  q quit`: hints as one line. */
export function hintLine(hints: readonly Hint[]): Line {
  return hints.flatMap(({ key, does }, index) => [
    { text: `${index > 0 ? '  ' : ''}${key}`, ink: 'accent' as const },
    { text: ` ${does}`, ink: 'dim' as const },
  ]);
}
