/**
 * Which todo a plugin means. An id is looked for, in this order, among the temp ids of the batch, the external ids
 * this plugin stored, and the todos themselves.
 */
import { err, ok, type Result } from '../lib/result';
import type { Todo, TodoId } from '../todo/todo';

/** The metadata key under which a plugin keeps its own name for a todo. */
export const EXTERNAL_ID_KEY = 'external_id';

/** A value that a plugin stored; `todoId` null for one of the plugin as a whole. */
export interface StoredValue {
  readonly todoId: TodoId | null;
  readonly key: string;
  readonly value: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a batch may refer to. Grows as the batch is read: a later command may mean a row that an earlier one makes. */
export class References {
  readonly #temporary = new Map<string, TodoId>();
  readonly #made = new Set<TodoId>();
  readonly #find: (id: TodoId) => Todo | undefined;
  readonly #stored: () => readonly StoredValue[];
  #external: Map<string, Set<TodoId>> | undefined;

  constructor(find: (id: TodoId) => Todo | undefined, stored: () => readonly StoredValue[]) {
    this.#find = find;
    this.#stored = stored;
  }

  /** Remembers a row that the batch makes. @returns false when the temp id was given before. */
  made(id: TodoId, temporary: string | undefined): boolean {
    this.#made.add(id);
    if (temporary === undefined) return true;
    if (this.#temporary.has(temporary)) return false;
    this.#temporary.set(temporary, id);
    return true;
  }

  /** Remembers that the batch gives a todo this external id, or with null takes it away. */
  named(id: TodoId, external: string | null): void {
    const index = this.#index();
    for (const ids of index.values()) ids.delete(id);
    if (external !== null) index.set(external, (index.get(external) ?? new Set()).add(id));
  }

  /** The todo that is meant; the error says why none is. */
  resolve(reference: string): Result<TodoId, string> {
    const temporary = this.#temporary.get(reference);
    if (temporary !== undefined) return ok(temporary);
    const external = this.#living(reference);
    if (external.length > 1) return err(`“${reference}” is the external id of ${external.length} todos`);
    const [only] = external;
    if (only !== undefined) return ok(only);
    const id = reference.toLowerCase();
    if (UUID.test(id) && this.#lives(id)) return ok(id);
    return err(`there is no todo “${reference}”`);
  }

  #living(reference: string): TodoId[] {
    return [...(this.#index().get(reference) ?? [])].filter((id) => this.#lives(id));
  }

  #lives(id: TodoId): boolean {
    return this.#made.has(id) || this.#find(id) !== undefined;
  }

  #index(): Map<string, Set<TodoId>> {
    if (this.#external) return this.#external;
    const index = new Map<string, Set<TodoId>>();
    for (const { todoId, key, value } of this.#stored()) {
      if (key !== EXTERNAL_ID_KEY || todoId === null) continue;
      index.set(value, (index.get(value) ?? new Set()).add(todoId));
    }
    this.#external = index;
    return index;
  }
}
