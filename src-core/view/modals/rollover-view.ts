import { cleanText } from '../../lib/clean-text';
import { truncate } from '../../lib/text-width';
import type { NamedRow } from '../../todo/days';
import { type Priority, STATE_CHARACTERS, type TodoState } from '../../todo/todo';
import type { RolloverModal } from '../../tui/modal';
import { dayName } from '../../tui/modals/rollover';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import type { Ink } from '../theme';
import { type Dialog, dialog } from './dialog';

/** The question, the rows it is about, and whether the answer is remembered. */
export function rolloverDialog(model: Model, modal: RolloverModal, columns: number): Dialog {
  const { offer, remember, scroll } = modal;
  const what = offer.total === 1 ? '1 open todo' : `${offer.total} open todos`;
  const more = offer.total - offer.rows.length;
  const key = (action: 'take_along' | 'leave_behind' | 'toggle_remember' | 'close', does: string) =>
    hintFor(model.keymaps, 'rollover', action, does);
  return dialog(
    truncate(`Take ${what} of ${dayName(offer.from, model.today)} along?`, Math.max(1, columns - 4)),
    [
      ...offer.rows.map((row) => namedRowLine(row, row.indent * 2, columns)),
      ...(more > 0 ? [[span(`… and ${more} more`, 'dim')]] : []),
    ],
    {
      header: [[span(`[${remember ? 'x' : ' '}] remember my answer, and do not ask again`)], []],
      scroll,
      // Keys are named from when they count.
      hints:
        modal.arming?.armed === false
          ? []
          : [
              ...key('take_along', 'take along'),
              ...key('leave_behind', 'leave'),
              ...key('toggle_remember', 'remember'),
              ...key('close', 'not now'),
            ],
    },
  );
}

const STATE_INKS: Readonly<Record<TodoState, Ink>> = {
  empty: 'text',
  done: 'complete',
  in_progress: 'in_progress',
  question: 'question',
  important: 'important',
  cancelled: 'complete',
};

/** A row of another list in a box: its priority, its state, its text, cut to the columns there are. */
export function namedRowLine(row: NamedRow, left: number, columns: number): Line {
  const ink = STATE_INKS[row.state];
  const priority: Priority | null = row.priority;
  const badge = priority === null ? '' : `[${priority}] `;
  const box = `[${STATE_CHARACTERS[row.state]}] `;
  const indent = Math.min(left, Math.floor(columns / 2));
  const room = Math.max(1, columns - indent - badge.length - box.length);
  return [
    span(' '.repeat(indent)),
    ...(priority === null ? [] : [span(badge, priority)]),
    span(box, ink),
    { text: truncate(cleanText(row.content), room), ink, strikethrough: row.state === 'cancelled' },
  ];
}
