/** How the editor of a description ends, and what of it survives a crash or a refusal. */
import type { TodoId } from '../../todo/todo';
import { openDay } from '../actions/day';
import { dispatch } from '../changing';
import type { Effect } from '../effect';
import type { DescriptionModal } from '../modal';
import type { Model } from '../model';
import { inform, warn } from '../status';
import { andThen, type Step, still } from '../step';
import { textAreaOf, textOf } from '../text-area';
import { openDescription, withModal } from './description-opening';

/** Keeps what is typed through a crash, when its pause is over. */
export function keepDraft(model: Model): Step {
  return withModal(model, (modal) => {
    const { text } = modal;
    const kept: Model = { ...model, modal: { ...modal, keeping: false, kept: text } };
    const known = text === modal.kept || (modal.kept === null && !isChanged(modal));
    return known
      ? still({ ...model, modal: { ...modal, keeping: false } })
      : [kept, [{ kind: 'remember_draft', draft: { id: modal.id, text } }]];
  });
}

/** Saves what was typed and goes back to the list; until it is saved it survives a crash. */
export function saveDescription(model: Model): Step {
  return withModal(model, (modal) => {
    if (!isChanged(modal)) return leave(model, forget(modal));
    const { id } = modal;
    const text = modal.text.trimEnd();
    const description = text === '' ? null : text;
    const keep: Effect = { kind: 'remember_draft', draft: { id, text } };
    const sent = dispatch(model, { type: 'update_todo', id, updates: { description } });
    const [after, effects] = andThen(sent, (waiting) => leave(waiting, []));
    return [after, [keep, ...effects]];
  });
}

/** What has been saved needs to survive no crash. */
export function descriptionSaved(model: Model, asked: Effect): Step {
  return descriptionIn(asked) ? [model, [{ kind: 'remember_draft', draft: null }]] : still(model);
}

/** A description that was typed, on its way to main. */
export interface TypedDescription {
  readonly id: TodoId;
  readonly text: string;
}

/** The typed description that an effect carries. */
export function descriptionIn(asked: Effect): TypedDescription | undefined {
  const command = asked.kind === 'dispatch' && asked.commands.length === 1 ? asked.commands[0] : undefined;
  const isTyped = command?.type === 'update_todo' && command.updates.description !== undefined;
  return isTyped ? { id: command.id, text: command.updates.description ?? '' } : undefined;
}

/** It could not be saved, which may go better the next time: it is under the caret again. */
export function typeDescriptionAgain(model: Model, { id, text }: TypedDescription): Step {
  return model.modal === null && model.mode === 'navigate'
    ? openDescription(model, id, text)
    : copied(model, text);
}

/** Its row is gone, or closed: the text goes to the clipboard. */
export function descriptionRefused(model: Model, { text }: TypedDescription, why: string): Step {
  const told = text === '' ? why : `${why} The description that you typed was copied to the clipboard.`;
  const forgotten: Step = [model, [{ kind: 'remember_draft', draft: null }]];
  return andThen(
    andThen(forgotten, (after) => copied(after, text)),
    (after) => warn(after, told),
  );
}

/** What was typed is given up only when that is asked for twice. */
export function discard(model: Model): Step {
  return withModal(model, (modal) => {
    if (!isChanged(modal) || modal.leaving) return leave({ ...model, status: null }, forget(modal));
    return inform({ ...model, modal: { ...modal, leaving: true } }, GIVE_UP);
  });
}

const GIVE_UP = 'Not saved yet: Esc saves it, the same key again gives it up.';

function copied(model: Model, text: string): Step {
  return text === '' ? still(model) : [model, [{ kind: 'copy_text', text }]];
}

function forget({ kept }: DescriptionModal): readonly Effect[] {
  return kept === null ? [] : [{ kind: 'remember_draft', draft: null }];
}

/** Back to the list; to the new day's when one has begun meanwhile. */
function leave(model: Model, effects: readonly Effect[]): Step {
  const left: Model = { ...model, modal: null, dayTurned: false };
  if (!model.dayTurned) return [left, effects];
  return andThen([left, [...effects, { kind: 'turn_day' }]], (next) =>
    openDay(next, next.today, next.cursor),
  );
}

/** Blanks at the end make no difference: they are not saved. */
function isChanged({ text, before }: DescriptionModal): boolean {
  return text.trimEnd() !== textOf(textAreaOf(before ?? '')).trimEnd();
}
