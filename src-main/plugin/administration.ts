/**
 * What can be asked of the plugin system by name: the keys of the plugins view, `:plugin …` and the command line all
 * come through here. Implemented by the PluginManager; without a window the same, except that nobody can be asked.
 * Nothing rejects for what a plugin or its files do; errors are sentences for the user.
 */
import type { Result } from '../../src-core/lib/result';
import type { GalleryPlugin } from '../../src-core/plugin/gallery';
import type { Present } from '../../src-core/plugin/moment-words';
import type { PluginPolicy } from '../../src-core/plugin/plugin-policy';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import type { Report } from '../../src-core/plugin/report';
import type { SettingValue } from '../../src-core/plugin/settings';
import type { SettingsForm, SettingsSaved } from '../../src-core/plugin/settings-form';
import type { Instant } from '../../src-core/todo/todo';
import type { AuditQuery, ChainedEntry } from './plugin-repository';
import type { PluginLogLine } from './plugin-runtime';
import type { ActionTarget } from './run-request';

/** A line of a plugin's log with its moment. */
export interface KeptLine extends PluginLogLine {
  readonly at: Instant;
}

/** How a plugin is doing, for the live view. Times in milliseconds of the calls of the last five minutes. */
export interface PluginProfile {
  readonly plugin: string;
  readonly running: boolean;
  /** Calls since the start, and per second over the last ten seconds. */
  readonly calls: number;
  readonly callsPerSecond: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly memoryBytes: number;
  readonly memoryLimitBytes: number;
  readonly storedBytes: number;
  readonly storedLimitBytes: number;
  /** Host calls that were refused, runs that failed, messages that were not shown, since the start. */
  readonly refusals: number;
  readonly failures: number;
  readonly dropped: number;
  /** Runs that wait. */
  readonly queued: number;
}

/** What a revert did. */
export interface Reverted {
  /** Todos that are as they were before the plugin. */
  readonly todos: number;
  /** Todos that somebody else has changed since: left as they are, as far as they were changed. */
  readonly left: number;
}

/** What a replay showed. */
export interface Replayed {
  readonly run: string;
  readonly plugin: string;
  /** Whether the output is the recorded one, byte for byte. */
  readonly same: boolean;
  readonly recorded: string;
  readonly output: string;
}

/** Switching one plugin. */
export interface SwitchDeeds {
  /** Asks when nobody allowed what lies in its folder now. */
  enable(name: string): Promise<Result<string, string>>;
  disable(name: string): Promise<Result<string, string>>;
  /** Takes the user's yes back: running code and requests end at once. */
  revoke(name: string): Promise<Result<string, string>>;
  /** Reads the files anew and starts it again. */
  reload(name: string): Promise<Result<string, string>>;
}

/** What lies in the plugins folder. */
export interface PackageDeeds {
  /** Installs what lies at the path, or updates the plugin of that name; asks. The value says what was done. */
  install(path: string): Promise<Result<string, string>>;
  /** The difference between what is installed and what lies at the path, as shown before an update. */
  difference(path: string): Promise<Result<Report, string>>;
  /** Puts the version before back in place; asks when that would give it more than it has. */
  rollback(name: string): Promise<Result<string, string>>;
  /** Takes the plugin away, its grant, settings and secrets with it; what it stored with todos stays unless `purge`. */
  remove(name: string, purge: boolean): Promise<Result<string, string>>;
}

/** Trials: a plugin runs, and what it would do is noted. */
export interface TrialDeeds {
  /**
   * Puts a plugin on trial before anything of it runs: an installed one by its name, one of the gallery by its name, or
   * what lies at the absolute path, which is installed. Asks where installing or enabling would.
   */
  tryOut(nameOrPath: string): Promise<Result<string, string>>;
  /** What the plugin on trial would have done since its trial began; moments in that zone. `say` stands before `plugin …` where the reader types. */
  report(name: string, present: Omit<Present, 'now'>, say?: string): Result<Report, string>;
  /**
   * Ends the trial: from the next run on, which is its start, the plugin does what it returns. What was noted is not done,
   * what is under way is withdrawn.
   */
  keep(name: string): Promise<Result<string, string>>;
}

/** What the user says about a plugin besides yes and no. */
export interface SettingsDeeds {
  /** The form to fill in. */
  form(name: string): Result<SettingsForm, string>;
  /** `secrets`: null removes one. Restarts the plugin when something changed. */
  save(
    name: string,
    values: Readonly<Record<string, SettingValue | null>>,
    secrets: Readonly<Record<string, string | null>>,
  ): Promise<SettingsSaved>;
  policy(name: string): Result<PluginPolicy, string>;
  /** Keeps the user's policy; what is hidden from now on is hidden at once. */
  setPolicy(name: string, policy: PluginPolicy): Promise<Result<string, string>>;
}

/** Runs that are asked for by name. */
export interface RunDeeds {
  /** Runs `generate` for the user; its items are previewed. */
  generate(name: string, input: string, target: ActionTarget): Promise<Result<string, string>>;
}

/** What is on record about plugins, and what looking back leads to. */
export interface PluginRecords {
  /** Everything about one plugin as a page: what it may do, its files, hosts of the last 30 days, runs, storage; moments in that zone, `say` as in {@link TrialDeeds.report}. */
  describe(name: string, present: Omit<Present, 'now'>, say?: string): Result<Report, string>;
  logs(name: string): readonly KeptLine[];
  profiles(): readonly PluginProfile[];
  audit(query: AuditQuery): readonly ChainedEntry[];
  /** The id of the first entry of the audit log that was tampered with; null when it is whole. */
  auditBroken(): number | null;
  /** Takes back what the plugin changed since that moment, as one step, leaving later edits of others alone. */
  revert(name: string, since: Instant): Result<Reverted, string>;
  replay(run: string): Promise<Result<Replayed, string>>;
}

/** See the head of the file. A name that no plugin has is an error, never a throw. */
export interface PluginAdministration {
  /** Every plugin that is there. */
  summaries(): PluginSummary[];
  /** The plugins that come with the application. */
  gallery(): Promise<readonly GalleryPlugin[]>;
  readonly switches: SwitchDeeds;
  readonly packages: PackageDeeds;
  readonly trials: TrialDeeds;
  readonly settings: SettingsDeeds;
  readonly runs: RunDeeds;
  readonly records: PluginRecords;
}
