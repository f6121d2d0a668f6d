/** What is folded is how somebody looks at a list, not what it says: it changes here, and main only remembers it. */
import { parentIndex } from '../todo/hierarchy';
import type { TodoId } from '../todo/todo';
import type { Effect } from './effect';
import type { Model } from './model';
import { itemAt, itemNumber, itemsOf } from './rows';
import { type Step, still } from './step';

/** Folds or unfolds a row. A cursor that would be hidden goes to the row that hides it. */
export function setFold(model: Model, id: TodoId, fold: boolean): Step {
  if (model.folded.has(id) === fold) return still(model);
  const folded = new Set(model.folded);
  if (fold) folded.add(id);
  else folded.delete(id);
  const after: Model = { ...model, folded };
  const items = itemsOf(after);
  const cursor = itemAt(items, itemNumber(items, model.cursor))?.id ?? model.cursor;
  return [{ ...after, cursor }, [{ kind: 'remember_fold', id, folded: fold }]];
}

/** Unfolds whatever hides a row. */
export function reveal(model: Model, id: TodoId | null): Step {
  const { rows } = model.list.todos;
  let index = id === null ? -1 : model.list.todos.indexOf(id);
  const hiding: TodoId[] = [];
  while (index >= 0) {
    index = parentIndex(rows, index);
    const parent = rows[index];
    if (parent && model.folded.has(parent.id)) hiding.push(parent.id);
  }
  if (hiding.length === 0) return still(model);
  const folded = new Set(model.folded);
  for (const each of hiding) folded.delete(each);
  return [
    { ...model, folded },
    hiding.map((each): Effect => ({ kind: 'remember_fold', id: each, folded: false })),
  ];
}
