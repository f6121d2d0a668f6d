import type { CalendarDate } from '../lib/calendar-date';

/** Identifies a todo for ever: a lower-case UUID, kept through moves, rollover, delete and undo. */
export type TodoId = string;

/** Identifies a project; renaming the project does not change it. */
export type ProjectId = string;

/** The project that always exists and can be neither renamed nor deleted. */
export const DEFAULT_PROJECT: ProjectId = 'default';

/** A moment in UTC as ISO 8601 with milliseconds, `2026-01-31T22:59:50.000Z`; compares as text. */
export type Instant = string;

/** Every state a todo can be in, in the order in which Space walks through them. */
export const TODO_STATES = ['empty', 'done', 'in_progress', 'question', 'important', 'cancelled'] as const;

/** One of {@link TODO_STATES}. Done and cancelled count as complete. */
export type TodoState = (typeof TODO_STATES)[number];

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
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  /** When the todo became done or cancelled; null while it is open. */
  readonly completedAt: Instant | null;
}
