/** Repositories in memory, for tests that are not about what is kept. For tests only. */
import type { AuditEntry } from '../../../src-core/plugin/audit';
import { DEFAULT_POLICY, type PluginPolicy } from '../../../src-core/plugin/plugin-policy';
import type { SettingValue } from '../../../src-core/plugin/settings';
import type { TrialNote } from '../../../src-core/plugin/trial-note';
import type {
  AuditRepository,
  PluginPolicyRepository,
  PluginSecretRepository,
  PluginSettingsRepository,
  Recording,
  RecordingRepository,
  TrialRepository,
} from '../plugin-repository';
import type { Keychain } from '../plugin-settings';

export function memoryAudit(): AuditRepository {
  const entries: AuditEntry[] = [];
  return {
    append: (more) => void entries.push(...more),
    find: ({ plugin, kind, since, limit }) =>
      entries
        .map((entry, index) => ({ id: index + 1, entry, hash: '' }))
        .filter(
          ({ entry }) => (plugin ?? entry.plugin) === entry.plugin && (kind ?? entry.kind) === entry.kind,
        )
        .filter(({ entry }) => since === undefined || entry.at >= since)
        .reverse()
        .slice(0, limit),
    broken: () => null,
  };
}

export function memoryRecordings(): RecordingRepository {
  const recordings: Recording[] = [];
  return {
    append: (more) => void recordings.push(...more),
    find: (run) => recordings.find((one) => one.run === run),
    upTo: (instance, place) =>
      recordings
        .filter((one) => one.instance === instance && one.place <= place)
        .sort((a, b) => a.place - b.place),
    removeAll: (plugin) => {
      for (const one of recordings.filter((kept) => kept.plugin === plugin))
        recordings.splice(recordings.indexOf(one), 1);
    },
  };
}

/** Without a preview before any run, since nobody answers it. */
export function memoryPolicies(): PluginPolicyRepository {
  const policies = new Map<string, PluginPolicy>();
  return {
    plugins: () => [...policies.keys()],
    find: (plugin) => policies.get(plugin) ?? { ...DEFAULT_POLICY, preview: 'never' },
    save: (plugin, policy) => void policies.set(plugin, policy),
    remove: (plugin) => void policies.delete(plugin),
  };
}

export function memoryTrials(): TrialRepository {
  const trials = new Map<string, { readonly since: string; readonly notes: TrialNote[] }>();
  return {
    find: (plugin) => {
      const trial = trials.get(plugin);
      return trial && { since: trial.since, runs: trial.notes.length };
    },
    begin: (plugin, since) => void (trials.has(plugin) || trials.set(plugin, { since, notes: [] })),
    note: (plugin, note) => void trials.get(plugin)?.notes.unshift(note),
    notes: (plugin) => trials.get(plugin)?.notes ?? [],
    end: (plugin) => void trials.delete(plugin),
  };
}

export function memorySettings(): PluginSettingsRepository {
  const values = new Map<string, Readonly<Record<string, SettingValue>>>();
  return {
    find: (plugin) => values.get(plugin) ?? {},
    save: (plugin, all) => void values.set(plugin, all),
    remove: (plugin) => void values.delete(plugin),
  };
}

export function memorySecrets(): PluginSecretRepository {
  const secrets = new Map<string, Map<string, Uint8Array>>();
  return {
    names: (plugin) => [...(secrets.get(plugin)?.keys() ?? [])],
    find: (plugin, name) => secrets.get(plugin)?.get(name),
    save: (plugin, name, encrypted) => {
      const own = secrets.get(plugin) ?? new Map<string, Uint8Array>();
      if (encrypted === null) own.delete(name);
      else own.set(name, encrypted);
      secrets.set(plugin, own);
    },
    removeAll: (plugin) => void secrets.delete(plugin),
  };
}

/** Turns every byte around: enough to see that nothing is kept as it is. */
export const PLAYED_KEYCHAIN: Keychain = {
  available: 'a played keychain',
  encrypt: (text) => new TextEncoder().encode(text).map((byte) => byte ^ 0xff),
  decrypt: (bytes) => new TextDecoder().decode(bytes.map((byte) => byte ^ 0xff)),
};
