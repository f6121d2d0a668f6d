import type { StatisticsModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { type Dialog, dialog } from './dialog';

/** What the box says. */
export function statisticsDialog(_model: Model, _modal: StatisticsModal, _columns: number): Dialog {
  return dialog('Statistics', []);
}
