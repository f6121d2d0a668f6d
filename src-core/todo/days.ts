/** What is told and asked about days: the open rows of an earlier one, and how much was done on each. */
import type { CalendarDate } from '../lib/calendar-date';
import type { ListKey, Priority, ProjectId, TodoId, TodoState } from './todo';

/** A row that a question names. */
export interface NamedRow {
  readonly id: TodoId;
  readonly indent: number;
  readonly state: TodoState;
  readonly priority: Priority | null;
  readonly content: string;
}

/** The open todos of the latest earlier day with a list, with their ancestors: what a rollover would take along. */
export interface RolloverOffer {
  readonly project: ProjectId;
  readonly projectName: string;
  /** The day they are on. */
  readonly from: CalendarDate;
  /** The day they would go to. */
  readonly to: CalendarDate;
  /** In list order; the first {@link OFFERED_ROWS}. */
  readonly rows: readonly NamedRow[];
  /** How many rows there are. */
  readonly total: number;
}

/** Rows that are named in an offer. */
export const OFFERED_ROWS = 500;

/** A project as a picker shows it. */
export interface ProjectSummary {
  readonly id: ProjectId;
  readonly name: string;
  /** Open todos of its latest day with a list. */
  readonly open: number;
  /** All todos of that day. */
  readonly total: number;
  /** All todos of all its days, when they have been counted. */
  readonly all?: number;
}

/** What was done, for the eye. */
export interface Statistics {
  /** The project; null for all of them. */
  readonly project: ProjectId | null;
  readonly projectName: string;
  /** One for each day, oldest first, without gaps, up to today. */
  readonly days: readonly DayStatistics[];
  /** Todos that are open now. */
  readonly open: number;
  /** Of these, overdue. */
  readonly overdue: number;
  /** Days in a row, up to today or yesterday, with something done. */
  readonly streak: number;
}

/** One day of it; days are those of the user's zone. */
export interface DayStatistics {
  readonly date: CalendarDate;
  /** Todos that became done on it. */
  readonly done: number;
  readonly created: number;
  /** Todos that were open at its end: what a burndown shows. */
  readonly open: number;
}

/** Something found in all lists. */
export interface Hit extends NamedRow {
  readonly list: ListKey;
  readonly projectName: string;
}

/** A description or a row that was being typed when the application ended. */
export interface Draft {
  /** The row it is for; the description of that row is what is typed. */
  readonly id: TodoId;
  readonly text: string;
}

/** What can be said in words about time. */
export const READING_KINDS = ['due', 'reminder', 'recurrence', 'day'] as const;

/** One of {@link READING_KINDS}. */
export type ReadingKind = (typeof READING_KINDS)[number];

/** What words about time mean. */
export type Reading =
  /** `value` is a day, a civil minute or a repeater, null when the words clear it; `words` says it for people. */
  | { readonly ok: true; readonly value: string | null; readonly words: string }
  | { readonly ok: false; readonly error: string };

/** Long work that goes on: an export, an import, a backup. */
export interface Work {
  readonly id: string;
  /** `Importing old.json` */
  readonly title: string;
  readonly done: number;
  /** Null when nobody knows. */
  readonly total: number | null;
  /** It has ended, well or not; what came of it is told by whoever asked. */
  readonly ended: boolean;
}
