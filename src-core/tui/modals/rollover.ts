/** The question whether the open rows of an earlier day come along to today. */
import type { CalendarDate } from '../../lib/calendar-date';
import { addDays, longDate } from '../../lib/calendar-date';
import type { RolloverOffer } from '../../todo/days';
import type { Outcome } from '../../todo/outcome';
import { type ProjectId, sameList } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import { ask, oneAnswered } from '../changing';
import type { ChangeEffect } from '../effect';
import { reveal } from '../folding';
import { openList } from '../mirror';
import type { RolloverModal } from '../modal';
import type { Model } from '../model';
import { refusalText } from '../outcome-text';
import { inform } from '../status';
import { andThen, type Step, still } from '../step';
import { dialogLines } from './dialog-lines';
import { scrolledText } from './list-window';
import { enqueue } from './queue';
import { isWanted, openProjectOf } from './rollover-offer';

/** Lines above the rows that stand still: whether the answer is remembered. */
export const ROLLOVER_HEADER = 2;

/** Asks main what there is to take along. Keys wait for the answer: they mean the question, if there is one. */
export function askRollover(model: Model): Step {
  const { waiting } = model;
  return [
    { ...model, waiting: { ...waiting, answers: waiting.answers + 1 } },
    [{ kind: 'rollover_offer', project: model.list.key.project }],
  ];
}

/** Takes the answer: the question opens, or there is nothing. */
export function takeRolloverOffer(asked: Model, project: ProjectId, offer: RolloverOffer | null): Step {
  const model = oneAnswered(asked);
  if (offer && isWanted(model, offer) && model.modal === null && model.mode === 'navigate')
    return still({ ...model, modal: { kind: 'rollover', offer, remember: false, scroll: 0 } });
  if (offer) return rolloverOffered(model, offer);
  return project === openProjectOf(model)
    ? inform(model, refusalText({ kind: 'nothing_to_roll_over' }))
    : still(model);
}

/** Main has something to take along and wants the user asked: the question waits for its turn. */
export function rolloverOffered(model: Model, offer: RolloverOffer): Step {
  if (!isWanted(model, offer)) return still(model);
  const { modal } = model;
  // What is open may be older than this; a tick stays.
  if (modal?.kind === 'rollover') return still({ ...model, modal: { ...modal, offer, scroll: 0 } });
  const queued = model.queued.filter(({ kind }) => kind !== 'rollover');
  const serial = model.serial + 1;
  const arming = { serial, armed: false };
  return still(
    enqueue({ ...model, queued, serial }, { kind: 'rollover', offer, remember: false, scroll: 0, arming }),
  );
}

/** What each action does while the question is open. */
export const ROLLOVER_DEEDS: Deeds<'rollover'> = {
  move_up: (model) => scrollRollover(model, -1),
  move_down: (model) => scrollRollover(model, 1),
  go_to_first: (model) => scrollRollover(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => scrollRollover(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => scrollRollover(model, halfPage(model)),
  half_page_up: (model) => scrollRollover(model, -halfPage(model)),
  take_along: (model) => answer(model, true),
  leave_behind: (model) => answer(model, false),
  toggle_remember: (model) =>
    withModal(model, (modal) =>
      still(isSeen(modal) ? { ...model, modal: { ...modal, remember: !modal.remember } } : model),
    ),
  close: (model) => answer(forgetful(model), false),
};

/** Scrolls the rows by lines. */
export function scrollRollover(model: Model, by: number): Step {
  return withModal(model, (modal) => {
    const count = rolloverLines(modal.offer);
    const shown = dialogLines(model.size, count, ROLLOVER_HEADER, false).count;
    return still({ ...model, modal: { ...modal, scroll: scrolledText(modal.scroll, by, count, shown) } });
  });
}

/** Lines of the rows: those that are named, and one for those that are not. */
export function rolloverLines({ rows, total }: RolloverOffer): number {
  return rows.length + (total > rows.length ? 1 : 0);
}

/** The rows have come along: the cursor goes to the first of them. */
export function rolloverAnswered(
  model: Model,
  asked: ChangeEffect,
  { focus }: Extract<Outcome, { ok: true }>,
): Step {
  if (asked.kind !== 'answer_rollover') return still(model);
  if (!asked.take) return inform(model, asked.remember ? LEFT_FOR_EVER : LEFT);
  const gone = focus === null ? still(model) : goTo(model, focus);
  return andThen(gone, (after) => inform(after, cameText(model, asked)));
}

const LEFT = 'They stay where they are. Press R to take them along later.';
const LEFT_FOR_EVER =
  'They stay where they are, and you will not be asked again. Press R to take them along later.';

function cameText({ today }: Model, asked: Extract<ChangeEffect, { kind: 'answer_rollover' }>): string {
  const count = asked.total ?? 0;
  const what = count === 0 ? 'The open todos' : count === 1 ? '1 todo' : `${count} todos`;
  return `${what} of ${dayName(asked.from, today)} came along.`;
}

/** A day as one speaks of it today: yesterday, its weekday within a week, else its date. */
export function dayName(date: CalendarDate, today: CalendarDate): string {
  if (date === addDays(today, -1)) return 'yesterday';
  const [weekday = '', monthAndDay = '', year = ''] = longDate(date).split(', ');
  if (date > addDays(today, -7) && date < today) return weekday;
  return today.startsWith(year.padStart(4, '0')) ? monthAndDay : `${monthAndDay}, ${year}`;
}

function goTo(model: Model, focus: NonNullable<Extract<Outcome, { ok: true }>['focus']>): Step {
  if (!sameList(focus.list, model.list.key)) return openList(model, focus.list, focus.id);
  return reveal({ ...model, cursor: focus.id }, focus.id);
}

function answer(model: Model, take: boolean): Step {
  return withModal(model, (modal) => {
    if (!isSeen(modal)) return still(model);
    const { offer, remember } = modal;
    const { project, from, total } = offer;
    return ask({ ...model, modal: null }, { kind: 'answer_rollover', project, from, take, remember, total });
  });
}

/** A question that came by itself is not answered by keys that were on their way to the list. */
function isSeen({ arming }: RolloverModal): boolean {
  return arming?.armed !== false;
}

/** Who only closes the question has not answered it for ever. */
function forgetful(model: Model): Model {
  return model.modal?.kind === 'rollover' ? { ...model, modal: { ...model.modal, remember: false } } : model;
}

function halfPage({ size }: Model): number {
  return Math.max(1, Math.floor(dialogLines(size, size.rows, ROLLOVER_HEADER, false).count / 2));
}

function withModal(model: Model, deed: (modal: RolloverModal) => Step): Step {
  return model.modal?.kind === 'rollover' ? deed(model.modal) : still(model);
}
