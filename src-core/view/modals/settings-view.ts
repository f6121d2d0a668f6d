import { padEnd, textWidth, truncate } from '../../lib/text-width';
import type { SettingField } from '../../plugin/settings';
import type { SettingsModal } from '../../tui/modal';
import { settingText } from '../../tui/modals/setting-text';
import { valueIn } from '../../tui/modals/settings';
import type { Model } from '../../tui/model';
import type { TextInput } from '../../tui/text-input';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import { visibleInput } from '../visible-input';
import { type Dialog, dialog } from './dialog';

/** Columns of the longest title; longer ones are cut. */
const MAX_TITLE = 28;

/** The settings of a plugin, a field a line; what the chosen one is for stands above. */
export function settingsDialog(model: Model, modal: SettingsModal, columns: number): Dialog {
  const { form, cursor, scroll, editing } = modal;
  const widths = form.fields.map((field) => textWidth(titleOf(field)));
  const title = Math.min(MAX_TITLE, Math.max(0, ...widths), Math.floor(columns / 2));
  const room = Math.max(1, columns - title - 2);
  const field = form.fields[cursor];
  return dialog(`Settings ── ${form.plugin}`, linesOf(modal, title, room), {
    header: [
      [span(truncate(field?.description ?? '', columns), 'dim')],
      field ? [noteOf(modal, field, columns)] : [],
    ],
    selected: form.fields.length > 0 ? cursor : null,
    scroll,
    caret: editing && field ? title + 2 + visibleInput(shownSetting(field, editing), room).caret : null,
    caretLine: editing ? cursor : null,
    hints: hintsOf(model, modal),
  });
}

function linesOf(modal: SettingsModal, title: number, room: number): Line[] {
  return modal.form.fields.map((field, index) => {
    const name = span(`${padEnd(truncate(titleOf(field), title), title)}  `);
    const editing = index === modal.cursor ? modal.editing : null;
    if (editing) return [name, span(visibleInput(shownSetting(field, editing), room).text, 'accent')];
    const isFaulty = Object.hasOwn(modal.faults, field.name);
    return [
      name,
      span(truncate(valueText(modal, field), room), isFaulty ? 'important' : valueInk(modal, field)),
    ];
  });
}

/** A required field is marked. */
function titleOf({ title, required }: SettingField): string {
  return required ? `${title} *` : title;
}

/** Secrets are typed as dots. */
export function shownSetting({ type }: SettingField, input: TextInput): TextInput {
  if (type !== 'secret') return input;
  const dots = (text: string) => '•'.repeat([...text].length);
  const caret = dots(input.text.slice(0, input.caret)).length;
  return { text: dots(input.text), caret };
}

function valueText(modal: SettingsModal, field: SettingField): string {
  if (field.type === 'secret') return secretText(modal, field.name);
  const value = valueIn(modal, field);
  return value === null || value === '' ? '(empty)' : settingText(value);
}

function secretText({ secrets, form }: SettingsModal, name: string): string {
  if (Object.hasOwn(secrets, name)) return secrets[name] === null ? '(will be forgotten)' : '•••••• (new)';
  return form.secretsSet.includes(name) ? '•••••• (kept)' : '(empty)';
}

function valueInk(modal: SettingsModal, field: SettingField) {
  const isChanged = Object.hasOwn(modal.values, field.name) || Object.hasOwn(modal.secrets, field.name);
  return isChanged ? 'ok' : 'text';
}

/** What is wrong with the field, else how it is filled in. */
function noteOf({ faults, form, saving }: SettingsModal, field: SettingField, columns: number): Line[number] {
  const fault = Object.hasOwn(faults, field.name) ? faults[field.name] : undefined;
  if (fault !== undefined) return span(truncate(`${field.title} ${fault}`, columns), 'important');
  if (saving) return span('saving…', 'dim');
  return span(truncate(howTo(field, form.keychain), columns), 'dim');
}

function howTo(field: SettingField, keychain: string | null): string {
  switch (field.type) {
    case 'secret':
      return keychain === null ? 'this system has no keychain: no secrets are kept' : `kept in ${keychain}`;
    case 'select':
      return `one of: ${field.options.join(', ')}`;
    case 'string_list':
      return 'entries with commas between them';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'on or off';
    case 'string':
      return '';
  }
}

function hintsOf(model: Model, { editing }: SettingsModal): Dialog['hints'] {
  if (editing) {
    return [
      ...hintFor(model.keymaps, 'setting', 'accept', 'take'),
      ...hintFor(model.keymaps, 'setting', 'close', 'as it was'),
    ];
  }
  return [
    ...hintFor(model.keymaps, 'settings', 'edit_setting', 'change'),
    ...hintFor(model.keymaps, 'settings', 'clear_setting', 'clear'),
    ...hintFor(model.keymaps, 'settings', 'save_settings', 'save'),
    ...hintFor(model.keymaps, 'settings', 'close', 'close'),
  ];
}
