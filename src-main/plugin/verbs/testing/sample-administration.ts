/** An administration in memory: two plugins, and a record of what was asked of it. */
import { err, ok } from '../../../../src-core/lib/result';
import { DEFAULT_POLICY, type PluginPolicy } from '../../../../src-core/plugin/plugin-policy';
import type { PluginSummary } from '../../../../src-core/plugin/plugin-summary';
import type { SettingField } from '../../../../src-core/plugin/settings';
import type {
  PackageDeeds,
  PluginAdministration,
  PluginRecords,
  RunDeeds,
  SettingsDeeds,
  SwitchDeeds,
  TrialDeeds,
} from '../../administration';

/** A plugin as the view knows it. */
export function sampleSummary(name: string, more: Partial<PluginSummary> = {}): PluginSummary {
  return {
    name,
    version: '0.2.0',
    title: name,
    state: 'enabled',
    reason: null,
    description: '',
    permissions: [],
    keys: [],
    actions: [],
    runs: 0,
    failures: 0,
    powers: [],
    deniedPowers: [],
    p95Ms: null,
    hasSettings: false,
    settingNames: [],
    generates: false,
    hearsKeys: false,
    previousVersion: null,
    preview: 'large',
    trialRuns: null,
    ...more,
  };
}

function field(name: string, type: SettingField['type'], more: Partial<SettingField> = {}): SettingField {
  return { name, type, required: false, default: null, title: name, description: '', options: [], ...more };
}

/** `jira-sync` has actions, settings and a version before; `hello` has nothing. */
export const SAMPLE_SUMMARIES: readonly PluginSummary[] = [
  sampleSummary('hello', { state: 'needs_consent', reason: 'enable it to see what it asks for' }),
  sampleSummary('jira-sync', {
    actions: [{ id: 'sync', title: 'Sync', description: '' }],
    previousVersion: '0.1.0',
    hasSettings: true,
    generates: true,
  }),
];

const FIELDS: readonly SettingField[] = [
  field('site', 'string', { required: true, description: 'acme.atlassian.net' }),
  field('most', 'integer', { default: 10 }),
  field('token', 'secret'),
];

/** Every deed of every part. */
export type SampleDeeds = Pick<PluginAdministration, 'summaries' | 'gallery'> &
  SwitchDeeds &
  PackageDeeds &
  TrialDeeds &
  SettingsDeeds &
  RunDeeds &
  PluginRecords;

/** What was asked, a line each, and the administration that wrote it down; `own` replaces answers. */
export function sampleAdministration(own: Partial<SampleDeeds> = {}) {
  const done: string[] = [];
  const policies = new Map<string, PluginPolicy>();
  const said = (text: string) => {
    done.push(text);
    return Promise.resolve(ok(`did ${text}`));
  };
  const deeds: SampleDeeds = {
    summaries: () => [...SAMPLE_SUMMARIES],
    describe: (name) => ok({ title: name, lines: [{ text: 'may do nothing', tone: 'text' }] }),
    enable: (name) => said(`enable ${name}`),
    disable: (name) => said(`disable ${name}`),
    install: (path) => said(`install ${path}`),
    rollback: (name) => said(`rollback ${name}`),
    remove: (name, purge) => said(`remove ${name}${purge ? ' and all it stored' : ''}`),
    revoke: (name) => said(`revoke ${name}`),
    reload: (name) => said(`reload ${name}`),
    difference: async (path) => ok({ title: 'Difference', lines: [{ text: path, tone: 'text' }] }),
    gallery: async () => [],
    tryOut: (nameOrPath) => said(`try ${nameOrPath}`),
    report: (name) => ok({ title: `Trial of ${name}`, lines: [{ text: 'nothing yet', tone: 'text' }] }),
    keep: (name) => said(`keep ${name}`),
    form: (name) =>
      ok({
        plugin: name,
        fields: name === 'jira-sync' ? FIELDS : [],
        values: { site: null, most: 10 },
        secretsSet: ['token'],
        keychain: 'the keychain',
      }),
    save: async (name, values, secrets) => {
      done.push(`save ${name} ${JSON.stringify(values)} ${JSON.stringify(secrets)}`);
      return { ok: true };
    },
    policy: (name) => ok(policies.get(name) ?? DEFAULT_POLICY),
    setPolicy: (name, policy) => {
      policies.set(name, policy);
      return said(`policy ${name}`);
    },
    generate: (name, input, { selected }) => said(`generate ${name} “${input}” at ${selected ?? 'no todo'}`),
    revert: (name, since) => {
      done.push(`revert ${name} since ${since}`);
      return ok({ todos: 4, left: 1 });
    },
    replay: async (run) => err(`run ${run} is not recorded`),
    logs: () => [],
    profiles: () => [],
    audit: () => [],
    auditBroken: () => null,
    ...own,
  };
  const administration: PluginAdministration = {
    summaries: () => deeds.summaries(),
    gallery: () => deeds.gallery(),
    switches: deeds,
    packages: deeds,
    trials: deeds,
    settings: deeds,
    runs: deeds,
    records: deeds,
  };
  return { administration, done, policies };
}
