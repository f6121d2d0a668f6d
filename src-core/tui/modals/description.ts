/** The editor of a row's description: what its keys do. */
import { MAX_DESCRIPTION_LENGTH } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import { TEXT_DEEDS } from '../actions/text';
import type { DescriptionModal } from '../modal';
import type { Model } from '../model';
import { readOnlyText } from '../outcome-text';
import { tellLeftOut, warn } from '../status';
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
  textOf,
  toFirst,
  toLast,
  typeInto,
  undoTyping,
} from '../text-area';
import { type AreaSize, moveRows, scrollArea, showCaret } from '../text-area-layout';
import { areaSize, withModal } from './description-opening';
import { discard, saveDescription } from './description-saving';

/** How long, in ms, what is typed may be lost to a crash. */
const KEEP_MS = 1_000;

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
