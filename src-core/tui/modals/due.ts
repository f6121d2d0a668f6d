import { type CalendarDate, longDate, parseCalendarDate } from '../../lib/calendar-date';
import type { CommandOf } from '../../todo/command';
import type { Reading, ReadingKind } from '../../todo/days';
import type { Todo, TodoId } from '../../todo/todo';
import { openDay } from '../actions/day';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import { dispatch } from '../changing';
import type { DueModal } from '../modal';
import type { Model } from '../model';
import { tellLeftOut } from '../status';
import { andThen, type Step, still } from '../step';
import { EMPTY_INPUT, insertText, type TextInput } from '../text-input';

/** The longest words about time, in UTF-16 units; main reads no more. */
const MAX_TIME_LENGTH = 200;

/** Opens the line for rows, or (with none) for a day to go to. */
export function openDue(model: Model, reading: ReadingKind, ids: readonly TodoId[]): Step {
  const modal: DueModal = {
    kind: 'due',
    reading,
    ids,
    input: EMPTY_INPUT,
    read: null,
    accepting: false,
    fault: null,
  };
  return still({ ...model, modal });
}

/** What each action does while a time is typed. */
export const DUE_DEEDS: Deeds<'due'> = {
  accept: (model) => withModal(model, (modal) => accept(model, modal)),
  close: (model) => still({ ...model, modal: null }),
  ...textDeeds((edit) => (model: Model) => editTime(model, edit)),
};

/** Puts text into the line. */
export function typeDue(model: Model, text: string): Step {
  if (model.modal?.kind !== 'due') return still(model);
  const { input, leftOut } = insertText(model.modal.input, text, MAX_TIME_LENGTH);
  return andThen(
    editTime(model, () => input),
    (after) => tellLeftOut(after, leftOut),
  );
}

/** Takes what main has read; an answer to other words than those in the line comes too late. */
export function takeTimeRead(model: Model, reading: ReadingKind, text: string, answer: Reading): Step {
  return withModal(model, (modal) => {
    if (modal.reading !== reading || wordsOf(modal) !== text) return still(model);
    const read: DueModal = { ...modal, read: { of: text, reading: answer }, accepting: false };
    const after: Model = { ...model, modal: read };
    return modal.accepting ? accept(after, read) : still(after);
  });
}

/** Main could not read the words. */
export function readingFailed(model: Model): Model {
  const { modal } = model;
  return modal?.kind === 'due' ? { ...model, modal: { ...modal, accepting: false } } : model;
}

/** The words as they are read: without blanks around them. */
export function wordsOf({ input }: Pick<DueModal, 'input'>): string {
  return input.text.trim();
}

/** What was read of exactly the words in the line; null while that is not known. */
export function readingOf(modal: DueModal): Reading | null {
  return modal.read !== null && modal.read.of === wordsOf(modal) ? modal.read.reading : null;
}

/** The rows of the open list that the line is about. */
export function rowsOf(model: Model, { ids }: DueModal): Todo[] {
  return ids.flatMap((id) => model.list.todos.get(id) ?? []);
}

function accept(model: Model, modal: DueModal): Step {
  if (wordsOf(modal) === '') return modal.reading === 'day' ? closed(model) : put(model, modal, null);
  const reading = readingOf(modal);
  if (reading === null) return still({ ...model, modal: { ...modal, accepting: true } });
  if (!reading.ok) return still({ ...model, modal: { ...modal, accepting: false, fault: reading.error } });
  if (modal.reading !== 'day') return put(model, modal, reading.value);
  const date = reading.value === null ? undefined : parseCalendarDate(reading.value);
  return date === undefined ? closed(model) : goTo(model, modal, date);
}

function closed(model: Model): Step {
  return still({ ...model, modal: null });
}

/** There is no list of a day that has not come. */
function goTo(model: Model, modal: DueModal, date: CalendarDate): Step {
  if (date > model.today) {
    return still({
      ...model,
      modal: { ...modal, fault: `${longDate(date)} has not come yet: its list begins then.` },
    });
  }
  return openDay({ ...model, modal: null }, date);
}

/** Every row in one step; nothing is asked for where all is as it should be already. */
function put(model: Model, modal: DueModal, value: string | null): Step {
  const updates = updatesOf(modal.reading, value);
  const same = rowsOf(model, modal).every((row) => fieldOf(row, modal.reading) === value);
  const after: Model = { ...model, modal: null };
  if (same && rowsOf(model, modal).length === modal.ids.length) return still(after);
  const changed: Model = { ...after, lastChange: { kind: 'fields', updates, count: modal.ids.length } };
  return dispatch(changed, ...modal.ids.map((id) => ({ type: 'update_todo', id, updates }) as const));
}

/** The field that words of a kind are about; of a day to go to there is none. */
export function fieldOf(row: Todo, reading: ReadingKind): string | null {
  switch (reading) {
    case 'due':
      return row.dueDate;
    case 'reminder':
      return row.reminder;
    case 'recurrence':
      return row.recurrence;
    case 'day':
      return null;
  }
}

function updatesOf(reading: ReadingKind, value: string | null): CommandOf<'update_todo'>['updates'] {
  switch (reading) {
    case 'due':
      return { dueDate: value === null ? null : (parseCalendarDate(value) ?? null) };
    case 'reminder':
      return { reminder: value };
    case 'recurrence':
      return { recurrence: value };
    case 'day':
      return {};
  }
}

/** Asks what the new words mean, when they are others. */
function editTime(model: Model, edit: (input: TextInput) => TextInput): Step {
  return withModal(model, (modal) => {
    const next: DueModal = { ...modal, input: edit(modal.input), accepting: false, fault: null };
    const text = wordsOf(next);
    const after: Model = { ...model, modal: next };
    const known = text === '' || text === wordsOf(modal) || readingOf(next) !== null;
    return known ? still(after) : [after, [{ kind: 'read_time', reading: modal.reading, text }]];
  });
}

function withModal(model: Model, deed: (modal: DueModal) => Step): Step {
  return model.modal?.kind === 'due' ? deed(model.modal) : still(model);
}
