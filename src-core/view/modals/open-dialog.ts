import type { Modal } from '../../tui/modal';
import { dialogColumns, QUESTION_COLUMNS } from '../../tui/modals/dialog-lines';
import type { Model } from '../../tui/model';
import { confirmDialog } from './confirm-view';
import { descriptionDialog } from './description-view';
import type { Dialog } from './dialog';
import { dueDialog } from './due-view';
import { findDialog } from './find-view';
import { galleryDialog } from './gallery-view';
import { helpDialog } from './help-view';
import { messageDialog, noticeDialog } from './notice-view';
import { paletteDialog } from './palette-view';
import { pluginsDialog } from './plugins-view';
import { previewDialog } from './preview-view';
import { projectsDialog } from './projects-view';
import { provenanceDialog } from './provenance-view';
import { reportDialog } from './report-view';
import { rolloverDialog } from './rollover-view';
import { settingsDialog } from './settings-view';
import { statisticsDialog } from './statistics-view';

/** The dialog that is open, and the columns it was set in. */
export interface OpenDialog {
  readonly content: Dialog;
  readonly columns: number;
}

const NARROW: ReadonlySet<Modal['kind']> = new Set(['confirm', 'notice', 'message', 'due']);

/** The box that covers the list; null when none does (the lines at the bottom are no boxes). */
export function openDialog(model: Model): OpenDialog | null {
  const { modal, size } = model;
  if (modal === null) return null;
  const columns = dialogColumns(size, NARROW.has(modal.kind) ? QUESTION_COLUMNS : undefined);
  switch (modal.kind) {
    case 'command':
    case 'search':
    case 'filter':
      return null;
    case 'due':
      return { content: dueDialog(model, modal, columns), columns };
    case 'projects':
      return { content: projectsDialog(model, modal, columns), columns };
    case 'description':
      return { content: descriptionDialog(model, modal, columns), columns };
    case 'rollover':
      return { content: rolloverDialog(model, modal, columns), columns };
    case 'statistics':
      return { content: statisticsDialog(model, modal, columns), columns };
    case 'find':
      return { content: findDialog(model, modal, columns), columns };
    case 'help':
      return { content: helpDialog(model, modal, columns), columns };
    case 'plugins':
      return { content: pluginsDialog(model, modal, columns), columns };
    case 'gallery':
      return { content: galleryDialog(model, modal, columns), columns };
    case 'palette':
      return { content: paletteDialog(model, modal, columns), columns };
    case 'report':
      return { content: reportDialog(model, modal, columns), columns };
    case 'preview':
      return { content: previewDialog(model, modal, columns), columns };
    case 'settings':
      return { content: settingsDialog(model, modal, columns), columns };
    case 'provenance':
      return { content: provenanceDialog(model, modal, columns), columns };
    case 'confirm':
      return { content: confirmDialog(model, modal, columns), columns };
    case 'notice':
      return { content: noticeDialog(model, modal, columns), columns };
    case 'message':
      return { content: messageDialog(model, modal, columns), columns };
  }
}
