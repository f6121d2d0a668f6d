import type { ProjectsModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { type Dialog, dialog } from './dialog';

/** What the box says. */
export function projectsDialog(_model: Model, _modal: ProjectsModal, _columns: number): Dialog {
  return dialog('Projects', []);
}
