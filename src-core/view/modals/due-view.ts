import type { DueModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { type Dialog, dialog } from './dialog';

/** What the box says. */
export function dueDialog(_model: Model, _modal: DueModal, _columns: number): Dialog {
  return dialog('When', []);
}
