import {
  type AssignedKey,
  assignKeys,
  type CoreKeyCheck,
  type KeyWishes,
} from '../../src-core/plugin/key-assignment';
import { DEFAULT_POLICY, type PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import { type DecidedPermissions, type GrantStore, NOTHING_DECIDED } from './grant-store';
import { actionsOf, type PluginEntry, packageOf, summaryOf, wishedKeys } from './plugin-entry';
import type { PluginPolicyRepository } from './plugin-repository';

/** What the book looks up elsewhere. */
export interface BookParts {
  readonly coreKeyTaken: CoreKeyCheck;
  /** Told whenever the plugins view is out of date. */
  readonly onChange: (plugins: readonly PluginSummary[]) => void;
  readonly grants: GrantStore;
  readonly policies: Pick<PluginPolicyRepository, 'find'>;
  /** How many runs of a plugin on trial were noted. */
  readonly trialRunsOf: (name: string) => number;
  /** 95 of 100 calls of the plugin were faster, in ms; null before the first. */
  readonly p95Of: (name: string) => number | null;
}

/** Every plugin there is, in the order of their names, and what the user sees of them. */
export class PluginBook {
  readonly #parts: BookParts;
  #entries = new Map<string, PluginEntry>();
  #assigned: ReadonlyMap<string, readonly AssignedKey[]> = new Map();

  constructor(parts: BookParts) {
    this.#parts = parts;
  }

  get(name: string): PluginEntry | undefined {
    return this.#entries.get(name);
  }

  all(): readonly PluginEntry[] {
    return [...this.#entries.values()];
  }

  /** Those that may run. */
  enabled(): readonly PluginEntry[] {
    return this.all().filter((entry) => entry.state === 'enabled');
  }

  add(entry: PluginEntry): void {
    const entries = new Map(this.#entries).set(entry.name, entry);
    this.#entries = new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Forgets a plugin that is no longer there. */
  remove(name: string): void {
    const entries = new Map(this.#entries);
    entries.delete(name);
    this.#entries = entries;
  }

  summaries(): PluginSummary[] {
    return this.all().map((entry) => {
      const { name } = entry;
      const policy = this.#policyOf(name);
      return summaryOf(entry, {
        keys: this.#assigned.get(name) ?? [],
        decided: this.#decidedFor(entry),
        policy,
        p95Ms: this.#parts.p95Of(name),
        trialRuns: policy.trial ? this.#parts.trialRunsOf(name) : null,
      });
    });
  }

  /** Gives out keys anew and tells whoever shows plugins. Call it after every change of an entry. */
  changed(): void {
    const wishes = this.enabled().map((entry) => this.#wishesOf(entry));
    const assigned = new Map(assignKeys(wishes, this.#parts.coreKeyTaken));
    for (const entry of this.all()) {
      if (entry.state !== 'enabled') assigned.set(entry.name, this.#keysWhileOff(entry, wishes));
    }
    this.#assigned = assigned;
    this.#parts.onChange(this.summaries());
  }

  /** None is bound; a conflict says who has a key that it would not get either if it were on. */
  #keysWhileOff(entry: PluginEntry, enabled: readonly KeyWishes[]): readonly AssignedKey[] {
    const last = `~${entry.name}`; // after every name of a plugin: it takes nobody's key
    const wished = { ...this.#wishesOf(entry), plugin: last };
    const given = assignKeys([...enabled, wished], this.#parts.coreKeyTaken).get(last) ?? [];
    return given.map((key) => ({ ...key, bound: false }));
  }

  #wishesOf(entry: PluginEntry): KeyWishes {
    const { keys, suggestedKeys } = this.#policyOf(entry.name);
    const actions = new Set(actionsOf(entry).map(({ id }) => id));
    return {
      plugin: entry.name,
      keys: wishedKeys(entry),
      overrides: Object.entries(keys)
        .filter(([action]) => actions.has(action))
        .map(([action, key]) => ({ action, key })),
      suggestions: suggestedKeys,
    };
  }

  /** A view that cannot be read in full is still shown: whoever enforces reads for itself. */
  #policyOf(name: string): PluginPolicy {
    try {
      return this.#parts.policies.find(name);
    } catch {
      return DEFAULT_POLICY;
    }
  }

  #decidedFor(entry: PluginEntry): DecidedPermissions {
    const plugin = packageOf(entry);
    try {
      return plugin ? this.#parts.grants.decidedFor(plugin) : NOTHING_DECIDED;
    } catch {
      return NOTHING_DECIDED;
    }
  }
}
