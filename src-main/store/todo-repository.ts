import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { ProvenanceEntry } from '../../src-core/plugin/provenance';
import type { Cause } from '../../src-core/todo/cause';
import type { Changes } from '../../src-core/todo/changes';
import type { DocumentReader } from '../../src-core/todo/document';
import type { HistoryEntry } from '../../src-core/todo/history';
import type { DatedEntry } from '../../src-core/todo/revert';
import type { Instant, ListKey, ProjectId, Todo, TodoId } from '../../src-core/todo/todo';
import type { StoredMetadata } from '../plugin/plugin-runtime';

/**
 * What the store needs of a database. Calls are synchronous; what is written is durable when a call returns. Only
 * the store calls `save`. Methods throw when the database fails, never for anything a user may do.
 */
export interface TodoRepository
  extends Pick<DocumentReader, 'find' | 'idTaken' | 'metadata' | 'projects' | 'projectRows'> {
  /** The rows of a list that are not deleted, in order; empty when there is no such list. */
  rows(key: ListKey): readonly Todo[];
  /** The rows of a list that are folded, in order. */
  folded(key: ListKey): readonly TodoId[];
  /** The rows of a list that were deleted, newest first, at most that many. */
  deleted(key: ListKey, limit: number): readonly Todo[];
  /** The project's name for people; undefined when there is no such project. */
  projectName(project: ProjectId): string | undefined;
  /** The list as it was when its open rows went on to another day; undefined when they never did. */
  picture(key: ListKey): DayPicture | undefined;
  /** The latest day before that one on which the project has a list, of rows or as a picture. */
  latestListBefore(project: ProjectId, date: CalendarDate): CalendarDate | undefined;
  /**
   * Whether another program has written to the database since this was asked last: then what was read before may not be
   * so any more. Asked before each change; `save` throws when it has happened since.
   */
  othersWrote(): boolean;
  /** Writes the changed rows and values, the step of the history and the provenance in one transaction, or throws. */
  save(changes: Changes, step: HistoryStep, at: Instant): void;
  /** Who changed a todo, newest first, at most that many; of a deleted one too. */
  provenanceOf(id: TodoId, limit: number): readonly ProvenanceEntry[];
  /** The change that an undo takes back; undefined when there is none. */
  lastDone(): HistoryEntry | undefined;
  /** The change that a redo brings back; undefined when there is none. */
  lastUndone(): HistoryEntry | undefined;
  /** Every step that is not undone, oldest first, from the first one of that moment or later on. */
  doneSince(since: Instant): readonly DatedEntry[];
  /**
   * How many todos a plugin changed since that moment in steps that the history no longer has: about so many, because
   * steps that were undone before they were forgotten count too.
   */
  forgottenSince(plugin: string, since: Instant): number;
  /** Everything an owner stored, with deleted todos too. */
  metadataOf(owner: string): readonly StoredMetadata[];
  /** Forgets an entry that no longer fits. */
  dropEntry(id: number): void;
  /** Folds or unfolds a row; does nothing when there is none. Not a change: how somebody looks at it. */
  rememberFold(id: TodoId, folded: boolean): void;
  /** The row that was last selected in a list, whether or not it is still there. */
  selected(key: ListKey): TodoId | null;
  /** Remembers the selected row of a list; null forgets it. */
  rememberSelected(key: ListKey, id: TodoId | null): void;
  /** A remembered text of the screen, such as the bounds of the window. */
  viewState(key: string): string | undefined;
  rememberViewState(key: string, value: string): void;
}

/** A list as it was when its open rows went on to another day. */
export interface DayPicture {
  readonly rows: readonly Todo[];
  /** Rows of it that were folded. */
  readonly folded: readonly TodoId[];
}

/** A picture of a list that was closed elsewhere. */
export interface IncomingPicture extends DayPicture {
  readonly list: ListKey;
  readonly closedAt: Instant;
}

/** Rows that lie ready in the database to be copied into the document. Everything is called in the transaction. */
export interface StagedRows {
  /** The change as the history keeps it. @throws Error when the rows are not those that it adds */
  changesText(changes: Changes): string;
  /** @returns how many were written */
  writeTodos(): number;
  writeProvenance(cause: string, what: string, at: Instant): void;
}

/** What a change does to the history, written together with it. */
export type HistoryStep =
  /** A new entry; whatever could be redone is forgotten. */
  | {
      readonly kind: 'new';
      readonly cause: Cause;
      /** Pictures that come in together with the change, in place of older ones. */
      readonly pictures?: readonly IncomingPicture[];
      /** The added rows, laid ready beforehand: all of them, and the change has nothing but them and projects. */
      readonly staged?: StagedRows;
    }
  /** The entry was taken back, or brought back. */
  | {
      readonly kind: 'undone' | 'redone';
      readonly id: number;
      /** Who had made it. */
      readonly of: Cause;
    }
  /** No entry, and what the owner stored is struck out of those there are: no undo brings it back. */
  | { readonly kind: 'purge'; readonly owner: string };
