/** Answers a query over one list: a page of snapshots as JSON text, bounded in rows and in bytes. */
import type { TodoQuery } from '../../src-core/plugin/host-functions';
import { parentsOf, type TodoSnapshot, toSnapshot } from '../../src-core/plugin/snapshots';
import { queryRows } from '../../src-core/todo/filter';
import type { Todo, TodoId } from '../../src-core/todo/todo';
import type { TodoList } from '../../src-core/todo/todo-list';

/** A page ends before its text gets longer than this (UTF-16 units), but has at least one row. */
const PAGE_LENGTH = 256 * 1024;

/** What is computed once for a list however many pages are read of it. */
interface Derived {
  readonly parents: readonly (TodoId | null)[];
  readonly positions: ReadonlyMap<TodoId, number>;
}

const derived = new WeakMap<TodoList, Derived>();

/** The page after the query's cursor as JSON; undefined when the cursor's row is not in the list. */
export function queryPage(list: TodoList, query: TodoQuery, maxRows: number): string | undefined {
  const { positions } = derivedOf(list);
  const after = query.cursor === undefined ? -1 : positions.get(query.cursor);
  if (after === undefined) return undefined;
  const wanted = queryRows(list.rows, {
    state: query.state,
    text: query.text,
    tag: query.tag,
    parentId: query.parent_id,
  });
  const begin = wanted.findIndex((row) => (positions.get(row.id) ?? -1) > after);
  const rows = begin < 0 ? [] : wanted.slice(begin, begin + Math.min(query.limit ?? maxRows, maxRows));
  const texts = fitting(list, rows);
  const last = rows[texts.length - 1];
  const more = begin >= 0 && begin + texts.length < wanted.length;
  return `{"todos":[${texts.join(',')}],"next_cursor":${JSON.stringify(more && last ? last.id : null)}}`;
}

/** The snapshot of a row of the list. */
export function snapshotOf(list: TodoList, row: Todo): TodoSnapshot {
  const { parents, positions } = derivedOf(list);
  const position = positions.get(row.id) ?? 0;
  return toSnapshot(row, parents[position] ?? null, position);
}

/** The rows as JSON, as many of them as a page holds. */
function fitting(list: TodoList, rows: readonly Todo[]): string[] {
  const taken: string[] = [];
  let length = 0;
  for (const row of rows) {
    const text = JSON.stringify(snapshotOf(list, row));
    length += text.length;
    if (taken.length > 0 && length > PAGE_LENGTH) break;
    taken.push(text);
  }
  return taken;
}

function derivedOf(list: TodoList): Derived {
  const known = derived.get(list);
  if (known) return known;
  const made = {
    parents: parentsOf(list.rows),
    positions: new Map(list.rows.map((row, position) => [row.id, position])),
  };
  derived.set(list, made);
  return made;
}
