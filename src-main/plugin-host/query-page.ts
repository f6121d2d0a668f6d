/** Answers a query over one list: a page of snapshots as JSON text, bounded in rows and in bytes. */
import { type DataFlow, shield, shieldRow } from '../../src-core/plugin/data-flow';
import type { TodoQuery } from '../../src-core/plugin/host-functions';
import { toSnapshot } from '../../src-core/plugin/snapshots';
import { queryRows } from '../../src-core/todo/filter';
import type { Todo } from '../../src-core/todo/todo';
import type { ShownList } from './shown-list';

/** A page ends before its text gets longer than this (UTF-16 units), but has at least one row. */
const PAGE_LENGTH = 256 * 1024;

/** The page of a list that is empty, or that is none of the plugin's business. */
export const EMPTY_PAGE = '{"todos":[],"next_cursor":null}';

/** What a query is answered from. */
export interface Queried {
  readonly list: ShownList;
  /** Deleted rows that may be shown, newest first, after the others; none unless they were asked for. */
  readonly deleted: readonly Todo[];
  readonly flow: DataFlow;
}

/** The page after the query's cursor as JSON; undefined when the cursor's row is not there. */
export function queryPage(from: Queried, query: TodoQuery, maxRows: number): string | undefined {
  const after = query.cursor === undefined ? -1 : positionOf(query.cursor, from);
  if (after === undefined) return undefined;
  // Tags are written in the content, but to whom they are hidden none is answered by them.
  if (query.tag !== undefined && from.flow.fields.includes('tags')) return EMPTY_PAGE;
  const matches = [...living(from.list, query), ...gone(from, query)];
  const begin = after < 0 ? 0 : matches.findIndex((position) => position > after);
  if (begin < 0) return EMPTY_PAGE;
  const page = matches.slice(begin, begin + Math.min(query.limit ?? maxRows, maxRows));
  const texts = fitting(page, from);
  const last = page[texts.length - 1];
  const more = begin + texts.length < matches.length;
  const cursor = more && last !== undefined ? idAt(last, from) : null;
  return `{"todos":[${texts.join(',')}],"next_cursor":${JSON.stringify(cursor)}}`;
}

/** The position of a row in the list with the deleted ones behind it. */
function positionOf(id: string, { list, deleted }: Queried): number | undefined {
  const index = list.indexOf(id);
  if (index !== undefined) return index;
  const gone = deleted.findIndex((row) => row.id === id);
  return gone < 0 ? undefined : list.searched.length + gone;
}

function idAt(position: number, { list, deleted }: Queried): string | null {
  return (list.searched[position] ?? deleted[position - list.searched.length])?.id ?? null;
}

/** The positions of the rows that the query wants. */
function living(list: ShownList, query: TodoQuery): number[] {
  const { state = 'all', text = '', tag, parent_id: parentId } = query;
  if (state === 'all' && text === '' && tag === undefined && parentId === undefined) {
    return Array.from(list.searched.keys());
  }
  const wanted = queryRows(list.searched, { state, text, tag, parentId });
  return wanted.map((row) => list.indexOf(row.id) ?? 0);
}

/** Likewise of the deleted ones. They have no parent any more; those that stood at the top level still do. */
function gone({ list, deleted, flow }: Queried, query: TodoQuery): number[] {
  if (deleted.length === 0 || typeof query.parent_id === 'string') return [];
  const positions = new Map(deleted.map((row, index) => [row.id, list.searched.length + index]));
  const searched = deleted
    .filter((row) => query.parent_id === undefined || row.indent === 0)
    .map((row) => shieldRow(row, flow));
  const { state, text, tag } = query;
  return queryRows(searched, { state, text, tag }).map((row) => positions.get(row.id) ?? 0);
}

/** The rows as JSON, as many of them as a page holds. */
function fitting(positions: readonly number[], from: Queried): string[] {
  const taken: string[] = [];
  let length = 0;
  for (const position of positions) {
    const text = textAt(position, from);
    length += text.length;
    if (taken.length > 0 && length > PAGE_LENGTH) break;
    taken.push(text);
  }
  return taken;
}

function textAt(position: number, { list, deleted, flow }: Queried): string {
  const row = deleted[position - list.searched.length];
  if (!row) return list.text(position);
  return JSON.stringify(shield({ ...toSnapshot(row, null, position), deleted: true }, flow));
}
