/**
 * What the user filled in for plugins: values in the database, secrets as the system's keychain encrypted them. A
 * secret goes in and comes out only for the plugin whose it is; it is never part of what a form or a call is given.
 */
import { err, ok, type Result } from '../../src-core/lib/result';
import type { Manifest } from '../../src-core/plugin/manifest';
import { settingFault, settingValue } from '../../src-core/plugin/setting-check';
import type { SettingField, SettingValue } from '../../src-core/plugin/settings';
import type { SettingsForm, SettingsSaved } from '../../src-core/plugin/settings-form';
import type { PluginSecretRepository, PluginSettingsRepository } from './plugin-repository';

/** Where secrets are encrypted. */
export interface Keychain {
  /** Where they are kept, in words for the user; null when this system can keep none. */
  readonly available: string | null;
  encrypt(text: string): Uint8Array;
  /** Null, or a throw, for what it did not encrypt. */
  decrypt(bytes: Uint8Array): string | null;
}

/** Where settings are kept. */
export interface SettingsParts {
  readonly values: PluginSettingsRepository;
  readonly secrets: PluginSecretRepository;
  readonly keychain: Keychain;
}

/** What a manifest says about settings. */
type Declared = Pick<Manifest, 'name' | 'settings'>;

type Values = Readonly<Record<string, SettingValue | null>>;
type Secrets = Readonly<Record<string, string | null>>;
type Fault = Extract<SettingsSaved, { ok: false }>['faults'][number];

const NO_KEYCHAIN = 'cannot be kept: this system has no keychain that to-tui can use';

/** See the head of the file. */
export class PluginSettings {
  readonly #parts: SettingsParts;

  constructor(parts: SettingsParts) {
    this.#parts = parts;
  }

  /** The form that the user fills in. */
  form(manifest: Declared): SettingsForm {
    const { secrets, keychain } = this.#parts;
    const declared = new Set(secretFields(manifest).map(({ name }) => name));
    return {
      plugin: manifest.name,
      fields: manifest.settings,
      values: this.of(manifest),
      secretsSet: secrets.names(manifest.name).filter((name) => declared.has(name)),
      keychain: keychain.available,
    };
  }

  /** What the plugin is given: what was filled in and still fits, else the defaults. Never a secret. */
  of(manifest: Declared): Record<string, SettingValue | null> {
    const stored = this.#parts.values.find(manifest.name);
    return Object.fromEntries(
      manifest.settings
        .filter(({ type }) => type !== 'secret')
        .map((field) => [field.name, settingValue(field, own(stored, field.name)) ?? field.default]),
    );
  }

  /** One secret of the plugin; null when it is not filled in, not declared, or can no longer be decrypted. */
  secret(manifest: Declared, name: string): string | null {
    if (!secretFields(manifest).some((field) => field.name === name)) return null;
    const encrypted = this.#parts.secrets.find(manifest.name, name);
    if (encrypted === undefined || this.#parts.keychain.available === null) return null;
    try {
      return this.#parts.keychain.decrypt(encrypted);
    } catch {
      return null; // another user's, or of a keychain that was reset: the form asks for it again
    }
  }

  /** The first required setting without a value; undefined when the plugin has all it needs. */
  missing(manifest: Declared): SettingField | undefined {
    if (!manifest.settings.some(({ required }) => required)) return undefined;
    const values = this.of(manifest);
    return manifest.settings.find(
      (field) =>
        field.required &&
        (field.type === 'secret'
          ? this.secret(manifest, field.name) === null
          : settingFault(field, values[field.name] ?? null) !== undefined),
    );
  }

  /**
   * Saves all of it or, when anything is wrong, nothing. Values that are not named stay; null empties one. Answers
   * whether anything is different now.
   */
  save(manifest: Declared, values: Values, secrets: Secrets): Result<boolean, readonly Fault[]> {
    const faults = [...valueFaults(manifest, values), ...this.#secretFaults(manifest, secrets)];
    if (faults.length > 0) return err(faults);
    const isChanged = this.#saveValues(manifest, values);
    for (const [name, text] of Object.entries(secrets)) {
      const encrypted = text === null ? null : this.#parts.keychain.encrypt(text);
      this.#parts.secrets.save(manifest.name, name, encrypted);
    }
    return ok(isChanged || Object.keys(secrets).length > 0);
  }

  /** Forgets everything that was filled in for a plugin. */
  forget(plugin: string): void {
    this.#parts.values.remove(plugin);
    this.#parts.secrets.removeAll(plugin);
  }

  #saveValues({ name, settings }: Declared, values: Values): boolean {
    const stored = this.#parts.values.find(name);
    const next: Record<string, SettingValue> = {};
    for (const field of settings) {
      const value = Object.hasOwn(values, field.name) ? values[field.name] : own(stored, field.name);
      const fitting = settingValue(field, value);
      if (fitting !== undefined) next[field.name] = fitting;
    }
    if (JSON.stringify(Object.entries(next).sort()) === JSON.stringify(Object.entries(stored).sort()))
      return false;
    this.#parts.values.save(name, next);
    return true;
  }

  #secretFaults(manifest: Declared, secrets: Secrets): Fault[] {
    return Object.entries(secrets).flatMap(([name, text]) => {
      const field = secretFields(manifest).find((one) => one.name === name);
      if (!field) return [{ field: name, message: 'is no secret of this plugin' }];
      if (text !== null && this.#parts.keychain.available === null) {
        return [{ field: name, message: NO_KEYCHAIN }];
      }
      return faultsOf(field, text);
    });
  }
}

function valueFaults({ settings }: Declared, values: Values): Fault[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = settings.find((one) => one.name === name);
    if (!field) return [{ field: name, message: 'is no setting of this plugin' }];
    if (field.type === 'secret')
      return [{ field: name, message: 'is a secret and is not kept with the others' }];
    return faultsOf(field, value);
  });
}

function faultsOf(field: SettingField, value: unknown): Fault[] {
  const message = settingFault(field, value);
  return message === undefined ? [] : [{ field: field.name, message }];
}

function secretFields({ settings }: Declared): readonly SettingField[] {
  return settings.filter(({ type }) => type === 'secret');
}

function own(values: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
