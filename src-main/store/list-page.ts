import type { ListPage } from '../../src-core/ipc/messages';
import type { ListKey } from '../../src-core/todo/todo';
import { keptScroll } from '../scroll-memory';
import type { TodoRepository } from './todo-repository';
import type { TodoStore } from './todo-store';

/** Rows in one page: the first screens at once, and no more work in one piece than a few ms. */
export const PAGE_ROWS = 1_000;

/**
 * A part of a list as the screen opens it, a day that is over as the picture of it. Pages of the same revision belong together; `folded` names the folded rows
 * of the page. An offset beyond the end gives an empty page.
 */
export function openPage(
  store: TodoStore,
  view: Pick<TodoRepository, 'selected' | 'viewState'>,
  key: ListKey,
  offset: number,
  limit = PAGE_ROWS,
): ListPage {
  const shown = store.shown(key);
  const rows = shown.rows.slice(offset, offset + limit);
  const ids = new Set(rows.map((row) => row.id));
  const selected = view.selected(key);
  return {
    list: { project: key.project, date: key.date },
    projectName: store.projectName(key.project),
    readOnly: key.date < store.today(),
    revision: store.revision(),
    offset,
    rows,
    folded: shown.folded.filter((id) => ids.has(id)),
    total: shown.rows.length,
    selected: selected !== null && shown.rows.some(({ id }) => id === selected) ? selected : null,
    scroll: keptScroll(view, key),
  };
}
