/** What the user says about a plugin besides yes and no: its settings, its secrets, its policy. */
import { err, ok, type Result } from '../../../src-core/lib/result';
import { afterRename } from '../../../src-core/plugin/data-flow';
import type { Manifest } from '../../../src-core/plugin/manifest';
import { type PluginPolicy, pluginPolicySchema } from '../../../src-core/plugin/plugin-policy';
import { policyDetail } from '../../../src-core/plugin/policy-words';
import type { SettingsForm, SettingsSaved } from '../../../src-core/plugin/settings-form';
import type { ProjectChange } from '../../../src-core/todo/project';
import type { SettingsDeeds } from '../administration';
import { noSuchPlugin } from '../no-such-plugin';
import { manifestOf } from '../plugin-entry';
import type { Answer, CareContext } from './care-context';
import { atOnce } from './care-turn';
import { restart } from './stand-up';

/** See the head of the file. */
export function settingsOver(care: CareContext): SettingsDeeds {
  return {
    form: (name) => form(care, name),
    save: (...asked) => save(care, ...asked),
    policy: (name) => (care.book.get(name) ? ok(care.policies.find(name)) : noSuchPlugin(name)),
    setPolicy: (name, policy) => setPolicy(care, name, policy),
  };
}

/** One secret of a plugin; null when it is not filled in. */
export function secretOf(care: CareContext, name: string, field: string): string | null {
  const manifest = manifestNamed(care, name);
  return manifest ? care.settings.secret(manifest, field) : null;
}

/**
 * Before anybody is told of the projects: what is hidden from a plugin by the name of one goes on being hidden by its new
 * name. Of a plugin that is not there at the moment it is kept at once.
 */
export function followRenames(care: CareContext, projects: readonly ProjectChange[]): void {
  for (const { from, to } of projects) {
    const changed = from && to ? policiesAfterRename(care, from.name, to.name) : [];
    for (const [name, policy] of changed)
      setPolicy(care, name, policy).catch((error: unknown) =>
        care.log.error(`hiding a renamed project from ${name}`, error),
      );
  }
}

function form(care: CareContext, name: string): Result<SettingsForm, string> {
  const manifest = manifestNamed(care, name);
  if (!manifest) return noSuchPlugin(name);
  if (manifest.settings.length === 0) return err(`${name} has no settings`);
  return ok(care.settings.form(manifest));
}

/** Saves all or nothing; starts the plugin again when something is different now. */
async function save(
  care: CareContext,
  ...[name, values, secrets]: Parameters<SettingsDeeds['save']>
): Promise<SettingsSaved> {
  const entry = care.book.get(name);
  const manifest = entry && manifestOf(entry);
  if (!entry || !manifest)
    return { ok: false, faults: [{ field: '', message: `there is no plugin ${name}` }] };
  const saved = care.settings.save(manifest, values, secrets);
  if (!saved.ok) return { ok: false, faults: saved.error };
  if (saved.value) {
    const fields = [...Object.keys(values), ...Object.keys(secrets)];
    care.judge.noteEntry(entry, 'settings_changed', fields.join(', '));
    await restart(care, entry);
  }
  return { ok: true };
}

/** Keeps the user's policy but for its trial; what is hidden from now on is hidden at once. */
function setPolicy(care: CareContext, name: string, policy: PluginPolicy): Answer {
  return atOnce(care, name, async ({ policies, judge, book }, entry) => {
    const read = pluginPolicySchema.safeParse(policy);
    if (!read.success) return err(`that is no policy for ${name}`);
    const before = policies.find(name);
    // Only `try` and `keep` begin and end a trial: what was read before one began must not end it.
    const saved = { ...read.data, trial: before.trial };
    policies.save(name, saved);
    judge.noteEntry(entry, 'policy_changed', policyDetail(saved));
    if (JSON.stringify(before.hides) === JSON.stringify(saved.hides)) book.changed();
    else await restart(care, entry, 'kill');
    return ok(`the policy for ${name} is saved`);
  });
}

/** What is to be said from now on about plugins from which a project was hidden by the name that it had. */
function policiesAfterRename(
  { book, policies }: CareContext,
  from: string,
  to: string,
): readonly (readonly [name: string, policy: PluginPolicy])[] {
  return policies.plugins().flatMap((name) => {
    const before = policies.find(name);
    const policy = { ...before, hides: afterRename(before.hides, from, to) };
    if (policy.hides === before.hides) return [];
    if (book.get(name)) return [[name, policy] as const];
    policies.save(name, policy);
    return [];
  });
}

function manifestNamed({ book }: CareContext, name: string): Manifest | null {
  const entry = book.get(name);
  return entry ? manifestOf(entry) : null;
}
