import { err, ok, type Result } from '../lib/result';
import { didYouMean } from './nearest-word';
import type { SettingField, SettingValue } from './settings';

/**
 * What a text means for a setting; empty brings back the default (null). Lists are divided by commas. The error says
 * what to write. Secrets are not read here.
 */
export function readSetting(field: SettingField, text: string): Result<SettingValue | null, string> {
  if (text === '') return ok(null);
  switch (field.type) {
    case 'string':
    case 'secret':
      return ok(text);
    case 'integer': {
      const value = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
      return value === undefined ? err(`${field.name} is a whole number, as in ${field.name}=10`) : ok(value);
    }
    case 'boolean': {
      const value = SWITCHES.get(text.toLowerCase());
      return value === undefined ? err(`${field.name} is true or false`) : ok(value);
    }
    case 'select': {
      if (field.options.includes(text)) return ok(text);
      const meant = didYouMean(text, field.options);
      return err(`${field.name} is one of ${field.options.join(', ')}${meant}`);
    }
    case 'string_list':
      return ok(text.split(',').flatMap((item) => item.trim() || []));
  }
}

/** A setting's value as {@link readSetting} reads it. */
export function printSetting(value: SettingValue | null): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join(',') : String(value);
}

const SWITCHES: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on'].map((word) => [word, true] as const),
  ...['false', 'no', 'off'].map((word) => [word, false] as const),
]);
