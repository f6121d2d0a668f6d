import type { ChangedPush } from '../src-core/ipc/messages';
import type { Committed } from './store/todo-store';

/** Rows that a push carries at most: beyond it, asking for the list page by page is cheaper than one huge message. */
const MOST_ROWS = 5_000;

/** A commit as the window is told of it: the rows alone, or that there are too many to tell. */
export function changedPush({ revision, changes }: Pick<Committed, 'revision' | 'changes'>): ChangedPush {
  const { added, updated, removed } = changes;
  const rows = added.length + updated.length + removed.length;
  return { revision, changes: rows > MOST_ROWS ? null : { added, updated, removed } };
}
