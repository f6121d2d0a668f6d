import { type Key, printKey, printKeys } from './key';

/** The bindings of one mode as a tree of keys. Plain data; behind a key stands a value or further keys, never both. */
export interface KeyTrie<T> {
  /** By the key as {@link printKey} writes it, in the order in which they were bound. */
  readonly next: ReadonlyMap<string, KeyNode<T>>;
}

/** What stands behind one key: a binding, or further keys. */
export type KeyNode<T> =
  | { readonly kind: 'bound'; readonly value: T }
  | (KeyTrie<T> & { readonly kind: 'more' });

/** The answer to a key: the sequence goes on, is complete, means nothing, or was given up with Esc. */
export type Lookup<T> =
  | { readonly kind: 'pending' }
  | { readonly kind: 'matched'; readonly value: T }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'cancelled' };

/** What was in the way of a new sequence: somebody's binding that is the same, begins it, or begins with it. */
export interface Obstacle<T> {
  readonly keys: string;
  readonly value: T;
}

/** A mode without bindings. */
export function emptyTrie<T>(): KeyTrie<T> {
  return { next: new Map() };
}

/** Looks up one more key after those that are pending. Esc cancels a sequence unless it is bound within it. */
export function lookup<T>(trie: KeyTrie<T>, pending: readonly Key[], key: Key): Lookup<T> {
  const node = nodeAfter(trie, pending)?.next.get(printKey(key));
  if (node?.kind === 'bound') return { kind: 'matched', value: node.value };
  if (node) return { kind: 'pending' };
  return pending.length > 0 && key.name === 'Esc' ? { kind: 'cancelled' } : { kind: 'not_found' };
}

/** Where the keys lead; undefined when they lead nowhere, or to a binding. */
export function nodeAfter<T>(trie: KeyTrie<T>, keys: readonly Key[]): KeyTrie<T> | undefined {
  let node: KeyTrie<T> | undefined = trie;
  for (const key of keys) {
    const next: KeyNode<T> | undefined = node?.next.get(printKey(key));
    node = next?.kind === 'more' ? next : undefined;
  }
  return node;
}

/** The first binding that stands in the way of a sequence; undefined when the sequence is free. */
export function obstacle<T>(trie: KeyTrie<T>, keys: readonly Key[]): Obstacle<T> | undefined {
  let node = trie;
  for (const [index, key] of keys.entries()) {
    const next = node.next.get(printKey(key));
    if (!next) return undefined;
    if (next.kind === 'bound') return { keys: printKeys(keys.slice(0, index + 1)), value: next.value };
    node = next;
  }
  const [first] = entries(node, keys.map(inSequence).join(''));
  return first;
}

/** The trie with one more sequence in it. The sequence must be free ({@link obstacle}): whatever was there is lost. */
export function bind<T>(trie: KeyTrie<T>, keys: readonly Key[], value: T): KeyTrie<T> {
  const [first, ...rest] = keys;
  if (!first) return trie;
  const name = printKey(first);
  const there = trie.next.get(name);
  const node: KeyNode<T> =
    rest.length === 0
      ? { kind: 'bound', value }
      : { kind: 'more', ...bind(there?.kind === 'more' ? there : emptyTrie<T>(), rest, value) };
  return { next: new Map([...trie.next, [name, node]]) };
}

/**
 * Every binding, in the order in which the keys were bound; `before` is written in front of each. A sequence is written
 * as `printKeys` writes it.
 */
export function entries<T>(trie: KeyTrie<T>, before = ''): Obstacle<T>[] {
  return [...trie.next].flatMap(([key, node]) => {
    if (node.kind === 'bound')
      return [{ keys: before === '' ? key : before + inSequence(key), value: node.value }];
    return entries(node, before + inSequence(key));
  });
}

/** A `<` among other keys would begin the name of one. */
function inSequence(key: Key | string): string {
  const written = typeof key === 'string' ? key : printKey(key);
  return written === '<' ? '<lt>' : written;
}
