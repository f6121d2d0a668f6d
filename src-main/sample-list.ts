import { sampleList } from '../src-core/todo/sample-list';
import { DEFAULT_PROJECT } from '../src-core/todo/todo';
import type { TodoRepository } from './store/todo-repository';
import type { TodoStore } from './store/todo-store';

const MARK = 'sample_list';

/** Puts the sample list into a document in which nothing has ever been, once; a step that undo takes back. */
export function plantSampleList(
  store: TodoStore,
  view: Pick<TodoRepository, 'viewState' | 'rememberViewState'>,
): void {
  if (view.viewState(MARK) !== undefined) return;
  const untouched = store.projects().length === 1 && store.projectRows(DEFAULT_PROJECT).length === 0;
  view.rememberViewState(MARK, untouched ? 'planted' : 'not wanted');
  if (untouched) store.dispatch([sampleList(store.today())], { kind: 'api' });
}
