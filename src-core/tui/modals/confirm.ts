import type { Deeds } from '../actions/deed';
import { deleteNow } from '../actions/structure';
import { dispatch } from '../changing';
import type { Modal } from '../modal';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { appCommand, pluginCommand } from './plugin-commands';

/** What each action does while a question is open. */
export const CONFIRM_DEEDS: Deeds<'confirm'> = {
  confirm,
  decline: (model) =>
    still(
      model.modal?.kind === 'confirm' && isSeen(model.modal) ? { ...model, modal: model.modal.under } : model,
    ),
};

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
