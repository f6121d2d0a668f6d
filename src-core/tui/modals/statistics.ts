import type { Statistics } from '../../todo/days';
import type { Deeds } from '../actions/deed';
import type { Effect } from '../effect';
import type { StatisticsModal } from '../modal';
import type { Model, Size } from '../model';
import { type Step, still } from '../step';
import { dialogLines } from './dialog-lines';
import { openHelpOver } from './help';
import { scrolledText } from './list-window';
import { openCommandLine } from './open-command';
import { covered, replaced } from './pages';

/** The spans there are, in days up to today. */
export const SPANS = [7, 30, 90, 365] as const;

/** The span at first. */
const FIRST_SPAN = 30;

/** Lines that are no plots: two of numbers, one above each plot, and one between. */
const OTHER_LINES = 6;

const LEAST_PLOT = 6;
const MOST_PLOT = 14;

/** Opens the statistics of the open project. */
export function openStatistics(model: Model): Step {
  return asking(model, {
    kind: 'statistics',
    project: model.list.key.project,
    days: FIRST_SPAN,
    statistics: null,
    scroll: 0,
  });
}

/** What each action does while the statistics are shown. */
export const STATISTICS_DEEDS: Deeds<'statistics'> = {
  move_up: (model) => scrollStatistics(model, -1),
  move_down: (model) => scrollStatistics(model, 1),
  go_to_first: (model) => scrollStatistics(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => scrollStatistics(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => scrollStatistics(model, halfPage(model)),
  half_page_up: (model) => scrollStatistics(model, -halfPage(model)),
  all_projects: (model) =>
    withModal(model, (modal) =>
      asking(model, { ...modal, project: modal.project === null ? model.list.key.project : null }),
    ),
  longer_span: (model) => withModal(model, (modal) => span(model, modal, 1)),
  shorter_span: (model) => withModal(model, (modal) => span(model, modal, -1)),
  command_line: (model) => openCommandLine(model),
  help: (model) => openHelpOver(model, 'statistics'),
  close: (model) => still({ ...model, modal: null }),
};

/** Takes main's answer; one to an earlier question comes too late. */
export function takeStatistics(
  model: Model,
  asked: Extract<Effect, { readonly kind: 'statistics' }>,
  statistics: Statistics,
): Step {
  const box = boxOf(model);
  const isWanted = box?.project === asked.project && box.days === asked.days;
  return still(isWanted ? { ...model, modal: replaced(model.modal, box, { ...box, statistics }) } : model);
}

/** Main could not answer: there is nothing to show. */
export function statisticsFailed(model: Model): Model {
  const box = boxOf(model);
  return box ? { ...model, modal: replaced(model.modal, box, null) } : model;
}

/** The statistics, which a command line may cover. */
function boxOf({ modal }: Model): StatisticsModal | null {
  return covered(modal, (one): one is StatisticsModal => one.kind === 'statistics');
}

/** Lines of each plot: they grow with the screen, and scroll where it is too small for both. */
export function plotRows(size: Size): number {
  const room = dialogLines(size, size.rows, 0, false).count;
  return Math.max(LEAST_PLOT, Math.min(MOST_PLOT, Math.floor((room - OTHER_LINES) / 2)));
}

/** Lines of the whole box. */
export function statisticsLines(size: Size): number {
  return OTHER_LINES + 2 * plotRows(size);
}

/** Scrolls by lines. */
export function scrollStatistics(model: Model, by: number): Step {
  return withModal(model, (modal) => {
    const count = statisticsLines(model.size);
    const shown = dialogLines(model.size, count, 0, false).count;
    return still({ ...model, modal: { ...modal, scroll: scrolledText(modal.scroll, by, count, shown) } });
  });
}

/** The next span or the one before; at the end of them nothing is asked. */
function span(model: Model, modal: StatisticsModal, by: 1 | -1): Step {
  const days = SPANS[(SPANS as readonly number[]).indexOf(modal.days) + by];
  return days === undefined ? still(model) : asking(model, { ...modal, days });
}

/** What was shown stays until the answer is there. */
function asking(model: Model, modal: StatisticsModal): Step {
  return [{ ...model, modal }, [{ kind: 'statistics', project: modal.project, days: modal.days }]];
}

function halfPage({ size }: Model): number {
  return Math.max(1, Math.floor(dialogLines(size, size.rows, 0, false).count / 2));
}

function withModal(model: Model, deed: (modal: StatisticsModal) => Step): Step {
  return model.modal?.kind === 'statistics' ? deed(model.modal) : still(model);
}
