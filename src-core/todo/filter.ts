import { parentIndices, type Rows } from './hierarchy';
import { isComplete, type Todo, type TodoId, tagsOf } from './todo';

/** Which rows of a list are wanted; what is not named does not matter. All that is named must hold. */
export interface TodoFilter {
  /** `done` means complete: done or cancelled. */
  readonly state?: 'open' | 'done' | 'all' | undefined;
  /** Part of the content or the description, in upper or lower case. */
  readonly text?: string | undefined;
  /** A tag with or without its `#`, in upper or lower case. */
  readonly tag?: string | undefined;
  /** Only rows directly below this one; null for top-level rows. */
  readonly parentId?: TodoId | null | undefined;
}

/** The rows that the filter wants, in list order. `rows` is a whole list, for parents are read from it. */
export function queryRows(rows: Rows, filter: TodoFilter): Todo[] {
  const wanted = matcher(filter);
  const { parentId } = filter;
  if (parentId === undefined) return rows.filter(wanted);
  const parents = parentIndices(rows);
  return rows.filter((row, index) => (rows[parents[index] ?? -1]?.id ?? null) === parentId && wanted(row));
}

/** The filter as a test of one row, apart from its parent. */
function matcher({ state = 'all', text = '', tag }: TodoFilter): (row: Todo) => boolean {
  const part = text.toLowerCase();
  const name = tag?.replace(/^#/, '').toLowerCase();
  return (row) =>
    (state === 'all' || isComplete(row.state) === (state === 'done')) &&
    (part === '' || contains(row.content, part) || contains(row.description ?? '', part)) &&
    (name === undefined || tagsOf(row.content).includes(name));
}

function contains(text: string, lowerCasePart: string): boolean {
  return text.toLowerCase().includes(lowerCasePart);
}
