import type { KeyMode } from '../keymap/action';
import type { Key } from '../keymap/key';
import { lookup } from '../keymap/key-trie';
import type { Model } from './model';

/** No list has more rows, and no key is pressed more often. */
const MOST = 99_999;

/**
 * The model with one more digit of the count that is typed before a key; undefined when the press is none: digits count
 * in the list only, not within a sequence, a zero not as the first, and none to which a key is bound.
 */
export function withDigit(model: Model, mode: KeyMode, key: Key): Model | undefined {
  if ((mode !== 'navigate' && mode !== 'visual') || model.pending.length > 0) return undefined;
  if (key.ctrl || key.alt || key.super || key.shift || !/^[0-9]$/.test(key.name)) return undefined;
  if (model.count === null && key.name === '0') return undefined;
  const bound = lookup(model.keymaps.modes[mode], [], key).kind !== 'not_found';
  if (bound && model.count === null) return undefined;
  return { ...model, count: Math.min(MOST, (model.count ?? 0) * 10 + Number(key.name)) };
}
