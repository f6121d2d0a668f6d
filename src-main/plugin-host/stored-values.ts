/** What a plugin has stored, by name, and how todos are found by it. */
import type { TodoId } from '../../src-core/todo/todo';

/** A plugin's stored values by {@link valueName}. */
export type Values = ReadonlyMap<string, string>;

/** One text for each of a plugin's stored values. */
export function valueName(todoId: TodoId | null, key: string): string {
  return `${todoId ?? ''} ${key}`;
}

const indices = new WeakMap<Values, ReadonlyMap<string, readonly TodoId[]>>();

/** The todos that have this value under this key, in the order in which they were stored. */
export function todosWith(values: Values, key: string, value: string): readonly TodoId[] {
  return indexOf(values).get(JSON.stringify([key, value])) ?? [];
}

/** The todos of a plugin's stored values by key and value; made once for each state of them. */
function indexOf(values: Values): ReadonlyMap<string, readonly TodoId[]> {
  const known = indices.get(values);
  if (known) return known;
  const made = new Map<string, TodoId[]>();
  for (const [name, value] of values) {
    const space = name.indexOf(' ');
    if (space === 0) continue;
    const of = JSON.stringify([name.slice(space + 1), value]);
    const todos = made.get(of) ?? [];
    todos.push(name.slice(0, space));
    made.set(of, todos);
  }
  indices.set(values, made);
  return made;
}
