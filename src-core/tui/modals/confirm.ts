import type { Deeds } from '../actions/deed';
import { deleteNow } from '../actions/structure';
import { dispatch } from '../changing';
import type { Modal } from '../modal';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { confirmLines } from './confirm-lines';
import { dialogColumns, dialogLines, QUESTION_COLUMNS } from './dialog-lines';
import { scrolledText } from './list-window';
import { appCommand, pluginCommand } from './plugin-commands';

/** What each action does while a question is open. */
export const CONFIRM_DEEDS: Deeds<'confirm'> = {
  move_up: (model) => scrollConfirm(model, -1),
  move_down: (model) => scrollConfirm(model, 1),
  go_to_first: (model) => scrollConfirm(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => scrollConfirm(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => scrollConfirm(model, halfPage(model)),
  half_page_up: (model) => scrollConfirm(model, -halfPage(model)),
  confirm,
  decline: (model) =>
    still(
      model.modal?.kind === 'confirm' && isSeen(model.modal) ? { ...model, modal: model.modal.under } : model,
    ),
};

/** Scrolls a question that is longer than the window, by lines. */
export function scrollConfirm(model: Model, by: number): Step {
  const { modal, size } = model;
  if (modal?.kind !== 'confirm') return still(model);
  const count = confirmLines(modal, dialogColumns(size, QUESTION_COLUMNS)).length;
  const shown = dialogLines(size, count, 0, false).count;
  return still({ ...model, modal: { ...modal, scroll: scrolledText(modal.scroll ?? 0, by, count, shown) } });
}

function halfPage({ size }: Model): number {
  return Math.max(1, Math.floor(dialogLines(size, 0, 0, true).count / 2));
}

function confirm(model: Model): Step {
  if (model.modal?.kind !== 'confirm' || !isSeen(model.modal)) return still(model);
  const { deed, under } = model.modal;
  const closed: Model = { ...model, modal: under };
  switch (deed.kind) {
    case 'delete_todos':
      return deleteNow(closed, deed.ids);
    case 'delete_project':
      return dispatch(closed, { type: 'delete_project', id: deed.id });
    case 'command':
      return deed.asks === 'app_command' ? appCommand(closed, deed.words) : pluginCommand(closed, deed.words);
    case 'plugin':
      return pluginCommand(closed, [deed.verb, deed.plugin]);
    case 'show_never':
      return pluginCommand(closed, ['preview', deed.plugin, 'never']);
  }
}

/** A question that came by itself counts only when it has been seen. */
function isSeen({ arming }: Extract<Modal, { readonly kind: 'confirm' }>): boolean {
  return arming?.armed !== false;
}
