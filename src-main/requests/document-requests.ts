import type { ListPage } from '../../src-core/ipc/messages';
import { momentWords, type Present } from '../../src-core/plugin/moment-words';
import type { Instant, ListKey } from '../../src-core/todo/todo';
import type { RequestHandlers } from '../ipc-router';
import { rememberScroll } from '../scroll-memory';
import { openPage } from '../store/list-page';
import type { TodoRepository } from '../store/todo-repository';
import type { TodoStore } from '../store/todo-store';

/** What is asked of the document, and how the user looks at it. */
export interface DocumentRequestParts {
  readonly store: TodoStore;
  readonly repository: TodoRepository;
  readonly present: () => Present;
}

/** Changes of one todo that are shown. */
const MAX_PROVENANCE = 200;

/** The requests about todos. */
export function documentRequests({ store, repository, present }: DocumentRequestParts) {
  const page = (list: ListKey, offset: number): ListPage => openPage(store, repository, list, offset);
  return {
    open_list: ({ list, offset }) => JSON.stringify(page(list, offset)),
    dispatch: ({ commands }) => store.dispatch(commands, { kind: 'user' }),
    undo: () => store.undo(),
    redo: () => store.redo(),
    provenance: ({ id }) => {
      const { today, zone } = present();
      const words = (at: Instant) => momentWords(at, { today, zone });
      return store.provenanceOf(id, MAX_PROVENANCE).map((entry) => ({
        ...entry,
        at: words(entry.at).includes(' ') ? words(entry.at) : `${today} ${words(entry.at)}`,
      }));
    },
    remember_fold: ({ id, folded }) => {
      repository.rememberFold(id, folded);
      return null;
    },
    remember_cursor: ({ list, selected, scroll }) => {
      repository.rememberSelected(list, selected);
      rememberScroll(repository, list, scroll);
      return null;
    },
  } satisfies Partial<RequestHandlers>;
}
