import type { ActionName, KeyMode } from '../keymap/action';
import { type Keymaps, keysOf } from '../keymap/keymap';
import { readableKeys } from '../keymap/readable-keys';
import { type Line, lineWidth } from './span';

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

/**
 * All hints, then ever fewer, the first ones the longest. Those that stay, and the last one, which says how to leave, are
 * in all of these; in fewer words if need be.
 */
export function waysToHint(hints: readonly Hint[]): readonly (readonly Hint[])[] {
  const staying = hints.filter((hint, index) => hint.stays === true || index === hints.length - 1);
  const others = hints.filter((hint) => !staying.includes(hint));
  const fewer = others.map((_, left) => hints.filter((hint) => others.indexOf(hint) < others.length - left));
  return [...fewer, staying, staying.map((hint) => ({ ...hint, does: hint.short ?? hint.does }))];
}

/** As many of them as there is room for, as one line. */
export function fittingHints(hints: readonly Hint[], columns: number): Line {
  return (
    waysToHint(hints)
      .map(hintLine)
      .find((line) => lineWidth(line) <= columns) ?? []
  );
}
