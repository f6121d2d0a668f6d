import type { CalendarDate } from '../lib/calendar-date';

/** Identifies a todo for ever: a lower-case UUID, kept through moves, rollover, delete and undo. */
export type TodoId = string;

/** Identifies a project; renaming the project does not change it. */
export type ProjectId = string;

/** The project that always exists and can be neither renamed nor deleted. */
export const DEFAULT_PROJECT: ProjectId = 'default';

/** A moment in UTC as ISO 8601 with milliseconds, `2026-01-31T22:59:50.000Z`; compares as text. */
export type Instant = string;

/** A minute as a wall clock shows it, `2026-01-31T09:00`, in no zone; compares as text. */
export type CivilMinute = string;

/** Every state a todo can be in, in the order in which Space walks through them. */
export const TODO_STATES = ['empty', 'done', 'in_progress', 'question', 'important', 'cancelled'] as const;

/** One of {@link TODO_STATES}. Done and cancelled count as complete. */
export type TodoState = (typeof TODO_STATES)[number];

/** The character between the brackets of a checkbox, on the screen and in Markdown. */
export const STATE_CHARACTERS: Readonly<Record<TodoState, string>> = {
  empty: ' ',
  done: 'x',
  in_progress: '*',
  question: '?',
  important: '!',
  cancelled: '-',
};

/** The state that a checkbox character stands for; `X`, which others write, is done. */
export function stateFromCharacter(character: string): TodoState | undefined {
  const lower = character.toLowerCase();
  return TODO_STATES.find((state) => STATE_CHARACTERS[state] === lower);
}

/** Whether a todo in this state asks for nothing more: done or cancelled. */
export function isComplete(state: TodoState): boolean {
  return state === 'done' || state === 'cancelled';
}

/** The state that Space goes to from this one; the last leads back to the first. */
export function nextState(state: TodoState): TodoState {
  return TODO_STATES[(TODO_STATES.indexOf(state) + 1) % TODO_STATES.length] ?? 'empty';
}

/** Every priority, highest first. */
export const PRIORITIES = ['P0', 'P1', 'P2'] as const;

/** One of {@link PRIORITIES}. */
export type Priority = (typeof PRIORITIES)[number];

/** The deepest indent a row can have: far beyond use, and a bound for what a plugin or a file may ask. */
export const MAX_INDENT = 100;

/** The longest content in UTF-16 code units. A line of ten thousand characters is a document, not a todo. */
export const MAX_CONTENT_LENGTH = 10_000;

/** The longest description in UTF-16 code units. */
export const MAX_DESCRIPTION_LENGTH = 100_000;

/** Names a list: there is one for each project and day. */
export interface ListKey {
  readonly project: ProjectId;
  readonly date: CalendarDate;
}

/** Whether two name the same list. A {@link Todo} may be given: it names the list it is in. */
export function sameList(a: ListKey, b: ListKey): boolean {
  return a.date === b.date && a.project === b.project;
}

/** One text for each list, to key a map by. */
export function listKeyText(key: ListKey): string {
  return `${key.date} ${key.project}`;
}

/**
 * One row of a list. Its parent is not stored: it is the nearest earlier row with a smaller indent.
 * Whether it is folded is not here either: that is how somebody looks at it, not what it says.
 */
export interface Todo extends ListKey {
  readonly id: TodoId;
  /** Where the row stands in its list: an order key compared by code unit, so that a move writes the moved rows only. */
  readonly rank: string;
  /** 0 for a top-level row; at most one more than the row before it. */
  readonly indent: number;
  /** One line, never blank. */
  readonly content: string;
  readonly state: TodoState;
  readonly priority: Priority | null;
  readonly dueDate: CalendarDate | null;
  /** Markdown of several lines. */
  readonly description: string | null;
  /** How it comes again once it is done, as Org mode writes it: `+1w`, `++1m`, `.+3d`; see recurrence.ts. */
  readonly recurrence: string | null;
  /** When the user is to be reminded, in the civil time of wherever the user is. */
  readonly reminder: CivilMinute | null;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** When the todo became done or cancelled; null while it is open. */
  readonly completedAt: Instant | null;
}

const FIELDS = Object.keys({
  id: 0,
  project: 0,
  date: 0,
  rank: 0,
  indent: 0,
  content: 0,
  state: 0,
  priority: 0,
  dueDate: 0,
  description: 0,
  recurrence: 0,
  reminder: 0,
  createdAt: 0,
  modifiedAt: 0,
  completedAt: 0,
} satisfies Record<keyof Todo, 0>) as readonly (keyof Todo)[];

/** The fields in which two versions of a row differ, in the order of {@link Todo}. */
export function differingFields(a: Todo, b: Todo): (keyof Todo)[] {
  return FIELDS.filter((field) => a[field] !== b[field]);
}

/** Whether two versions of a row say the same in every field. */
export function sameTodo(a: Todo, b: Todo): boolean {
  return a === b || FIELDS.every((field) => a[field] === b[field]);
}

/** A `#` at the start of a word, then letters, digits, `_`, `-`, `/`; at least one is a letter, so `#42` is no tag. */
const TAG = /(?<![^\s(])#(?=[\p{N}_/-]*\p{L})([\p{L}\p{M}\p{N}_/-]+)/gu;

/** The tags written in the content, lower-case, each once, in order of appearance, without the `#`. */
export function tagsOf(content: string): string[] {
  const found = Array.from(content.matchAll(TAG), (match) => (match[1] ?? '').toLowerCase());
  return [...new Set(found)];
}
