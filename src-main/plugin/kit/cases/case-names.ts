/** Todos of a case by the names that the case gives them, and `new 1`, `new 2` … for those that were added since. */
import type { TodoId } from '../../../../src-core/todo/todo';

/** The ids of a case look like this, so that none of them is taken for anything else. */
const ID = /00000000-0000-4000-[89]000-[0-9a-f]{12}/g;

/** `{{milk}}` in a text of the case. */
const PLACE = /\{\{([^{}]{1,500})\}\}/g;

/** See the head of the file. */
export class CaseNames {
  readonly #ids = new Map<string, TodoId>();
  readonly #names = new Map<TodoId, string>();
  #seeded = 0;
  #made = 0;
  #added = 0;

  /** An id for a todo that the case names; null when the name is taken. */
  seed(name: string): TodoId | null {
    if (this.#ids.has(name)) return null;
    this.#seeded += 1;
    return this.#keep(name, idOf('8', this.#seeded));
  }

  /** An id for whatever the application makes while the case runs. */
  newId(): TodoId {
    this.#made += 1;
    return idOf('9', this.#made);
  }

  /** A todo was added: it is the next new one. */
  added(id: TodoId): void {
    if (this.#names.has(id)) return;
    this.#added += 1;
    this.#keep(`new ${this.#added}`, id);
  }

  find(name: string): TodoId | undefined {
    return this.#ids.get(name);
  }

  /** Every name so far. */
  all(): readonly string[] {
    return [...this.#ids.keys()];
  }

  /** The same data, with names in the places of ids. */
  named<T>(value: T): T {
    return mapped(value, (text) => text.replace(ID, (id) => this.#names.get(id) ?? id)) as T;
  }

  /** The same data, with ids in the places of `{{name}}`; a name that is none stays as it is. */
  filled<T>(value: T): T {
    return mapped(value, (text) =>
      text.replace(PLACE, (all, name: string) => this.#ids.get(name) ?? all),
    ) as T;
  }

  #keep(name: string, id: TodoId): TodoId {
    this.#ids.set(name, id);
    this.#names.set(id, name);
    return id;
  }
}

function idOf(kind: '8' | '9', number: number): TodoId {
  return `00000000-0000-4000-${kind}000-${number.toString(16).padStart(12, '0')}`;
}

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [change(key), mapped(one, change)]));
}
