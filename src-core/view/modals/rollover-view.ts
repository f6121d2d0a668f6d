import type { RolloverModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { type Dialog, dialog } from './dialog';

/** What the box says. */
export function rolloverDialog(_model: Model, _modal: RolloverModal, _columns: number): Dialog {
  return dialog('Roll over', []);
}
