/** The value of a setting as a line of text, to be shown and typed, and back. */
import type { SettingField, SettingValue } from '../../plugin/settings';

/** What a typed line comes to. */
export type TypedSetting =
  | { readonly ok: true; readonly value: SettingValue | null }
  | { readonly ok: false; readonly fault: string };

/** The value as it is typed; a list's entries stand behind commas, a comma of an entry behind a backslash. */
export function settingText(value: SettingValue | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value.map((entry) => entry.replace(/[\\,]/g, '\\$&')).join(', ');
}

/** What was typed for a field that is typed; an empty line is no value. */
export function typedSetting(field: SettingField, text: string): TypedSetting {
  if (text === '') return { ok: true, value: null };
  if (field.type === 'string_list') return { ok: true, value: entriesOf(text) };
  if (field.type !== 'integer') return { ok: true, value: text };
  const number = Number(text.trim());
  return /^[+-]?\d+$/.test(text.trim()) && Number.isSafeInteger(number)
    ? { ok: true, value: number }
    : { ok: false, fault: 'must be a whole number' };
}

/** The choice after this one, for a field that is chosen and not typed; undefined for the others. */
export function nextChoice(field: SettingField, value: SettingValue | null): SettingValue | undefined {
  if (field.type === 'boolean') return value !== true;
  if (field.type !== 'select') return undefined;
  const at = field.options.indexOf(typeof value === 'string' ? value : '');
  return field.options[(at + 1) % field.options.length];
}

function entriesOf(text: string): string[] {
  const entries = [...text.matchAll(/(?:[^\\,]|\\.|\\$)+/gsu)].map(([part]) =>
    part.replace(/\\([\\,])/g, '$1').trim(),
  );
  return entries.filter((entry) => entry !== '');
}
