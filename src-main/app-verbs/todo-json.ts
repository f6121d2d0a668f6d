/** Todos for programs. The shape is part of the command line: what is here stays, what is new is added. */
import { parentIndices, type Rows } from '../../src-core/todo/hierarchy';
import { type Todo, tagsOf } from '../../src-core/todo/todo';

/** The version of every answer for programs. */
export const JSON_VERSION = 1;

/** A todo as programs read it. */
export type TodoJson = Omit<Todo, 'rank'> & {
  readonly parentId: string | null;
  readonly tags: readonly string[];
};

/** Rows of a list, with the ids of their parents; `rows` is the whole list. */
export function todosJson(rows: Rows): TodoJson[] {
  const parents = parentIndices(rows);
  return rows.map((row, index) => todoJson(row, rows[parents[index] ?? -1]?.id ?? null));
}

function todoJson({ rank: _rank, ...todo }: Todo, parentId: string | null): TodoJson {
  return { ...todo, parentId, tags: tagsOf(todo.content) };
}
