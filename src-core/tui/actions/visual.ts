import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import { type Step, still } from '../step';

/** Selects rows from the one under the cursor on; lets go of them when there are some. */
export function toggleVisual(model: Model): Step {
  if (model.selection) return still({ ...model, selection: null });
  if (model.cursor === null || model.list.todos.indexOf(model.cursor) < 0)
    return inform(model, SENTENCES.noRow);
  return still({ ...model, selection: { anchor: model.cursor } });
}

/** Lets go, one thing at a time: of the selection, of the search, of the filter. A message goes in any case. */
export function letGo(model: Model): Step {
  const quiet: Model = { ...model, status: null };
  if (model.selection) return still({ ...quiet, selection: null });
  if (model.search) return still({ ...quiet, search: null });
  return still(model.filter ? { ...quiet, filter: null } : quiet);
}
