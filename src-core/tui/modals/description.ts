/** The editor of a row's description: what its keys do, how it ends, and what of it survives a crash. */
import type { Draft } from '../../todo/days';
import { MAX_DESCRIPTION_LENGTH, type TodoId } from '../../todo/todo';
import { openDay } from '../actions/day';
import type { Deeds } from '../actions/deed';
import { TEXT_DEEDS } from '../actions/text';
import { dispatch } from '../changing';
import type { Effect } from '../effect';
import type { DescriptionModal } from '../modal';
import type { Model } from '../model';
import { inform, readOnlyText, SENTENCES, tellLeftOut, warn } from '../status';
import { andThen, type Step, still } from '../step';
import {
  cutBack,
  cutOn,
  moveBack,
  moveInLine,
  moveOn,
  redoTyping,
  TAB_TEXT,
  type TextArea,
  textAreaOf,
  textOf,
  toFirst,
  toLast,
  typeInto,
  undoTyping,
} from '../text-area';
import { type AreaSize, moveRows, scrollArea, showCaret } from '../text-area-layout';
import { dialogColumns, dialogLines } from './dialog-lines';

/** How long, in ms, what is typed may be lost to a crash. */
const KEEP_MS = 1_000;

/** Opens the description of the row under the cursor; that of a closed day can be read. */
export function editDescription(model: Model): Step {
  if (model.cursor === null || !model.list.todos.get(model.cursor)) return inform(model, SENTENCES.noRow);
  return openDescription(model, model.cursor);
}

/** Opens the description of a row, with a text that was typed before, if there is one. */
export function openDescription(model: Model, id: TodoId, draft?: string): Step {
  const row = model.list.todos.get(id);
  const area = textAreaOf(draft ?? row?.description ?? '');
  const modal: DescriptionModal = {
    kind: 'description',
    id,
    title: row?.content ?? '',
    area: model.list.readOnly && row ? toFirst(area) : area,
    text: textOf(area),
    before: row?.description ?? null,
    readOnly: model.list.readOnly && row !== undefined,
    broughtBack: draft !== undefined,
    kept: draft ?? null,
    keeping: false,
    leaving: false,
  };
  return still({ ...model, modal: { ...modal, area: showCaret(modal.area, areaSize(model, modal)) } });
}

/** Brings back what was being typed when the application ended; what was saved after all is forgotten. */
export function restoreDraft(model: Model, { id, text }: Draft): Step {
  const row = model.list.todos.get(id);
  if (row && textOf(textAreaOf(row.description ?? '')).trimEnd() === text.trimEnd()) {
    return [model, [{ kind: 'remember_draft', draft: null }]];
  }
  const cursor = row ? id : model.cursor;
  return andThen(openDescription({ ...model, cursor }, id, text), (after) =>
    inform(after, 'This was being typed when the application ended, and was brought back.'),
  );
}

const back = (edit: Edit) => moving((area) => moveBack(area, edit));
const on = (edit: Edit) => moving((area) => moveOn(area, edit));
const inLine = (edit: Edit) => moving((area) => moveInLine(area, edit));
const cuttingBack = (edit: Edit) => changing((area) => cutBack(area, edit));
const cuttingOn = (edit: Edit) => changing((area) => cutOn(area, edit));

type Edit = (typeof TEXT_DEEDS)['char_left'];

/** What each action does in the editor. */
export const DESCRIPTION_DEEDS: Deeds<'description'> = {
  save: saveDescription,
  discard,
  new_line: (model) => typeDescription(model, '\n'),
  insert_tab: (model) => typeDescription(model, TAB_TEXT),
  undo_typing: changing(undoTyping),
  redo_typing: changing(redoTyping),
  line_up: rows(() => -1),
  line_down: rows(() => 1),
  page_up: rows((size) => -page(size)),
  page_down: rows(page),
  document_start: moving(toFirst),
  document_end: moving(toLast),
  char_left: back(TEXT_DEEDS.char_left),
  char_right: on(TEXT_DEEDS.char_right),
  word_left: back(TEXT_DEEDS.word_left),
  word_right: on(TEXT_DEEDS.word_right),
  text_start: inLine(TEXT_DEEDS.text_start),
  text_end: inLine(TEXT_DEEDS.text_end),
  delete_back: cuttingBack(TEXT_DEEDS.delete_back),
  delete_forward: cuttingOn(TEXT_DEEDS.delete_forward),
  delete_word_back: cuttingBack(TEXT_DEEDS.delete_word_back),
  delete_to_start: cuttingBack(TEXT_DEEDS.delete_to_start),
  delete_to_end: cuttingOn(TEXT_DEEDS.delete_to_end),
};

