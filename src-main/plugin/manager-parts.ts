import type { Result } from '../../src-core/lib/result';
import type { CoreKeyCheck } from '../../src-core/plugin/key-assignment';
import type { Instant } from '../../src-core/todo/todo';
import type { Reverted } from './administration';
import type { ConsentDesk } from './consent';
import type { DocumentPort } from './document-port';
import type { PluginLog, PluginNotices } from './plugin-notices';
import type {
  AuditRepository,
  GrantRepository,
  PluginMetadataReader,
  PluginPolicyRepository,
  PluginSecretRepository,
  PluginSettingsRepository,
  PluginStateRepository,
  RecordingRepository,
  TrialRepository,
} from './plugin-repository';
import type { PluginRuntime } from './plugin-runtime';
import type { Keychain } from './plugin-settings';
import type { PluginTime } from './plugin-time';
import type { PreviewPush } from './preview-desk';
import type { StartSuspect } from './start-suspect';

/** What the plugin system is made of. */
export interface PluginManagerParts {
  /** `<data>/plugins`. */
  readonly folder: string;
  /** The plugins that come with the application, a folder each; none without it. */
  readonly gallery?: string;
  readonly runtime: PluginRuntime;
  readonly document: DocumentPort;
  readonly grants: GrantRepository;
  readonly states: PluginStateRepository;
  readonly metadata: PluginMetadataReader;
  readonly settings: PluginSettingsRepository;
  readonly secrets: PluginSecretRepository;
  readonly keychain: Keychain;
  readonly policies: PluginPolicyRepository;
  readonly trials: TrialRepository;
  readonly audit: AuditRepository;
  readonly recordings: RecordingRepository;
  /** Takes back what a plugin changed since that moment, as one step; the error is a sentence. */
  readonly revert: (plugin: string, since: Instant) => Result<Reverted, string>;
  /** Takes away everything that the plugin stored, for good. */
  readonly purgeMetadata: (plugin: string) => void;
  readonly consent: ConsentDesk;
  readonly suspect: StartSuspect;
  /** Whether the configuration keeps the plugin of that name off; asked anew each time. None without it. */
  readonly keptOff?: (plugin: string) => boolean;
  readonly previews: PreviewPush;
  readonly notices: PluginNotices;
  readonly log: PluginLog;
  readonly coreKeyTaken: CoreKeyCheck;
  readonly time: PluginTime;
  /** A new UUID. */
  readonly newId: () => string;
  /** A random whole number below 2^32: what scripts' `Math.random` starts from. */
  readonly randomSeed: () => number;
  /** How long a plugin's `shutdown` may take, in ms; a quarter of a second when left out. */
  readonly farewellMs?: number;
}
