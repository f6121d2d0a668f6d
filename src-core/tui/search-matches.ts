/** Where a search finds something: in the contents and descriptions of rows. With a capital letter in it case counts. */
import { cleanText } from '../lib/clean-text';
import type { Todo, TodoId } from '../todo/todo';
import type { TodoList } from '../todo/todo-list';
import type { Filtered } from './filtered';
import type { Model, Search } from './model';
import { RowTester } from './row-tester';
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

/** Positions of the rows in which something is found, ascending; rows that a filter leaves out are not among them. */
export function matchingRows(model: Model, search: Search): readonly number[] {
  if (search.text === '') return [];
  const { todos } = model.list;
  const filtered = filteredOf(model);
  const before = known.get(todos);
  if (before?.text === search.text && before.filtered === filtered) return before.positions;
  const { passed } = tester.tested(todos.rows, search.text, isMatchOf(search));
  const positions: number[] = [];
  for (let index = passed.indexOf(1); index >= 0; index = passed.indexOf(1, index + 1)) {
    if (!filtered || filtered.shown.has(index)) positions.push(index);
  }
  known.set(todos, { text: search.text, filtered, positions });
  return positions;
}

/** Kept for each version of the list: the status bar asks in every frame. */
const known = new WeakMap<
  TodoList,
  { readonly text: string; readonly filtered: Filtered | null; readonly positions: readonly number[] }
>();

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
  const positions = matchingRows(model, search);
  const { todos } = model.list;
  const at = from === null ? -1 : todos.indexOf(from);
  const ahead = (position: number) =>
    position === at ? here : direction === 1 ? position > at : position < at;
  const found = direction === 1 ? positions.findIndex(ahead) : positions.findLastIndex(ahead);
  const number = found >= 0 ? found : direction === 1 ? 0 : positions.length - 1;
  const id = todos.rows[positions[number] ?? -1]?.id;
  return id === undefined
    ? undefined
    : { id, number: number + 1, total: positions.length, wrapped: found < 0 };
}

const tester = new RowTester<string>({
  isSame: (a, b) => a === b,
  // A capital letter makes case count, and what is found then is found without it, too.
  isNarrower: (a, b) => a.includes(b) && (caseCounts(a) || !caseCounts(b)),
});

function isMatchOf(search: Search): (row: Todo) => boolean {
  const pattern = new RegExp(patternOf(search).source, patternOf(search).flags.replace('g', ''));
  const isMatch = (text: string) => pattern.test(cleanText(text));
  return ({ content, description }) => isMatch(content) || (description !== null && isMatch(description));
}

let last: { readonly text: string; readonly pattern: RegExp } | undefined;

function patternOf({ text }: Search): RegExp {
  if (last?.text === text) return last.pattern;
  const plain = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const pattern = new RegExp(plain, caseCounts(text) ? 'gu' : 'giu');
  last = { text, pattern };
  return pattern;
}

function caseCounts(text: string): boolean {
  return /\p{Lu}/u.test(text);
}
