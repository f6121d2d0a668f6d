/** Whether a value fits the setting it is meant for. Nothing is coerced: what does not fit is refused in words. */
import { assertNever } from '../lib/assert-never';
import type { SettingField, SettingValue } from './settings';

/** The longest text, the most entries of a list, and the longest of them, in UTF-16 code units. */
export const MAX_SETTING_TEXT = 10_000;
export const MAX_SETTING_ENTRIES = 100;
export const MAX_SETTING_ENTRY = 1_000;

/** Why the value cannot be that setting's; undefined when it can. `null` empties a setting that is not required. */
export function settingFault(field: SettingField, value: unknown): string | undefined {
  if (value === null) return emptyFault(field);
  switch (field.type) {
    case 'secret':
    case 'string':
      return textFault(field, value);
    case 'integer':
      return Number.isSafeInteger(value) ? undefined : 'must be a whole number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be on or off';
    case 'select':
      return typeof value === 'string' && field.options.includes(value)
        ? undefined
        : `must be one of: ${field.options.join(', ')}`;
    case 'string_list':
      return listFault(field, value);
    default:
      return assertNever(field.type);
  }
}

/** A value as it was stored, when it still fits what the setting is now. */
export function settingValue(field: SettingField, value: unknown): SettingValue | undefined {
  if (value === null || value === undefined || field.type === 'secret') return undefined;
  return settingFault(field, value) === undefined ? (value as SettingValue) : undefined;
}

function emptyFault({ required, default: usual }: SettingField): string | undefined {
  return required && usual === null ? 'must be filled in' : undefined;
}

function textFault(field: SettingField, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a text';
  if (value.length > MAX_SETTING_TEXT) return `is too long: at most ${MAX_SETTING_TEXT} characters`;
  return field.required && value.trim() === '' ? 'must be filled in' : undefined;
}

function listFault({ required }: SettingField, value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
    return 'must be a list of texts';
  }
  if (value.length > MAX_SETTING_ENTRIES) return `has too many entries: at most ${MAX_SETTING_ENTRIES}`;
  if (value.some((entry) => entry.length > MAX_SETTING_ENTRY)) {
    return `has an entry that is too long: at most ${MAX_SETTING_ENTRY} characters`;
  }
  return required && value.length === 0 ? 'must be filled in' : undefined;
}
