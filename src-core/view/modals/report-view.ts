import type { ReportTone } from '../../plugin/report';
import type { ReportModal } from '../../tui/modal';
import { dialogLines } from '../../tui/modals/dialog-lines';
import { openTab } from '../../tui/modals/plugin-tabs';
import { tabLabel } from '../../tui/modals/plugin-title';
import { fillsHeight } from '../../tui/modals/report';
import { reportLines } from '../../tui/modals/report-lines';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import type { Ink } from '../theme';
import { type Dialog, dialog } from './dialog';
import { tabHeading } from './plugin-list-view';

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
  const scrolls = lines.length > dialogLines(model.size, lines.length, 0, fillsHeight(modal)).count;
  const tab = openTab(modal);
  const key = (action: 'move_down' | 'move_up' | 'copy' | 'next_tab' | 'close', does: string) =>
    hintFor(model.keymaps, 'report', action, does);
  return dialog(tab === null ? report.title : tabLabel(tab), lines, {
    scroll,
    heading: tab === null ? null : tabHeading(columns, tab),
    fillsHeight: fillsHeight(modal),
    note: live === null ? '' : 'live',
    hints: [
      ...(scrolls ? [...key('move_down', 'down'), ...key('move_up', 'up')] : []),
      ...key('copy', 'copy'),
      ...(tab === null ? [] : key('next_tab', 'installed')),
      ...key('close', modal.under ? 'back' : 'close'),
    ],
  });
}
