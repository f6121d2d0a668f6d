/** Where a search finds something: in the contents and descriptions of rows. With a capital letter in it case counts. */
import { cleanText } from '../lib/clean-text';
import type { Todo, TodoId } from '../todo/todo';
import type { Model, Search } from './model';
import { filteredOf } from './rows';

/** A part of a text, by UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Every place in a clean text where the search finds something; they do not overlap. */
export function rangesIn(text: string, search: Search): readonly Range[] {
  if (search.text === '') return [];
  return Array.from(text.matchAll(patternOf(search)), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** The ids of the rows in which something is found, in list order; a filter's other rows are left out. */
export function matchingRows(model: Model, search: Search): readonly TodoId[] {
  if (search.text === '') return [];
  const filtered = filteredOf(model);
  const { rows } = model.list.todos;
  return rows.flatMap((row, index) =>
    (!filtered || filtered.shown.has(index)) && isMatch(row, search) ? [row.id] : [],
  );
}

/** A row in which something is found, and whether the search had to start over to get there. */
export interface Match {
  readonly id: TodoId;
  /** Which of them, from 1, and how many there are. */
  readonly number: number;
  readonly total: number;
  readonly wrapped: boolean;
}

/** The nearest match after (1) or before (-1) a row, or that row itself when `here` is allowed; around the end. */
export function nextMatch(
  model: Model,
  search: Search,
  from: TodoId | null,
  direction: 1 | -1,
  here = false,
): Match | undefined {
  const ids = matchingRows(model, search);
  const { todos } = model.list;
  const at = from === null ? -1 : todos.indexOf(from);
  const positions = ids.map((id) => todos.indexOf(id));
  const ahead = (position: number) =>
    position === at ? here : direction === 1 ? position > at : position < at;
  const found = direction === 1 ? positions.findIndex(ahead) : positions.findLastIndex(ahead);
  const number = found >= 0 ? found : direction === 1 ? 0 : ids.length - 1;
  const id = ids[number];
  return id === undefined ? undefined : { id, number: number + 1, total: ids.length, wrapped: found < 0 };
}

function isMatch({ content, description }: Todo, search: Search): boolean {
  return [content, description ?? ''].some((text) => cleanText(text).search(patternOf(search)) >= 0);
}

let last: { readonly text: string; readonly pattern: RegExp } | undefined;

function patternOf({ text }: Search): RegExp {
  if (last?.text === text) return last.pattern;
  const plain = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const pattern = new RegExp(plain, /\p{Lu}/u.test(text) ? 'gu' : 'giu');
  last = { text, pattern };
  return pattern;
}
