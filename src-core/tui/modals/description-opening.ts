/** How the editor of a description opens, and the room it has. */
import type { Draft } from '../../todo/days';
import type { TodoId } from '../../todo/todo';
import type { DescriptionModal } from '../modal';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import { andThen, type Step, still } from '../step';
import { textAreaOf, textOf, toFirst } from '../text-area';
import { type AreaSize, showCaret } from '../text-area-layout';
import { dialogColumns, dialogLines } from './dialog-lines';

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

/** Goes on when a description is open. */
export function withModal(model: Model, deed: (modal: DescriptionModal) => Step): Step {
  return model.modal?.kind === 'description' ? deed(model.modal) : still(model);
}
