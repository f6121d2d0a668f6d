import type { RawManifest } from './manifest-schema';

/** A value that a setting can have. */
export type SettingValue = string | number | boolean | readonly string[];

type RawSetting = NonNullable<RawManifest['settings']>[string];

/** A setting that a plugin declares. */
export interface SettingField {
  readonly name: string;
  readonly type: RawSetting['type'];
  readonly required: boolean;
  /** What it is until the user says otherwise; null for nothing. */
  readonly default: SettingValue | null;
  readonly title: string;
  readonly description: string;
  /** What a `select` offers; empty for the others. */
  readonly options: readonly string[];
}

/** The declared settings in the order of the manifest. */
export function settingFields(settings: Readonly<Record<string, RawSetting>>): SettingField[] {
  return Object.entries(settings).map(([name, raw]) => ({
    name,
    type: raw.type,
    required: raw.required ?? false,
    default: raw.default ?? null,
    title: raw.title || name.replaceAll('_', ' '),
    description: raw.description ?? '',
    options: raw.options ?? [],
  }));
}

/** What a plugin is given as its settings: the defaults. Secrets never travel this way. */
export function defaultSettings(fields: readonly SettingField[]): Record<string, SettingValue | null> {
  return Object.fromEntries(
    fields.filter(({ type }) => type !== 'secret').map((field) => [field.name, field.default]),
  );
}

/** Why that default does not fit its setting; undefined when it does. */
export function defaultFault(setting: RawSetting): string | undefined {
  const value = setting.default;
  if (value === undefined) return undefined;
  switch (setting.type) {
    case 'secret':
      return 'a secret has no default';
    case 'string':
      return typeof value === 'string' ? undefined : 'the default is not a text';
    case 'integer':
      return typeof value === 'number' ? undefined : 'the default is not a whole number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'the default is neither true nor false';
    case 'string_list':
      return Array.isArray(value) ? undefined : 'the default is not a list of texts';
    case 'select':
      return typeof value === 'string' && setting.options?.includes(value)
        ? undefined
        : 'the default is not one of the options';
  }
}
