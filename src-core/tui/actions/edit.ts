/** Typing a row: where it begins, and how it ends. */
import { cleanText } from '../../lib/clean-text';
import type { Place } from '../../todo/command';
import { type ListKey, MAX_INDENT, type TodoId } from '../../todo/todo';
import { changeRow, dispatch } from '../changing';
import { takeId } from '../id-source';
import type { Change } from '../last-change';
import { openNotice } from '../modals/notice';
import type { EditTarget, Model } from '../model';
import { refusalText, typingRefusedText } from '../outcome-text';
import { type Draft, positionOfPlace } from '../rows';
import { SENTENCES, warn } from '../status';
import { andThen, type Step, still } from '../step';
import { EMPTY_INPUT, type TextInput } from '../text-input';
import { openDay } from './day';
import type { Deed } from './deed';

/** Opens a new row below the one under the cursor and everything below that. */
export function newItem(model: Model): Step {
  return ifTypable(model, (writable) => still(openDraft(writable, 'after')));
}

/** Opens a new row above the one under the cursor. */
export function insertItemAbove(model: Model): Step {
  return ifTypable(model, (writable) => still(openDraft(writable, 'before')));
}

/**
 * Types in the row under the cursor, of whose text `begin` makes the line; in an empty list in a new row, for whoever
 * types on means to write.
 */
export function enterEditMode(begin: (content: string) => TextInput): Deed {
  return (model) => {
    if (model.cursor === null) return newItem(model);
    return ifTypable(model, (typable) =>
      changeRow(typable, (writable, row) =>
        still({
          ...writable,
          mode: 'edit',
          selection: null,
          editing: { target: { kind: 'existing', id: row.id }, input: begin(row.content) },
        }),
      ),
    );
  };
}

/** Who wants to type goes on typing: where that is refused, a notice takes the text, or it would be read as commands. */
function ifTypable(model: Model, deed: (model: Model) => Step): Step {
  return model.list.readOnly ? openNotice(model, typingRefusedText(model)) : deed(model);
}

/** Saves what was typed and goes back to the list; to the new day's when one has begun, on the row typed last. */
export function save(model: Model): Step {
  return andThen(commit(model), (saved) => {
    const left: Model = { ...saved, mode: 'navigate', editing: null, dayTurned: false };
    if (!saved.dayTurned) return still(left);
    return andThen([left, [{ kind: 'turn_day' }]], (next) => openDay(next, next.today, next.cursor));
  });
}

/**
 * Saves what was typed and opens another row below; without text it only leaves. Over midnight the screen stays with
 * the old day until the typing ends, though new rows go to the new one.
 */
export function saveAndNew(model: Model): Step {
  const target = model.editing?.target;
  if (!target || isBlank(model)) return save(model);
  return andThen(commit(model), (saved) => still(openDraftAfter(saved, target)));
}

/** One level deeper or up: a draft at once, a row that is there by a command. */
export function indentWhileTyping(model: Model, levels: 1 | -1): Step {
  const { editing } = model;
  if (!editing) return still(model);
  const { target } = editing;
  if (target.kind === 'existing') {
    const type = levels === 1 ? 'indent_todo' : 'outdent_todo';
    return dispatch(model, { type, id: target.id, scope: 'row' });
  }
  const indent = target.indent + levels;
  if (indent < 0) return warn(model, refusalText({ kind: 'cannot_outdent', id: target.id }));
  if (indent > target.maxIndent) return warn(model, refusalText({ kind: 'cannot_indent', id: target.id }));
  return still({ ...model, editing: { ...editing, target: { ...target, indent } } });
}

function isBlank(model: Model): boolean {
  return (model.editing?.input.text ?? '').trim() === '';
}

/** Sends what was typed, when it makes a difference. The mode stays as it is. */
function commit(model: Model): Step {
  const { editing } = model;
  if (!editing) return still(model);
  const { target } = editing;
  const content = editing.input.text.trim();
  if (target.kind === 'new') return commitDraft(model, target, content);
  if (content === '') return warn(model, SENTENCES.blankKept);
  const before = model.list.todos.get(target.id);
  if (before && cleanText(before.content).trim() === content) return still(model);
  return dispatch(model, { type: 'update_todo', id: target.id, updates: { content } });
}

/** The cursor goes to the new row, or back to where it was when there is none. */
function commitDraft(model: Model, draft: Draft, content: string): Step {
  if (content === '') return still({ ...model, cursor: draft.cameFrom });
  const { id, indent } = draft;
  // The list on the screen was closed at midnight: what was typed into it belongs to the new day.
  const list: ListKey = model.dayTurned ? { ...model.list.key, date: model.today } : model.list.key;
  const place: Place = model.dayTurned ? { kind: 'end' } : draft.place;
  const side = draft.place.kind === 'before' ? 'before' : 'after';
  const lastChange: Change = { kind: 'row', side, content };
  return dispatch(
    { ...model, cursor: id, lastChange },
    { type: 'create_todo', id, list, place, indent, content },
  );
}

function openDraft(model: Model, side: 'before' | 'after'): Model {
  const row = model.cursor === null ? undefined : model.list.todos.get(model.cursor);
  const place: Place = row ? { kind: side, id: row.id } : { kind: 'end' };
  return startDraft(model, {
    place,
    shownAt: place,
    indent: row?.indent ?? 0,
    maxIndent: deepestAt(model, place),
    cameFrom: row?.id ?? null,
  });
}

/** A draft below the row that has just been sent, which may not have come back yet. */
function openDraftAfter(model: Model, target: EditTarget): Model {
  const place: Place = { kind: 'after', id: target.id };
  if (target.kind === 'existing') {
    const indent = model.list.todos.get(target.id)?.indent ?? 0;
    const maxIndent = deepestAt(model, place);
    return startDraft(model, { place, shownAt: place, indent, maxIndent, cameFrom: target.id });
  }
  const known = positionOfPlace(model.list.todos, target.place) !== undefined;
  return startDraft(model, {
    place,
    shownAt: known ? target.place : target.shownAt,
    indent: target.indent,
    maxIndent: Math.min(MAX_INDENT, target.indent + 1),
    cameFrom: target.id,
  });
}

function startDraft(model: Model, draft: Omit<Draft, 'kind' | 'id'>): Model {
  const [id, ids] = takeId(model.ids);
  return {
    ...model,
    ids,
    mode: 'edit',
    selection: null,
    cursor: id satisfies TodoId,
    editing: { target: { kind: 'new', id, ...draft }, input: EMPTY_INPUT },
  };
}

/** The deepest a new row can stand at a place: one level below the row before it. */
function deepestAt(model: Model, place: Place): number {
  const { rows } = model.list.todos;
  const before = rows[(positionOfPlace(model.list.todos, place) ?? 0) - 1];
  return before ? Math.min(MAX_INDENT, before.indent + 1) : 0;
}
