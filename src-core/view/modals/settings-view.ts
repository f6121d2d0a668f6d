import type { SettingsModal } from '../../tui/modal';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { span } from '../span';
import { type Dialog, dialog } from './dialog';

/** The settings of a plugin, a field a line. */
export function settingsDialog(model: Model, modal: SettingsModal, _columns: number): Dialog {
  const { form, cursor, scroll } = modal;
  const lines = form.fields.map((field) => [span(field.title)]);
  return dialog(`Settings ── ${form.plugin}`, lines, {
    selected: cursor,
    scroll,
    hints: [
      ...hintFor(model.keymaps, 'settings', 'save_settings', 'save'),
      ...hintFor(model.keymaps, 'settings', 'close', 'close'),
    ],
  });
}
