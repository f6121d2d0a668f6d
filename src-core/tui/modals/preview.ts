import type { PreviewQuestion } from '../../plugin/preview';
import type { Deeds } from '../actions/deed';
import type { PreviewModal } from '../modal';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { dialogLines } from './dialog-lines';
import { firstShown, moved } from './list-window';
import { toggledTicks } from './preview-ticks';
import { enqueue } from './queue';

/** A plugin's run waits for the user: it is shown as soon as nothing else is. */
export function previewAsked(model: Model, question: PreviewQuestion): Step {
  const ticked = new Set(question.rows.map((row) => row.index));
  return still(enqueue(model, { kind: 'preview', question, armed: false, ticked, cursor: 0, scroll: 0 }));
}

/** How long a preview is seen before keys count, in ms: one that was on its way to the list must not answer it. */
const ARMING_MS = 400;

/** Starts the wait when a preview has just opened. */
export function armPreview(before: Model, after: Model): Step {
  const { modal } = after;
  if (modal?.kind !== 'preview' || modal.armed) return still(after);
  const { id } = modal.question;
  if (before.modal?.kind === 'preview' && before.modal.question.id === id) return still(after);
  return [after, [{ kind: 'after', name: 'preview', ms: ARMING_MS, due: { kind: 'preview_armed', id } }]];
}

/** The wait is over. */
export function previewArmed(model: Model, id: string): Step {
  const { modal } = model;
  const isIt = modal?.kind === 'preview' && modal.question.id === id;
  return still(isIt ? { ...model, modal: { ...modal, armed: true } } : model);
}

/** Nobody waits for the answer any more: what was on the screen gives way to the reason, so that no key meant for it reaches the list. */
export function previewWithdrawn(model: Model, id: string): Step {
  const queued = model.queued.filter((modal) => modal.kind !== 'preview' || modal.question.id !== id);
  const { modal } = model;
  if (modal?.kind !== 'preview' || modal.question.id !== id) return still({ ...model, queued });
  const { plugin } = modal.question;
  const text = `${plugin} was stopped: its changes were not made.`;
  return still({ ...model, queued, modal: { kind: 'message', title: plugin, text } });
}

/** What each action does while a run is shown. */
export const PREVIEW_DEEDS: Deeds<'preview'> = {
  move_up: (model) => move(model, -1),
  move_down: (model) => move(model, 1),
  go_to_first: (model) => move(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => move(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => move(model, halfPage(model)),
  half_page_up: (model) => move(model, -halfPage(model)),
  toggle_tick: (model) =>
    withModal(model, (modal) => still(modal.armed ? { ...model, modal: toggled(modal) } : model)),
  toggle_all: (model) =>
    withModal(model, (modal) => {
      const all = modal.question.rows.map((row) => row.index);
      const ticked = new Set(modal.ticked.size === all.length ? [] : all);
      return still({ ...model, modal: { ...modal, ticked } });
    }),
  apply: (model) => withModal(model, (modal) => answer(model, modal, [...modal.ticked], false)),
  apply_always: (model) => withModal(model, (modal) => answer(model, modal, [...modal.ticked], true)),
  close: (model) => withModal(model, (modal) => answer(model, modal, null, false)),
};

/** Scrolls by lines. */
export function wheelPreview(model: Model, lines: number): Step {
  return move(model, lines);
}

/** Puts the cursor on the row in that line of the terminal, and takes or leaves the one it is on already. */
export function clickPreview(model: Model, y: number): Step {
  return withModal(model, (modal) => {
    const { rows } = modal.question;
    const lines = dialogLines(model.size, rows.length, 0, false);
    const cursor = firstShown(modal.cursor, lines.count, rows.length, modal.scroll) + y - lines.y;
    if (y < lines.y || y >= lines.y + lines.count || cursor >= rows.length) return still(model);
    const at = { ...modal, cursor };
    return still({ ...model, modal: cursor === modal.cursor ? toggled(at) : at });
  });
}

function toggled(modal: PreviewModal): PreviewModal {
  const { rows } = modal.question;
  const row = rows[modal.cursor];
  return row ? { ...modal, ticked: toggledTicks(rows, modal.ticked, row.index) } : modal;
}

function answer(model: Model, modal: PreviewModal, take: readonly number[] | null, always: boolean): Step {
  if (!modal.armed) return still(model);
  const { id } = modal.question;
  return [{ ...model, modal: null }, [{ kind: 'answer_preview', id, take, always }]];
}

function move(model: Model, by: number): Step {
  return withModal(model, (modal) => {
    const count = modal.question.rows.length;
    const lines = dialogLines(model.size, count, 0, false).count;
    return still({ ...model, modal: { ...modal, ...moved(modal, by, count, lines) } });
  });
}

function halfPage(model: Model): number {
  return Math.max(1, Math.floor(dialogLines(model.size, model.size.rows, 0, false).count / 2));
}

function withModal(model: Model, deed: (modal: PreviewModal) => Step): Step {
  return model.modal?.kind === 'preview' ? deed(model.modal) : still(model);
}
