/** What caring for plugins needs of the application, and the port to whatever runs them. */
import type { Instant } from '../../../src-core/todo/todo';
import type { ConsentDesk } from '../consent';
import type { GrantStore } from '../grant-store';
import type { PluginBook } from '../plugin-book';
import type { PluginEntry } from '../plugin-entry';
import type { PluginLog } from '../plugin-notices';
import type { AuditRepository, PluginPolicyRepository, PluginStateRepository } from '../plugin-repository';
import type { PluginSettings } from '../plugin-settings';
import type { StartSuspect } from '../start-suspect';
import type { TrialBook } from '../trial/trial-book';

/** Whatever runs plugins. */
export interface CareRunner {
  /** Loads and initialises the plugin unless it lives already. Never rejects. */
  start(entry: PluginEntry): Promise<void>;
  /**
   * Ends the instance and its requests at once; what runs or waits is withdrawn. The entry's epoch has grown when the
   * call returns, before anything is waited for.
   */
  stop(entry: PluginEntry): Promise<void>;
  /** Ends it like {@link stop}, for cause: nothing of it runs any more, not even a goodbye. */
  kill(entry: PluginEntry): Promise<void>;
}

/** See the head of the file. */
export interface CareParts {
  /** `<data>/plugins`. */
  readonly folder: string;
  readonly book: PluginBook;
  readonly runner: CareRunner;
  readonly grants: GrantStore;
  readonly states: PluginStateRepository;
  readonly settings: PluginSettings;
  readonly policies: PluginPolicyRepository;
  readonly trials: TrialBook;
  readonly audit: Pick<AuditRepository, 'append' | 'find'>;
  readonly consent: ConsentDesk;
  readonly suspect: StartSuspect;
  /** Whether the configuration keeps the plugin of that name off; asked anew each time. None without it. */
  readonly keptOff?: (plugin: string) => boolean;
  /** Takes away everything that the plugin stored, for good. */
  readonly purgeMetadata: (plugin: string) => void;
  /** Takes away what is kept of the runs of a plugin that was removed: its lines and recordings. */
  readonly forgetRuns: (plugin: string) => void;
  readonly log: PluginLog;
  /** Tells the user in passing; the text names the plugin. */
  readonly tell: (text: string) => void;
  /** A new UUID. */
  readonly newId: () => string;
  readonly now: () => Instant;
}
