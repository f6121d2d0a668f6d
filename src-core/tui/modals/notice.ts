import type { Deeds } from '../actions/deed';
import type { Model } from '../model';
import { type Step, still } from '../step';

/** Opens a notice in the place of typing that is refused. */
export function openNotice(model: Model, text: string): Step {
  return still({ ...model, modal: { kind: 'notice', text } });
}

/** What each action does while a message is open. */
export const MESSAGE_DEEDS: Deeds<'message'> = {
  close: (model) => still({ ...model, modal: null }),
};

/** What each action does while a notice is open. */
export const NOTICE_DEEDS: Deeds<'notice'> = {
  close: (model) => still({ ...model, modal: null }),
};
