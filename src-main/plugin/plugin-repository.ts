/**
 * What the plugin system asks of the database: the user's decisions, the switch and the failures of each plugin,
 * and reads of what plugins stored. Rows are plain text and numbers; whoever reads a decision checks it again before
 * believing it, so an edited row closes a gate and never opens one. Writing metadata is not here: it goes through
 * the document's single writer like every other change.
 */

import type { AuditEntry } from '../../src-core/plugin/audit';
import type { PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { SettingValue } from '../../src-core/plugin/settings';
import type { TrialNote } from '../../src-core/plugin/trial-note';
import type { Instant } from '../../src-core/todo/todo';
import type { StoredMetadata } from './plugin-runtime';

/** The user's decision about one plugin, as stored in the table `plugin_grants`. One row for each plugin name. */
export interface GrantRow {
  /** The plugin's name, as in its manifest; the primary key. */
  readonly name: string;
  /** The version that was shown. */
  readonly version: string;
  /** SHA-256 in lower-case hex of the manifest and module that were shown. */
  readonly hash: string;
  /** `allowed` or `denied`; whatever else stands there counts as no decision. */
  readonly decision: string;
  /** JSON array of the permissions decided on. */
  readonly permissions: string;
  /** JSON array of optional permissions that were allowed, and of those that were denied, at first use. */
  readonly optionalAllowed: string;
  readonly optionalDenied: string;
  /** JSON array of the lines that the user was shown. */
  readonly shown: string;
  readonly decidedAt: Instant;
}

/** The decisions. Every call is synchronous and durable when it returns; it throws only when the database does. */
export interface GrantRepository {
  find(name: string): GrantRow | undefined;
  /** Inserts, or replaces the row of that name. */
  save(row: GrantRow): void;
  /** Does nothing when there is no such row. */
  remove(name: string): void;
}

/** What is remembered of a plugin between starts, as stored in the table `plugin_state`. */
export interface PluginStateRow {
  /** The plugin's name; the primary key. */
  readonly name: string;
  /** The user's switch; a plugin without a row is on. */
  readonly enabled: boolean;
  /** How often it failed in a row. */
  readonly failures: number;
  /** The reason of the last failure, in words for the user; null when the last run went well. */
  readonly reason: string | null;
}

/** The switches and failures of plugins. */
export interface PluginStateRepository {
  find(name: string): PluginStateRow | undefined;
  /** Inserts, or replaces the row of that name. */
  save(row: PluginStateRow): void;
  remove(name: string): void;
}

/** Reads of what plugins stored (`plugin_metadata`). */
export interface PluginMetadataReader {
  /** Every value of that owner, those of deleted todos included; order does not matter. At most about 1 MB. */
  metadataOf(owner: string): readonly StoredMetadata[];
}

/** What the user filled in for a plugin (`plugin_settings`). A row that cannot be read counts as not there. */
export interface PluginSettingsRepository {
  /** Values by the field's name; secrets are not among them. */
  find(plugin: string): Readonly<Record<string, SettingValue>>;
  /** Replaces all values of the plugin. */
  save(plugin: string, values: Readonly<Record<string, SettingValue>>): void;
  remove(plugin: string): void;
}

/** Secrets as the keychain encrypted them (`plugin_secrets`): bytes that only it can read. */
export interface PluginSecretRepository {
  names(plugin: string): readonly string[];
  find(plugin: string, name: string): Uint8Array | undefined;
  /** Null removes it. */
  save(plugin: string, name: string, encrypted: Uint8Array | null): void;
  removeAll(plugin: string): void;
}

/** The user's policies (`plugin_policy`); a row that is not exactly one of ours counts as the default, closed where it hides. */
export interface PluginPolicyRepository {
  /** Names of the plugins about which something was said, also of those that are not there at the moment. */
  plugins(): readonly string[];
  find(plugin: string): PluginPolicy;
  save(plugin: string, policy: PluginPolicy): void;
  remove(plugin: string): void;
}

/** A trial as stored in the table `plugin_trials`. */
export interface TrialRow {
  /** When it began. */
  readonly since: Instant;
  /** Runs that were noted, those included that are not kept any more. */
  readonly runs: number;
}

/** What plugins on trial would have done (`plugin_trials`, `plugin_trial_runs`). */
export interface TrialRepository {
  find(plugin: string): TrialRow | undefined;
  /** Does nothing when there is one. */
  begin(plugin: string, since: Instant): void;
  /** Counts and keeps a run, one like the last together with it; the newest 200 of a plugin. Not when there is no trial. */
  note(plugin: string, note: TrialNote): void;
  /** Newest first. */
  notes(plugin: string): readonly TrialNote[];
  /** Forgets the trial and all that was noted. */
  end(plugin: string): void;
}

/** An entry with its place in the chain. */
export interface ChainedEntry {
  readonly id: number;
  readonly entry: AuditEntry;
  /** SHA-256 over the hash before and this entry's text, lower-case hex. */
  readonly hash: string;
}

/** What can be asked of the audit log. */
export interface AuditQuery {
  readonly plugin?: string;
  readonly kind?: AuditEntry['kind'];
  /** Entries at this moment or later. */
  readonly since?: Instant;
  readonly limit: number;
}

/** The audit log (`plugin_audit`): appended to, never changed. Old entries go from the front, which the chain allows for. */
export interface AuditRepository {
  /** Appends in one transaction, in order. */
  append(entries: readonly AuditEntry[]): void;
  /** Newest first. */
  find(query: AuditQuery): readonly ChainedEntry[];
  /** The id of the first entry that does not follow from the one before; null when the chain is whole. */
  broken(): number | null;
}

/** What is needed to run a call again and get the same. */
export interface Recording {
  readonly run: string;
  readonly plugin: string;
  /** SHA-256 of manifest and module. */
  readonly hash: string;
  /** The instance the call was made to; its calls before this one have a smaller `place`. */
  readonly instance: string;
  /** 0 for the first call of the instance. */
  readonly place: number;
  /** JSON of the CallRequest and of the LoadRequest's chance, without bytes. */
  readonly request: string;
  /** JSON of the TracedCalls; null when there were too many to keep. */
  readonly trace: string | null;
  readonly output: string;
  readonly at: Instant;
}

/** Recordings (`plugin_recordings`): the newest 2,000 or 64 MiB, whatever is less. */
export interface RecordingRepository {
  append(recordings: readonly Recording[]): void;
  find(run: string): Recording | undefined;
  /** Every call of an instance up to that place, in order. */
  upTo(instance: string, place: number): readonly Recording[];
  /** Forgets every call of the plugin: they hold what it read. */
  removeAll(plugin: string): void;
}
