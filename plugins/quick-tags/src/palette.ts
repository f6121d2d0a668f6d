// Ctrl-t and a key. Ctrl-t begins a sequence of the application, for `<C-t>?` is bound to an action of this plugin; any
// other key after it ends the sequence without a deed. The plugin hears of both keys, and so the second one is its own.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import type { Tag } from './tags';

const LEADER = '<C-t>';

/** Who pressed Ctrl-t and went for a coffee means something else by the next key. */
const MOMENT = 10_000;

/** The todo that Ctrl-t was pressed on, and when. */
let begun: { readonly todo: string; readonly at: number } | null = null;

/** What a key asks for: nothing, to be told which keys there are, or a tag. */
export type Wish =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'begun' }
  | { readonly kind: 'tag'; readonly tag: Tag; readonly todo: ToTui.Todo }
  | { readonly kind: 'unknown'; readonly key: string };

const NOTHING: Wish = { kind: 'nothing' };

/** Hears one key. */
export function heard({ key, context: { selected } }: ToTui.KeyInput, tags: readonly Tag[]): Wish {
  const before = begun;
  begun = null;
  if (selected === undefined) return NOTHING;
  if (before === null || Date.now() - before.at > MOMENT) return key === LEADER ? begin(selected) : NOTHING;
  if (before.todo !== selected.id) return NOTHING;
  const tag = tags.find((one) => one.key === key);
  if (tag !== undefined) return { kind: 'tag', tag, todo: selected };
  return [...key].length === 1 && key !== '?' ? { kind: 'unknown', key } : NOTHING;
}

function begin({ id }: ToTui.Todo): Wish {
  begun = { todo: id, at: Date.now() };
  return { kind: 'begun' };
}
