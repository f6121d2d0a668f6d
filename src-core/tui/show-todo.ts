import { type ListKey, sameList, type TodoId } from '../todo/todo';
import { save } from './actions/edit';
import { reveal } from './folding';
import { openList } from './mirror';
import type { Modal } from './modal';
import { saveDescription } from './modals/description-saving';
import { projectOpened } from './modals/project-changes';
import type { Model } from './model';
import { andThen, type Step, still } from './step';

/** What somebody is asked or fills in: it stays, and the todo is behind it. */
const KEPT: ReadonlySet<Modal['kind']> = new Set(['confirm', 'preview', 'rollover', 'settings']);

/** Shows a todo, on whatever day and in whatever project it is. What is being typed is saved first. */
export function showTodo(model: Model, list: ListKey, id: TodoId | null): Step {
  return andThen(andThen(saved(model), uncovered), (free) => {
    const shown: Model = { ...free, filter: null, selection: null };
    const isThere = id !== null && sameList(list, shown.list.key) && shown.list.todos.indexOf(id) >= 0;
    if (isThere && shown.waiting.opening === null) return reveal({ ...shown, cursor: id }, id);
    return andThen(projectOpened(shown, list.project), (after) => openList(after, list, id));
  });
}

function saved(model: Model): Step {
  return model.mode === 'edit' ? save(model) : saveDescription(model);
}

function uncovered(model: Model): Step {
  return still(model.modal === null || KEPT.has(model.modal.kind) ? model : { ...model, modal: null });
}
