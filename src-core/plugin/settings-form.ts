/** What the settings form of a plugin is made from and sends back. Secrets only ever travel inwards. */
import type { SettingField, SettingValue } from './settings';

/** The form as main describes it. */
export interface SettingsForm {
  readonly plugin: string;
  readonly fields: readonly SettingField[];
  /** Current values of all fields but secrets; null where there is none. */
  readonly values: Readonly<Record<string, SettingValue | null>>;
  /** Names of the secrets that have a value. */
  readonly secretsSet: readonly string[];
  /** Where secrets are kept, in words; null when this system can keep none and they are refused. */
  readonly keychain: string | null;
}

/** What became of saving: nothing is saved when anything is wrong. */
export type SettingsSaved =
  | { readonly ok: true }
  | { readonly ok: false; readonly faults: readonly { readonly field: string; readonly message: string }[] };
