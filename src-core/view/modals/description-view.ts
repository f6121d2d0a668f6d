import type { DescriptionModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { type Dialog, dialog } from './dialog';

/** What the box says. */
export function descriptionDialog(_model: Model, _modal: DescriptionModal, _columns: number): Dialog {
  return dialog('Description', []);
}
