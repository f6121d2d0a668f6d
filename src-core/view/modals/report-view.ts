import type { ReportTone } from '../../plugin/report';
import type { ReportModal } from '../../tui/modal';
import { reportLines } from '../../tui/modals/report-lines';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import type { Ink } from '../theme';
import { type Dialog, dialog } from './dialog';

const INKS: Readonly<Record<ReportTone, Ink>> = {
  text: 'text',
  title: 'accent',
  dim: 'dim',
  ok: 'ok',
  warning: 'question',
  error: 'important',
  plugin: 'plugin',
};

/** A page to read; one that is asked for again keeps its height, so that it does not jump. */
export function reportDialog(model: Model, modal: ReportModal, columns: number): Dialog {
  const { report, live, scroll } = modal;
  const lines = reportLines(report, columns).map(({ text, tone }) => [
    { text, ink: INKS[tone], bold: tone === 'title' },
  ]);
  const key = (action: 'move_down' | 'move_up' | 'copy' | 'close', does: string) =>
    hintFor(model.keymaps, 'report', action, does);
  return dialog(report.title, lines, {
    scroll,
    fillsHeight: live !== null,
    note: live === null ? '' : 'live',
    hints: [
      ...key('move_down', 'down'),
      ...key('move_up', 'up'),
      ...key('copy', 'copy'),
      ...key('close', modal.under ? 'back' : 'close'),
    ],
  });
}
