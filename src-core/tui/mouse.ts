import { enterEditMode, save } from './actions/edit';
import { toggleState } from './actions/structure';
import { setFold } from './folding';
import { type Hit, hitAt } from './hit';
import type { Input } from './input';
import { scrollHelp } from './modals/help';
import { clickPlugin, wheelPlugins } from './modals/plugins';
import type { Model } from './model';
import { scrollBy } from './scrolling';
import { andThen, type Step, still } from './step';

/** A press of the main button. What is hit is what was seen: it is found before anything changes. */
export function click(model: Model, { x, y, double }: Extract<Input, { kind: 'click' }>): Step {
  if (model.modal?.kind === 'notice') return still({ ...model, modal: null });
  if (model.modal) return clickPlugin(model, y, double);
  const hit = hitAt(model, x, y);
  if (!hit || hit.id === model.editing?.target.id) return still(model);
  const left = model.editing ? save(model) : still({ ...model, pending: [], whichKey: false });
  return andThen(left, (after) => press(after, hit, double));
}

/** The wheel moves what is on top. */
export function wheel(model: Model, lines: number): Step {
  switch (model.modal?.kind) {
    case 'help':
      return scrollHelp(model, lines);
    case 'plugins':
      return wheelPlugins(model, lines);
    case 'confirm':
    case 'notice':
      return still(model);
    case undefined:
      return still(scrollBy(model, lines));
  }
}

function press(model: Model, { zone, id }: Hit, double: boolean): Step {
  if (zone === 'fold') return setFold(model, id, !model.folded.has(id));
  const onRow: Model = { ...model, cursor: id };
  if (zone === 'checkbox') return toggleState(onRow);
  return double ? enterEditMode(onRow) : still(onRow);
}
