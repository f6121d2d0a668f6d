import type { Present } from '../../src-core/plugin/moment-words';
import type { AppVerbContext } from '../app-verbs/verb-context';
import type { Paths } from '../paths';
import type { PluginAdministration } from '../plugin/administration';
import type { Workshop } from '../plugin/kit/workshop';
import type { Input } from './read-given';

/** What the answers are made from. */
export interface CommandLineParts {
  readonly paths: Paths;
  readonly version: string;
  /** What there is without a window; asked for only when no application runs. */
  readonly openAdministration: () => Promise<OpenedAdministration>;
  readonly present: () => Present;
  readonly cwd: string;
  /** Asked for by verbs for authors only. */
  readonly workshop: () => Workshop;
  /** Resolves when sandboxes can be started; asked for only where some are. */
  readonly ready: () => Promise<void>;
  /** The user's home. */
  readonly home: string;
  readonly input: Input;
  /** Calls the deed when the user wants what goes on to end, as with Ctrl-C; returns the disposer. */
  readonly onInterrupt?: (deed: () => void) => () => void;
}

/** The document without a window, and how to put it away. */
export interface OpenedAdministration {
  readonly app: Pick<AppVerbContext, 'document' | 'files' | 'newId'>;
  /** The plugin system, without starting plugins; opened when it is first asked for. */
  readonly administration: () => Promise<PluginAdministration>;
  readonly close: () => Promise<void>;
}
