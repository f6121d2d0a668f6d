import type { Statistics } from '../../todo/days';
import type { Deeds } from '../actions/deed';
import type { Effect } from '../effect';
import type { Model } from '../model';
import { type Step, still } from '../step';

/** Opens the statistics of the project. */
export function openStatistics(model: Model): Step {
  const { project } = model.list.key;
  const days = 30;
  return [
    { ...model, modal: { kind: 'statistics', project, days, statistics: null, scroll: 0 } },
    [{ kind: 'statistics', project, days }],
  ];
}

/** What each action does there. */
export const STATISTICS_DEEDS: Deeds<'statistics'> = {
  move_up: still,
  move_down: still,
  go_to_first: still,
  go_to_last: still,
  half_page_down: still,
  half_page_up: still,
  all_projects: still,
  longer_span: still,
  shorter_span: still,
  close: (model) => still({ ...model, modal: null }),
};

/** Takes the figures. */
export function takeStatistics(
  model: Model,
  _asked: Extract<Effect, { kind: 'statistics' }>,
  _statistics: Statistics,
): Step {
  return still(model);
}
