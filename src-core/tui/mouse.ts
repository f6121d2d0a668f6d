import { enterEditMode, save } from './actions/edit';
import { toggleState } from './actions/structure';
import { setFold } from './folding';
import { type Hit, hitAt } from './hit';
import type { Input } from './input';
import type { Modal } from './modal';
import { scrollConfirm } from './modals/confirm';
import { wheelDescription } from './modals/description';
import { clickFind, moveFind } from './modals/find';
import { scrollHelp } from './modals/help';
import { clickPalette, movePalette } from './modals/palette';
import { clickPlugin, wheelPlugins } from './modals/plugin-box';
import { clickTab } from './modals/plugin-tabs';
import { clickPreview, wheelPreview } from './modals/preview';
import { clickProjects, moveProjects } from './modals/projects';
import { clickProvenance, wheelProvenance } from './modals/provenance';
import { scrollReport } from './modals/report';
import { scrollRollover } from './modals/rollover';
import { clickSettings, wheelSettings } from './modals/settings';
import { scrollStatistics } from './modals/statistics';
import type { Model } from './model';
import { foldedIn } from './rows';
import { scrollBy } from './scrolling';
import { andThen, type Step, still } from './step';
import { inputOf } from './text-input';

/** A press of the main button. What is hit is what was seen: it is found before anything changes. */
export function click(model: Model, { x, y, double }: Extract<Input, { kind: 'click' }>): Step {
  if (model.modal) return clickTab(model, x, y) ?? clickBox(model, model.modal, y, double);
  const hit = hitAt(model, x, y);
  if (!hit || hit.id === model.editing?.target.id) return still(model);
  const left = model.editing
    ? save(model)
    : still({ ...model, pending: [], whichKey: false, count: null, selection: null });
  return andThen(left, (after) => press(after, hit, double));
}

function clickBox(model: Model, modal: Modal, y: number, double: boolean): Step {
  switch (modal.kind) {
    case 'notice':
    case 'message':
      return still({ ...model, modal: null });
    case 'plugins':
    case 'gallery':
      return clickPlugin(model, y, double);
    case 'palette':
      return clickPalette(model, y, double);
    case 'preview':
      return clickPreview(model, y);
    case 'settings':
      return clickSettings(model, y, double);
    case 'provenance':
      return clickProvenance(model, y);
    case 'projects':
      return clickProjects(model, y, double);
    case 'find':
      return clickFind(model, y, double);
    case 'help':
    case 'command':
    case 'search':
    case 'filter':
    case 'due':
    case 'description':
    case 'rollover':
    case 'statistics':
    case 'report':
    case 'confirm':
      return still(model);
  }
}

/** The wheel moves what is on top. */
export function wheel(model: Model, lines: number): Step {
  switch (model.modal?.kind) {
    case 'help':
      return scrollHelp(model, lines);
    case 'plugins':
    case 'gallery':
      return wheelPlugins(model, lines);
    case 'palette':
      return movePalette(model, Math.sign(lines));
    case 'report':
      return scrollReport(model, lines);
    case 'preview':
      return wheelPreview(model, lines);
    case 'settings':
      return wheelSettings(model, lines);
    case 'provenance':
      return wheelProvenance(model, lines);
    case 'projects':
      return moveProjects(model, Math.sign(lines));
    case 'description':
      return wheelDescription(model, lines);
    case 'rollover':
      return scrollRollover(model, lines);
    case 'statistics':
      return scrollStatistics(model, lines);
    case 'find':
      return moveFind(model, Math.sign(lines));
    case 'confirm':
      return scrollConfirm(model, lines);
    case 'command':
    case 'due':
    case 'notice':
    case 'message':
      return still(model);
    case 'search':
    case 'filter':
    case undefined:
      return still(scrollBy(model, lines));
  }
}

function press(model: Model, { zone, id }: Hit, double: boolean): Step {
  if (zone === 'fold') return setFold(model, id, !foldedIn(model).has(id));
  const onRow: Model = { ...model, cursor: id };
  if (zone === 'checkbox') return toggleState(onRow);
  return double ? enterEditMode(inputOf)(onRow) : still(onRow);
}
