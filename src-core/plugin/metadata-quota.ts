/** How much a plugin may store, counted before anything is stored. */
import type { TodoId } from '../todo/todo';
import type { Limits } from './abi';
import type { StoredValue } from './references';
import { utf8Length } from './utf8-length';

/** What a plugin has stored, and what it would have with each further value. Bytes are those of keys and values. */
export class MetadataQuota {
  readonly #limits: Limits;
  readonly #sizes = new Map<string, number>();
  readonly #keys = new Map<TodoId, number>();
  #bytes = 0;

  constructor(limits: Limits, stored: readonly StoredValue[]) {
    this.#limits = limits;
    for (const { todoId, key, value } of stored) this.#add(todoId, key, sizeOf(key, value));
  }

  /** Counts a value that is set, or with null cleared. @returns why it may not be, or undefined. */
  take(todoId: TodoId | null, key: string, value: string | null): string | undefined {
    const { metadataKeyBytes, metadataValueBytes, metadataBytes, metadataKeysPerTodo } = this.#limits;
    if (utf8Length(key) > metadataKeyBytes) return `the key is longer than ${metadataKeyBytes} bytes`;
    this.#remove(todoId, key);
    if (value === null) return undefined;
    if (utf8Length(value) > metadataValueBytes) return `the value is longer than ${metadataValueBytes} bytes`;
    this.#add(todoId, key, sizeOf(key, value));
    if (todoId !== null && (this.#keys.get(todoId) ?? 0) > metadataKeysPerTodo) {
      return `a todo can have ${metadataKeysPerTodo} keys of a plugin`;
    }
    return this.#bytes > metadataBytes ? `a plugin can store ${metadataBytes} bytes` : undefined;
  }

  #add(todoId: TodoId | null, key: string, size: number): void {
    this.#sizes.set(name(todoId, key), size);
    this.#bytes += size;
    if (todoId !== null) this.#keys.set(todoId, (this.#keys.get(todoId) ?? 0) + 1);
  }

  #remove(todoId: TodoId | null, key: string): void {
    const size = this.#sizes.get(name(todoId, key));
    if (size === undefined) return;
    this.#sizes.delete(name(todoId, key));
    this.#bytes -= size;
    if (todoId !== null) this.#keys.set(todoId, (this.#keys.get(todoId) ?? 1) - 1);
  }
}

function sizeOf(key: string, value: string): number {
  return utf8Length(key) + utf8Length(value);
}

function name(todoId: TodoId | null, key: string): string {
  return JSON.stringify([todoId, key]);
}
