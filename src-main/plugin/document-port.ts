/**
 * What the plugin system needs of the document. The store implements it; nothing here knows of SQL or screens.
 */
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { Cause } from '../../src-core/todo/cause';
import type { Changes } from '../../src-core/todo/changes';
import type { Command } from '../../src-core/todo/command';
import type { Outcome } from '../../src-core/todo/outcome';
import type { ListKey, ProjectId, Todo, TodoId } from '../../src-core/todo/todo';

/** Told after each commit, in order; must return quickly, and anything it throws is a bug. */
export type DocumentListener = (changes: Changes, cause: Cause, revision: number) => void;

/** The document, as plugins' runs read and change it. */
export interface DocumentPort {
  /** All of the commands in one transaction and one undo step, or none. */
  dispatch(commands: readonly Command[], cause: Cause): Outcome;
  /** A todo that is not deleted. */
  find(id: TodoId): Todo | undefined;
  /** The rows of a list, in order; empty when there is no such list. */
  list(key: ListKey): readonly Todo[];
  /** Counts commits; grows by one with each. */
  revision(): number;
  /** The project's name for people; its id when it is unknown. */
  projectName(project: ProjectId): string;
  /** The current civil day. */
  today(): CalendarDate;
  /** Returns the disposer. */
  subscribe(listener: DocumentListener): () => void;
}
