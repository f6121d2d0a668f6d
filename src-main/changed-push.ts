import type { ChangedPush } from '../src-core/ipc/messages';
import type { Changes } from '../src-core/todo/changes';
import type { Todo } from '../src-core/todo/todo';
import type { Committed } from './store/todo-store';

/** Rows that a push carries at most: beyond it, asking for the list page by page is cheaper than one huge message. */
const MOST_ROWS = 5_000;

/**
 * A commit as the window is told of it: the rows alone, or that the list must be asked for again. That is so when there
 * are too many rows, and when rows go from day to day: the day they leave is shown as the picture of it from then on.
 */
export function changedPush({ revision, changes }: Pick<Committed, 'revision' | 'changes'>): ChangedPush {
  const { projects } = changes;
  const { added, updated, removed } =
    countRows(changes) > MOST_ROWS ? withoutWholeProjects(changes) : changes;
  const isBetweenDays = updated.some(([from, to]) => from.date !== to.date);
  if (countRows({ added, updated, removed }) > MOST_ROWS || isBetweenDays) return { revision, changes: null };
  return { revision, changes: { added, updated, removed, ...(projects.length > 0 ? { projects } : {}) } };
}

type Rows = Pick<Changes, 'added' | 'updated' | 'removed'>;

function countRows({ added, updated, removed }: Rows): number {
  return added.length + updated.length + removed.length;
}

/** Rows that come or go with their project need not be named: whoever shows it leaves it, or opens it anew. */
function withoutWholeProjects({ added, updated, removed, projects }: Changes): Rows {
  const whole = new Set(
    projects.filter(({ from, to }) => !(from && to)).map(({ from, to }) => (from ?? to)?.id),
  );
  const stays = (row: Todo) => !whole.has(row.project);
  return { added: added.filter(stays), updated, removed: removed.filter(stays) };
}
