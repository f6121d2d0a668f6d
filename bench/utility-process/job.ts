import type { Effort } from '../benchmark';
import type { GuestName } from '../guest-names';

/** What the process in Electron is told: how much to measure, and where the files are. */
export interface Job {
  readonly effort: Effort;
  /** The plugin host as the application's build made it. */
  readonly pluginHost: string;
  readonly bareEcho: string;
  readonly guests: Readonly<Record<GuestName, string>>;
  /** A module to be loaded and left alone. */
  readonly idlePlugin: string;
  readonly userData: string;
}
