import { parentIndex } from '../../todo/hierarchy';
import { setFold } from '../folding';
import { foldOf } from '../list-layout';
import type { Model } from '../model';
import type { Fold } from '../row-block';
import { foldedIn, itemsOf } from '../rows';
import { type Step, still } from '../step';

/** Folds an open row; on one that is folded or has nothing below it, goes to the parent. */
export function collapseOrParent(model: Model): Step {
  if (foldUnderCursor(model) === 'open') return foldRow(model, true);
  const { rows } = model.list.todos;
  const parent = rows[parentIndex(rows, indexUnderCursor(model))];
  return still(parent ? { ...model, cursor: parent.id } : model);
}

/** Unfolds the row under the cursor. */
export function expand(model: Model): Step {
  return foldUnderCursor(model) === 'folded' ? foldRow(model, false) : still(model);
}

/** Folds or unfolds the row under the cursor, when there is something to hide. */
export function toggleCollapse(model: Model): Step {
  const fold = foldUnderCursor(model);
  return fold === 'none' ? still(model) : foldRow(model, fold === 'open');
}

function foldRow(model: Model, fold: boolean): Step {
  return model.cursor === null ? still(model) : setFold(model, model.cursor, fold);
}

function foldUnderCursor(model: Model): Fold {
  return foldOf(itemsOf(model), indexUnderCursor(model), foldedIn(model));
}

function indexUnderCursor(model: Model): number {
  return model.cursor === null ? -1 : model.list.todos.indexOf(model.cursor);
}
