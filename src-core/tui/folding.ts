/** What is folded is how somebody looks at a list, not what it says: it changes here, and main only remembers it. */
import { parentIndex } from '../todo/hierarchy';
import type { TodoId } from '../todo/todo';
import type { Effect } from './effect';
import type { Model } from './model';
import { foldedIn, itemAt, itemNumber, itemsOf } from './rows';
import { type Step, still } from './step';

/** Folds or unfolds a row. A cursor that would be hidden goes to the row that hides it. */
export function setFold(model: Model, id: TodoId, fold: boolean): Step {
  if (foldedIn(model).has(id) === fold) return still(model);
  const folded = new Set(foldedIn(model));
  if (fold) folded.add(id);
  else folded.delete(id);
  const after = withFolded(model, folded);
  const items = itemsOf(after);
  const cursor = itemAt(items, itemNumber(items, model.cursor))?.id ?? model.cursor;
  return [{ ...after, cursor }, model.filter ? [] : [{ kind: 'remember_fold', id, folded: fold }]];
}

/** While a filter is on, what is folded then is no habit: it goes with the filter and nobody remembers it. */
function withFolded(model: Model, folded: ReadonlySet<TodoId>): Model {
  return model.filter ? { ...model, filter: { ...model.filter, folded } } : { ...model, folded };
}

/** Unfolds whatever hides a row. */
export function reveal(model: Model, id: TodoId | null): Step {
  const { rows } = model.list.todos;
  let index = id === null ? -1 : model.list.todos.indexOf(id);
  const hiding: TodoId[] = [];
  while (index >= 0) {
    index = parentIndex(rows, index);
    const parent = rows[index];
    if (parent && foldedIn(model).has(parent.id)) hiding.push(parent.id);
  }
  if (hiding.length === 0) return still(model);
  const folded = new Set(foldedIn(model));
  for (const each of hiding) folded.delete(each);
  if (model.filter) return still(withFolded(model, folded));
  return [
    withFolded(model, folded),
    hiding.map((each): Effect => ({ kind: 'remember_fold', id: each, folded: false })),
  ];
}
