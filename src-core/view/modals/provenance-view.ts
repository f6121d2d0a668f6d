import type { ProvenanceModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { span } from '../span';
import { type Dialog, dialog } from './dialog';

/** Who changed a row, newest first. */
export function provenanceDialog(model: Model, modal: ProvenanceModal, _columns: number): Dialog {
  const lines = (modal.entries ?? []).map(({ at, who, what }) => [span(`${at}  ${who}  ${what}`)]);
  return dialog('Who changed this', lines, {
    selected: lines.length > 0 ? modal.cursor : null,
    scroll: modal.scroll,
    hints: hintFor(model.keymaps, 'provenance', 'close', 'close'),
  });
}
