import type { FindModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { type Dialog, dialog } from './dialog';

/** What the box says. */
export function findDialog(_model: Model, _modal: FindModal, _columns: number): Dialog {
  return dialog('Find', []);
}
