import type { Todo, TodoId } from './todo';

/**
 * The difference that a change made. One shape serves three masters: the rows to save, the message to the
 * mirror on the screen, and the entry in the history, because it carries its own inverse.
 * A todo stands in at most one of the three lists, at most once.
 */
export interface Changes {
  readonly added: readonly Todo[];
  readonly updated: readonly (readonly [from: Todo, to: Todo])[];
  readonly removed: readonly Todo[];
  readonly metadata: readonly MetadataChange[];
}

/** One stored value of an extension that was set, replaced (both sides) or cleared (`to` is null). */
export interface MetadataChange {
  /** Whose value it is: the name of the extension. Owners never see each other's values. */
  readonly owner: string;
  /** The todo it is attached to, or null for a value of the owner as a whole. */
  readonly todoId: TodoId | null;
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
}
