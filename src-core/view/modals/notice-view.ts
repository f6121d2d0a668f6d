import type { Modal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { type Dialog, dialog } from './dialog';
import { paragraph } from './paragraph';

/** Why nothing can be typed here, and the one key that closes it. */
export function noticeDialog(
  model: Model,
  modal: Extract<Modal, { kind: 'notice' }>,
  columns: number,
): Dialog {
  return dialog('Read-only', paragraph(modal.text, columns), {
    hints: hintFor(model.keymaps, 'notice', 'close', 'close'),
  });
}

/** What became of a box that closed by itself. */
export function messageDialog(
  model: Model,
  modal: Extract<Modal, { kind: 'message' }>,
  columns: number,
): Dialog {
  return dialog(modal.title, paragraph(modal.text, columns), {
    hints: hintFor(model.keymaps, 'message', 'close', 'close'),
  });
}
