import type { Reading, ReadingKind } from '../../todo/days';
import type { TodoId } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { DueModal } from '../modal';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { EMPTY_INPUT } from '../text-input';

/** Opens the line in which a time is said of these rows; of none for a day to go to. */
export function openDue(model: Model, reading: ReadingKind, ids: readonly TodoId[]): Step {
  const modal: DueModal = { kind: 'due', reading, ids, input: EMPTY_INPUT, read: null, accepting: false };
  return still({ ...model, modal });
}

/** What each action does while a time is said. */
export const DUE_DEEDS: Deeds<'due'> = {
  accept: (model) => still({ ...model, modal: null }),
  close: (model) => still({ ...model, modal: null }),
  ...textDeeds((_edit) => (model: Model) => still(model)),
};

/** Puts text into the line. */
export function typeDue(model: Model, _text: string): Step {
  return still(model);
}

/** Takes what the words mean. */
export function takeTimeRead(model: Model, _kind: ReadingKind, _text: string, _answer: Reading): Step {
  return still(model);
}
