import { cleanText } from '../../lib/clean-text';
import { truncate } from '../../lib/text-width';
import type { DescriptionModal } from '../../tui/modal';
import { areaSize, descriptionNotice } from '../../tui/modals/description-opening';
import type { Model } from '../../tui/model';
import { layOutArea, showCaret } from '../../tui/text-area-layout';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import { type Dialog, dialog } from './dialog';

/** The text of a description, as much of it as there is room for; the row it belongs to is the title. */
export function descriptionDialog(model: Model, modal: DescriptionModal, columns: number): Dialog {
  const size = { ...areaSize(model, modal), columns };
  const area = modal.readOnly ? modal.area : showCaret(modal.area, size);
  const { rows, caret } = layOutArea(area, size);
  const notice = descriptionNotice(model, modal);
  const lines: Line[] = rows.map(({ text }) => [span(text)]);
  const row = model.list.todos.get(modal.id)?.content ?? modal.title;
  const title = row === '' ? 'Description' : `Description of ${cleanText(row)}`;
  const count = area.lines.length;
  return dialog(
    truncate(title, Math.max(1, columns - 4)),
    modal.text === '' ? [[span(modal.readOnly ? 'There is no description.' : '', 'dim')]] : lines,
    {
      header: notice === null ? [] : [[span(notice, 'question')]],
      caret: modal.readOnly ? null : (caret?.column ?? null),
      caretLine: caret?.row ?? null,
      fillsHeight: true,
      // What is typed is read in the field that holds it, and what is not, whole.
      spoken: modal.readOnly ? area.lines.map((text) => [span(text)]) : [],
      note: modal.readOnly ? '[READONLY]' : count > 1 ? `line ${area.line + 1} of ${count}` : '',
      hints: hintsOf(model, modal),
    },
  );
}

function hintsOf({ keymaps }: Model, { readOnly, leaving, area }: DescriptionModal): Dialog['hints'] {
  const key = (action: 'save' | 'discard' | 'undo_typing' | 'new_line', does: string) =>
    hintFor(keymaps, 'description', action, does);
  if (readOnly) return key('save', 'close');
  return [
    ...key('new_line', 'new line'),
    ...(area.past.length > 0 ? key('undo_typing', 'undo') : []),
    ...key('discard', leaving ? 'give up for good' : 'give up'),
    ...key('save', 'save'),
  ];
}
