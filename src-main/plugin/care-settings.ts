/** What the user says about a plugin besides yes and no: its settings, its secrets, its policy. */
import { err, ok, type Result } from '../../src-core/lib/result';
import { afterRename } from '../../src-core/plugin/data-flow';
import type { Manifest } from '../../src-core/plugin/manifest';
import { type PluginPolicy, pluginPolicySchema } from '../../src-core/plugin/plugin-policy';
import { policyDetail } from '../../src-core/plugin/policy-words';
import type { SettingValue } from '../../src-core/plugin/settings';
import type { SettingsForm, SettingsSaved } from '../../src-core/plugin/settings-form';
import type { CareJudge } from './care-judge';
import type { CareParts } from './care-parts';
import { manifestOf, type PluginEntry } from './plugin-entry';

/** See the head of the file. A name that no plugin has is an error. */
export class CareSettings {
  readonly #parts: CareParts;
  readonly #judge: CareJudge;
  readonly #restart: (entry: PluginEntry) => Promise<void>;

  /** `restart` ends the plugin and starts it again, with what was said since, where it may. */
  constructor(parts: CareParts, judge: CareJudge, restart: (entry: PluginEntry) => Promise<void>) {
    this.#parts = parts;
    this.#judge = judge;
    this.#restart = restart;
  }

  /** The form to fill in. */
  form(name: string): Result<SettingsForm, string> {
    const manifest = this.#manifestOf(name);
    if (!manifest) return noSuch(name);
    if (manifest.settings.length === 0) return err(`${name} has no settings`);
    return ok(this.#parts.settings.form(manifest));
  }

  /** Saves all or nothing; starts the plugin again when something is different now. */
  async save(
    name: string,
    values: Readonly<Record<string, SettingValue | null>>,
    secrets: Readonly<Record<string, string | null>>,
  ): Promise<SettingsSaved> {
    const entry = this.#parts.book.get(name);
    const manifest = this.#manifestOf(name);
    if (!entry || !manifest)
      return { ok: false, faults: [{ field: '', message: `there is no plugin ${name}` }] };
    const saved = this.#parts.settings.save(manifest, values, secrets);
    if (!saved.ok) return { ok: false, faults: saved.error };
    if (saved.value) {
      const fields = [...Object.keys(values), ...Object.keys(secrets)];
      this.#judge.noteEntry(entry, 'settings_changed', fields.join(', '));
      await this.#restart(entry);
    }
    return { ok: true };
  }

  /** One secret of a plugin; null when it is not filled in. */
  secret(name: string, field: string): string | null {
    const manifest = this.#manifestOf(name);
    return manifest ? this.#parts.settings.secret(manifest, field) : null;
  }

  policy(name: string): Result<PluginPolicy, string> {
    return this.#parts.book.get(name) ? ok(this.#parts.policies.find(name)) : noSuch(name);
  }

  /** Keeps the user's policy but for its trial; what is hidden from now on is hidden at once. */
  async setPolicy(name: string, policy: PluginPolicy): Promise<Result<string, string>> {
    const { book, policies } = this.#parts;
    const entry = book.get(name);
    if (!entry) return noSuch(name);
    const read = pluginPolicySchema.safeParse(policy);
    if (!read.success) return err(`that is no policy for ${name}`);
    const before = policies.find(name);
    // Only `try` and `keep` begin and end a trial: what was read before one began must not end it.
    const saved = { ...read.data, trial: before.trial };
    policies.save(name, saved);
    this.#judge.noteEntry(entry, 'policy_changed', policyDetail(saved));
    if (JSON.stringify(before.hides) === JSON.stringify(saved.hides)) book.changed();
    else await this.#restart(entry);
    return ok(`the policy for ${name} is saved`);
  }

  /**
   * What is to be said from now on about plugins from which a project was hidden by the name that it had. Of one that
   * is not there at the moment it is kept at once.
   */
  policiesAfterRename(from: string, to: string): readonly (readonly [name: string, policy: PluginPolicy])[] {
    const { book, policies } = this.#parts;
    return policies.plugins().flatMap((name) => {
      const before = policies.find(name);
      const policy = { ...before, hides: afterRename(before.hides, from, to) };
      if (policy.hides === before.hides) return [];
      if (book.get(name)) return [[name, policy] as const];
      policies.save(name, policy);
      return [];
    });
  }

  #manifestOf(name: string): Manifest | null {
    const entry = this.#parts.book.get(name);
    return entry ? manifestOf(entry) : null;
  }
}

function noSuch(name: string): Result<never, string> {
  return err(`there is no plugin ${name}`);
}
