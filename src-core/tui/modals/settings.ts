import type { SettingsForm, SettingsSaved } from '../../plugin/settings-form';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { SettingsModal } from '../modal';
import type { Model } from '../model';
import { inform } from '../status';
import { type Step, still } from '../step';
import { EMPTY_INPUT, insertText, type TextInput } from '../text-input';
import { dialogLines } from './dialog-lines';
import { moved } from './list-window';
import { enqueue } from './queue';

/** The longest value of a setting, in UTF-16 units. */
const MAX_SETTING_LENGTH = 10_000;

/** Asks for the settings form of a plugin. */
export function openSettings(model: Model, plugin: string): Step {
  return [model, [{ kind: 'plugin_settings', plugin }]];
}

/** Opens the form that main described. */
export function takeForm(model: Model, plugin: string, form: SettingsForm | null): Step {
  if (form === null) return inform(model, `${plugin} has no settings.`);
  const under = model.modal?.kind === 'plugins' ? model.modal : null;
  const modal: SettingsModal = {
    kind: 'settings',
    form,
    values: {},
    secrets: {},
    cursor: 0,
    scroll: 0,
    editing: null,
    faults: {},
    saving: false,
    leaving: false,
    under,
  };
  return still(under ? { ...model, modal } : enqueue(model, modal));
}

/** Takes what became of saving. */
export function takeSaved(model: Model, plugin: string, saved: SettingsSaved): Step {
  return withModal(model, (modal) => {
    if (modal.form.plugin !== plugin) return still(model);
    if (saved.ok) return inform({ ...model, modal: modal.under }, `The settings of ${plugin} were saved.`);
    const faults = Object.fromEntries(saved.faults.map(({ field, message }) => [field, message]));
    return still({ ...model, modal: { ...modal, faults, saving: false } });
  });
}

/** Saving failed in a way nobody foresaw: what was typed is still there. */
export function savingFailed(model: Model): Model {
  const { modal } = model;
  return modal?.kind === 'settings' ? { ...model, modal: { ...modal, saving: false } } : model;
}

/** What each action does while the form is open. */
export const SETTINGS_DEEDS: Deeds<'settings'> = {
  move_up: (model) => move(model, -1),
  move_down: (model) => move(model, 1),
  go_to_first: (model) => move(model, Number.NEGATIVE_INFINITY),
  go_to_last: (model) => move(model, Number.POSITIVE_INFINITY),
  half_page_down: (model) => move(model, 10),
  half_page_up: (model) => move(model, -10),
  edit_setting: (model) => change(model, (modal) => ({ ...modal, editing: EMPTY_INPUT })),
  next_option: still,
  clear_setting: still,
  save_settings: (model) =>
    withModal(model, (modal) => [
      { ...model, modal: { ...modal, saving: true } },
      [
        {
          kind: 'save_plugin_settings',
          plugin: modal.form.plugin,
          values: modal.values,
          secrets: modal.secrets,
        },
      ],
    ]),
  close: (model) => withModal(model, (modal) => still({ ...model, modal: modal.under })),
};

/** What each action does while a value is typed. */
export const SETTING_DEEDS: Deeds<'setting'> = {
  accept: (model) => change(model, (modal) => ({ ...modal, editing: null })),
  close: (model) => change(model, (modal) => ({ ...modal, editing: null })),
  ...textDeeds((edit) => (model: Model) => editValue(model, edit)),
};

/** Puts text into the value. */
export function typeSetting(model: Model, text: string): Step {
  return editValue(model, (input) => insertText(input, text, MAX_SETTING_LENGTH).input);
}

/** Scrolls by lines. */
export function wheelSettings(model: Model, lines: number): Step {
  return move(model, lines);
}

/** A press of the mouse in that line of the terminal. */
export function clickSettings(model: Model, _y: number, _double: boolean): Step {
  return still(model);
}

function editValue(model: Model, edit: (input: TextInput) => TextInput): Step {
  return change(model, (modal) =>
    modal.editing === null ? modal : { ...modal, editing: edit(modal.editing) },
  );
}

function move(model: Model, by: number): Step {
  return change(model, (modal) => {
    const count = modal.form.fields.length;
    return { ...modal, ...moved(modal, by, count, dialogLines(model.size, count, 0, false).count) };
  });
}

function change(model: Model, next: (modal: SettingsModal) => SettingsModal): Step {
  return withModal(model, (modal) => still({ ...model, modal: next(modal) }));
}

function withModal(model: Model, deed: (modal: SettingsModal) => Step): Step {
  return model.modal?.kind === 'settings' ? deed(model.modal) : still(model);
}
