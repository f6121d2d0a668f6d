import type { Deeds } from '../actions/deed';
import { dispatch } from '../changing';
import type { Model } from '../model';
import { type Step, still } from '../step';

/** What each action does while a question is open. */
export const CONFIRM_DEEDS: Deeds<'confirm'> = {
  confirm,
  decline: (model) => still({ ...model, modal: null }),
};

function confirm(model: Model): Step {
  if (model.modal?.kind !== 'confirm') return still(model);
  const { deed } = model.modal;
  switch (deed.kind) {
    case 'delete_todo':
      return dispatch({ ...model, modal: null }, { type: 'delete_todo', id: deed.id });
  }
}
