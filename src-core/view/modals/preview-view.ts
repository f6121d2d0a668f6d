import type { PreviewModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { span } from '../span';
import { type Dialog, dialog } from './dialog';

/** What a run would change, row by row, with ticks. */
export function previewDialog(model: Model, modal: PreviewModal, _columns: number): Dialog {
  const { question, ticked } = modal;
  const key = (action: 'toggle_tick' | 'apply' | 'apply_always' | 'close', does: string) =>
    hintFor(model.keymaps, 'preview', action, does);
  const lines = question.rows.map((row) => [
    span(
      `[${ticked.has(row.index) ? 'x' : ' '}] ${row.mark} ${' '.repeat(row.indent)}${row.text}  ${row.detail}`,
    ),
  ]);
  return dialog(`${question.plugin} · ${question.trigger} · would change ${question.todos} todos`, lines, {
    selected: modal.cursor,
    scroll: modal.scroll,
    hints: [
      ...key('toggle_tick', 'toggle'),
      ...key('apply', `apply ${ticked.size}`),
      ...key('apply_always', 'always for this plugin'),
      ...key('close', 'nothing'),
    ],
  });
}