/** Puts text in at the caret; what finds no room is told. */
export function typeDescription(model: Model, text: string): Step {
  return withModal(model, (modal) => {
    if (modal.readOnly) return warn(model, readOnlyText(model));
    const { area, leftOut } = typeInto(modal.area, text, MAX_DESCRIPTION_LENGTH);
    return andThen(put(model, modal, area), (after) => tellLeftOut(after, leftOut));
  });
}

/** The wheel moves the caret by rows, or the text of what is only read. */
export function wheelDescription(model: Model, lines: number): Step {
  return rows(() => lines)(model);
}

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

/** What there is to know before saving; null for nothing. */
export function descriptionNotice(model: Model, modal: DescriptionModal): string | null {
  const row = model.list.todos.get(modal.id);
  if (modal.readOnly) return null;
  if (!row && model.list.complete) return 'Its row is not in this list any more.';
  if (row && row.description !== modal.before)
    return 'It was changed elsewhere: saving puts this in its place.';
  return modal.broughtBack ? 'Brought back: this was typed and not saved.' : null;
}

/** The cells for the text. */
export function areaSize(model: Model, modal: DescriptionModal): AreaSize {
  const header = descriptionNotice(model, modal) === null ? 0 : 1;
  const { count } = dialogLines(model.size, 0, header, true);
  return { columns: dialogColumns(model.size), rows: Math.max(1, count) };
}

function copied(model: Model, text: string): Step {
  return text === '' ? still(model) : [model, [{ kind: 'copy_text', text }]];
}

/** What was typed is given up only when that is asked for twice. */
function discard(model: Model): Step {
  return withModal(model, (modal) => {
    if (!isChanged(modal) || modal.leaving) return leave(model, forget(modal));
    return inform({ ...model, modal: { ...modal, leaving: true } }, GIVE_UP);
  });
}

const GIVE_UP = 'Not saved yet: Esc saves it, the same key again gives it up.';

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

function changing(edit: (area: TextArea) => TextArea): (model: Model) => Step {
  return (model) =>
    withModal(model, (modal) =>
      modal.readOnly ? warn(model, readOnlyText(model)) : put(model, modal, edit(modal.area)),
    );
}

function moving(move: (area: TextArea) => TextArea): (model: Model) => Step {
  return (model) => withModal(model, (modal) => put(model, modal, move(modal.area)));
}

function rows(by: (size: AreaSize) => number): (model: Model) => Step {
  return (model) =>
    withModal(model, (modal) => {
      const size = areaSize(model, modal);
      if (!modal.readOnly) return put(model, modal, moveRows(modal.area, by(size), size.columns));
      return still({ ...model, modal: { ...modal, area: scrollArea(modal.area, by(size), size) } });
    });
}

function page({ rows: shown }: AreaSize): number {
  return Math.max(1, Math.floor(shown / 2));
}

/** The area as it is now, in sight; a text that changed is kept a second later. */
function put(model: Model, modal: DescriptionModal, area: TextArea): Step {
  const changed = area.lines !== modal.area.lines;
  const next: DescriptionModal = {
    ...modal,
    area: showCaret(area, areaSize(model, modal)),
    text: changed ? textOf(area) : modal.text,
    keeping: modal.keeping || changed,
    leaving: modal.leaving && !changed,
  };
  const due = { kind: 'after', name: 'draft', ms: KEEP_MS, due: { kind: 'draft_due' } } as const;
  return [{ ...model, modal: next }, changed && !modal.keeping ? [due] : []];
}

function withModal(model: Model, deed: (modal: DescriptionModal) => Step): Step {
  return model.modal?.kind === 'description' ? deed(model.modal) : still(model);
}
