import { padEnd, textWidth, truncate } from '../../lib/text-width';
import type { PreviewRow } from '../../plugin/preview';
import type { PreviewModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import type { Ink } from '../theme';
import { type Dialog, dialog } from './dialog';

/** The colour of what a command does. */
const MARK_INKS: Readonly<Record<PreviewRow['mark'], Ink>> = {
  '+': 'ok',
  '~': 'in_progress',
  '-': 'important',
  '⚙': 'dim',
};

/** Columns of one level. */
const LEVEL = 3;

/** What a run would change, row by row, with ticks. */
export function previewDialog(model: Model, modal: PreviewModal, columns: number): Dialog {
  const { question, ticked } = modal;
  const key = (action: 'toggle_tick' | 'toggle_all' | 'apply' | 'apply_always' | 'close', does: string) =>
    hintFor(model.keymaps, 'preview', action, does);
  const todos = question.todos === 1 ? '1 todo' : `${question.todos} todos`;
  return dialog(
    `${question.plugin} · ${question.trigger} · would change ${todos}`,
    question.rows.map((row) => rowLine(row, ticked.has(row.index), columns)),
    {
      selected: question.rows.length > 0 ? modal.cursor : null,
      scroll: modal.scroll,
      // Named when they count.
      hints: modal.armed
        ? [
            ...key('toggle_tick', 'toggle'),
            ...key('apply', `apply ${ticked.size}`),
            ...key('apply_always', 'always for this plugin'),
            ...key('toggle_all', ticked.size === question.rows.length ? 'none' : 'all'),
            ...key('close', 'nothing'),
          ]
        : [],
    },
  );
}

/** Tick, mark and text at the left; the detail at the right as long as the text keeps the greater part. */
function rowLine(row: PreviewRow, ticked: boolean, columns: number): Line {
  const lead = `[${ticked ? 'x' : ' '}] `;
  const mark = `${row.mark} `;
  const indent = ' '.repeat(Math.min(row.indent * LEVEL, Math.floor(columns / 3)));
  const room = Math.max(1, columns - textWidth(lead) - textWidth(mark) - indent.length);
  const text = ticked ? 'text' : 'dim';
  if (row.detail === '') {
    return [
      span(lead, 'accent'),
      span(mark, MARK_INKS[row.mark]),
      span(indent),
      span(truncate(row.text, room), text),
    ];
  }
  const detail = truncate(row.detail, Math.max(room - textWidth(row.text) - 2, Math.floor(room / 2)));
  const left = Math.max(1, room - textWidth(detail) - 2);
  return [
    span(lead, 'accent'),
    span(mark, MARK_INKS[row.mark]),
    span(indent),
    span(padEnd(truncate(row.text, left), left), text),
    span(`  ${detail}`, 'dim'),
  ];
}
