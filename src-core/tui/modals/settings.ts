import type { SettingField, SettingValue } from '../../plugin/settings';
import type { SettingsForm, SettingsSaved } from '../../plugin/settings-form';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import type { SettingsModal } from '../modal';
import type { Model } from '../model';
import { inform, tellLeftOut, warn } from '../status';
import { andThen, type Step, still } from '../step';
import { inputOf, insertText, type TextInput } from '../text-input';
import { dialogLines } from './dialog-lines';
import { firstShown, moved } from './list-window';
import { enqueue } from './queue';
import { nextChoice, settingText, typedSetting } from './setting-text';

/** The longest value of a setting, in UTF-16 units. */
const MAX_SETTING_LENGTH = 10_000;

/** Lines above the fields that stand still: what the field is for, and what is wrong with it. */
export const SETTINGS_HEADER = 2;

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
  half_page_down: (model) => move(model, halfPage(model)),
  half_page_up: (model) => move(model, -halfPage(model)),
  edit_setting: (model) =>
    withField(model, (modal, field) => chosen(model, modal, field) ?? begin(model, modal, field)),
  next_option: (model) => withField(model, (modal, field) => chosen(model, modal, field) ?? still(model)),
  clear_setting: (model) => withField(model, (modal, field) => put(model, modal, field, null)),
  save_settings: (model) => withModal(model, (modal) => save(model, modal)),
  close: (model) => withModal(model, (modal) => leave(model, modal)),
};

/** What each action does while a value is typed. */
export const SETTING_DEEDS: Deeds<'setting'> = {
  accept: (model) => withField(model, (modal, field) => accept(model, modal, field)),
  close: (model) => withField(model, (modal, field) => still({ ...model, modal: settled(modal, field) })),
  ...textDeeds((edit) => (model: Model) => editValue(model, edit)),
};

/** Puts text into the value; what finds no room is told. */
export function typeSetting(model: Model, text: string): Step {
  if (model.modal?.kind !== 'settings' || model.modal.editing === null) return still(model);
  const { input, leftOut } = insertText(model.modal.editing, text, MAX_SETTING_LENGTH);
  return andThen(
    editValue(model, () => input),
    (after) => tellLeftOut(after, leftOut),
  );
}

/** The value that a field has in the form: what was changed, else what main told. */
export function valueIn({ form, values }: SettingsModal, { name }: SettingField): SettingValue | null {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : (form.values[name] ?? null);
}

/** Scrolls by lines. */
export function wheelSettings(model: Model, lines: number): Step {
  return move(model, lines);
}

/** Puts the cursor on the field in that line of the terminal; a second press changes it. */
export function clickSettings(model: Model, y: number, double: boolean): Step {
  return withModal(model, (modal) => {
    const count = modal.form.fields.length;
    const lines = dialogLines(model.size, count, SETTINGS_HEADER, false);
    const cursor = firstShown(modal.cursor, lines.count, count, modal.scroll) + y - lines.y;
    if (modal.editing || y < lines.y || y >= lines.y + lines.count || cursor >= count) return still(model);
    const at: Model = { ...model, modal: { ...modal, cursor } };
    return double ? SETTINGS_DEEDS.edit_setting(at) : still(at);
  });
}

/** Goes on to the next choice; undefined for a field that is typed. */
function chosen(model: Model, modal: SettingsModal, field: SettingField): Step | undefined {
  const value = nextChoice(field, valueIn(modal, field));
  return value === undefined ? undefined : put(model, modal, field, value);
}

/** A secret is typed anew: it never comes back out of the keychain. */
function begin(model: Model, modal: SettingsModal, field: SettingField): Step {
  if (field.type === 'secret' && modal.form.keychain === null) {
    return warn(model, 'This system has no keychain that to-tui can use, so it keeps no secrets.');
  }
  const text = field.type === 'secret' ? '' : settingText(valueIn(modal, field));
  return still({ ...model, modal: { ...modal, editing: inputOf(text) } });
}

/** An empty secret stays as it was: `clear` takes it away. */
function accept(model: Model, modal: SettingsModal, field: SettingField): Step {
  const text = modal.editing?.text ?? '';
  const left = settled(modal, field);
  if (field.type === 'secret') {
    return text === '' ? still({ ...model, modal: left }) : put(model, left, field, text);
  }
  const typed = typedSetting(field, text);
  if (typed.ok) return put(model, left, field, typed.value);
  return still({ ...model, modal: { ...modal, faults: { ...modal.faults, [field.name]: typed.fault } } });
}

function put(model: Model, modal: SettingsModal, field: SettingField, value: SettingValue | null): Step {
  const next: SettingsModal = { ...settled(modal, field), leaving: false };
  if (field.type !== 'secret') {
    return still({ ...model, modal: { ...next, values: { ...modal.values, [field.name]: value } } });
  }
  const secret = typeof value === 'string' ? value : null;
  return still({ ...model, modal: { ...next, secrets: { ...modal.secrets, [field.name]: secret } } });
}

/** The form when nothing is typed any more: what was wrong with what was typed is gone with it. */
function settled(modal: SettingsModal, { name }: SettingField): SettingsModal {
  const { [name]: _mended, ...faults } = modal.faults;
  return { ...modal, editing: null, faults };
}

function save(model: Model, modal: SettingsModal): Step {
  if (modal.saving) return still(model);
  if (!isChanged(modal)) return still({ ...model, modal: modal.under });
  const { values, secrets } = modal;
  const saving: Model = { ...model, modal: { ...modal, saving: true } };
  return [saving, [{ kind: 'save_plugin_settings', plugin: modal.form.plugin, values, secrets }]];
}

/** What is not saved is lost only when that is asked for twice. */
function leave(model: Model, modal: SettingsModal): Step {
  if (!isChanged(modal) || modal.leaving) return still({ ...model, modal: modal.under });
  return inform(
    { ...model, modal: { ...modal, leaving: true } },
    'Not saved yet: C-s saves, close again to drop the changes.',
  );
}

function isChanged({ values, secrets }: SettingsModal): boolean {
  return Object.keys(values).length + Object.keys(secrets).length > 0;
}

function editValue(model: Model, edit: (input: TextInput) => TextInput): Step {
  return change(model, (modal) =>
    modal.editing === null ? modal : { ...modal, editing: edit(modal.editing) },
  );
}

function move(model: Model, by: number): Step {
  return change(model, (modal) => {
    const count = modal.form.fields.length;
    return {
      ...modal,
      ...moved(modal, by, count, dialogLines(model.size, count, SETTINGS_HEADER, false).count),
    };
  });
}

function halfPage(model: Model): number {
  return Math.max(1, Math.floor(dialogLines(model.size, model.size.rows, SETTINGS_HEADER, false).count / 2));
}

function withField(model: Model, deed: (modal: SettingsModal, field: SettingField) => Step): Step {
  return withModal(model, (modal) => {
    const field = modal.form.fields[modal.cursor];
    return field ? deed(modal, field) : still(model);
  });
}

function change(model: Model, next: (modal: SettingsModal) => SettingsModal): Step {
  return withModal(model, (modal) => still({ ...model, modal: next(modal) }));
}

function withModal(model: Model, deed: (modal: SettingsModal) => Step): Step {
  return model.modal?.kind === 'settings' ? deed(model.modal) : still(model);
}
