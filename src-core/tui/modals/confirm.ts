import type { Deeds } from '../actions/deed';
import { deleteNow } from '../actions/structure';
import { dispatch } from '../changing';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { pluginCommand } from './plugin-commands';

/** What each action does while a question is open. */
export const CONFIRM_DEEDS: Deeds<'confirm'> = {
  confirm,
  decline: (model) => still(model.modal?.kind === 'confirm' ? { ...model, modal: model.modal.under } : model),
};

function confirm(model: Model): Step {
  if (model.modal?.kind !== 'confirm') return still(model);
  const { deed, under } = model.modal;
  const closed: Model = { ...model, modal: under };
  switch (deed.kind) {
    case 'delete_todos':
      return deleteNow(closed, deed.ids);
    case 'delete_project':
      return dispatch(closed, { type: 'delete_project', id: deed.id });
    case 'plugin':
      return pluginCommand(closed, [deed.verb, deed.plugin]);
    case 'show_never':
      return pluginCommand(closed, ['preview', deed.plugin, 'never']);
  }
}
