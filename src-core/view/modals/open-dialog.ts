import type { Rect } from '../../screen/rect';
import type { Model } from '../../tui/model';
import { confirmDialog } from './confirm-view';
import type { Dialog } from './dialog';
import { dialogColumns } from './draw-dialog';
import { helpDialog } from './help-view';
import { pluginsDialog } from './plugins-view';

/** The dialog that is open, and the columns it was set in. */
export interface OpenDialog {
  readonly content: Dialog;
  readonly columns: number;
}

/** Columns of text that read well; a question is narrower, so that it is seen at a glance. */
const WIDE = 92;
const NARROW = 56;

/** What covers the list within `bounds`; null when nothing does. */
export function openDialog(model: Model, bounds: Rect): OpenDialog | null {
  const { modal } = model;
  if (modal === null) return null;
  const columns = dialogColumns(bounds, modal.kind === 'confirm' ? NARROW : WIDE);
  switch (modal.kind) {
    case 'help':
      return { content: helpDialog(model, modal, columns), columns };
    case 'plugins':
      return { content: pluginsDialog(model, modal, columns), columns };
    case 'confirm':
      return { content: confirmDialog(model, modal, columns), columns };
  }
}
