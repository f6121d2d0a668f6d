import type { Deeds } from '../actions/deed';
import type { ReportModal } from '../modal';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import { andThen, type Step, still } from '../step';
import { dialogColumns, dialogLines } from './dialog-lines';
import { openHelpOver } from './help';
import { scrolledText } from './list-window';
import { openCommandLine } from './open-command';
import { goToTabBeside, openPlugins, openTab } from './plugin-tabs';
import { reportLines } from './report-lines';

/** What each action does while a page is read. */
export const REPORT_DEEDS: Deeds<'report'> = {
  move_up: (model) => scrollReport(model, -1),
  move_down: (model) => scrollReport(model, 1),
  go_to_first: (model) => scrollReport(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => scrollReport(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => scrollReport(model, halfPage(model)),
  half_page_up: (model) => scrollReport(model, -halfPage(model)),
  copy,
  next_tab: (model) => leaveFor(model, 1),
  previous_tab: (model) => leaveFor(model, -1),
  command_line: (model) => openCommandLine(model),
  help: (model) => openHelpOver(model, 'report'),
  close: (model) => withModal(model, (modal) => still({ ...model, modal: modal.under })),
};

/** Scrolls by lines, from the first line to where the last one stands at the bottom. */
export function scrollReport(model: Model, lines: number): Step {
  return withModal(model, (modal) => {
    const count = reportLines(modal.report, dialogColumns(model.size)).length;
    const shown = dialogLines(model.size, count, 0, fillsHeight(modal)).count;
    return still({ ...model, modal: { ...modal, scroll: scrolledText(modal.scroll, lines, count, shown) } });
  });
}

/** Whether the page is as high as there is room: one that is asked for again keeps still, and so do tabs. */
export function fillsHeight(modal: ReportModal): boolean {
  return modal.live !== null || openTab(modal) !== null;
}

/** From what plugins did to the tab beside it; any other page gives way to the plugins. */
function leaveFor(model: Model, by: 1 | -1): Step {
  return withModal(model, (modal) => {
    if (openTab(modal) !== null) return goToTabBeside(model, by);
    return modal.under ? still({ ...model, modal: modal.under }) : openPlugins(model);
  });
}

function copy(model: Model): Step {
  return withModal(model, ({ report }) => {
    const text = [report.title, ...report.lines.map((line) => line.text)].join('\n');
    return andThen([model, [{ kind: 'copy_text', text }]], (after) => inform(after, SENTENCES.copied));
  });
}

function halfPage(model: Model): number {
  return Math.max(1, Math.floor(dialogLines(model.size, 0, 0, true).count / 2));
}

function withModal(model: Model, deed: (modal: ReportModal) => Step): Step {
  return model.modal?.kind === 'report' ? deed(model.modal) : still(model);
}
