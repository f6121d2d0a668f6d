import type { Notice } from '../../src-core/ipc/messages';
import type { Decoration } from '../../src-core/plugin/decoration';
import type { PluginSummary } from '../../src-core/plugin/plugin-summary';
import type { Work } from '../../src-core/todo/days';

/** Where the plugin system tells the user something. All must return quickly. */
export interface PluginNotices {
  /** A line for the status bar; cleaned. */
  notify(notice: Notice): void;
  /** The plugins view is out of date. */
  pluginsChanged(plugins: readonly PluginSummary[]): void;
  /** These are the badges now. */
  decorationsChanged(decorations: readonly Decoration[]): void;
  /** A run that is waited for: begun, or ended. Nobody is told where there is no window. */
  work?(work: Work): void;
}

/** Where it writes what only an author or a maintainer wants to know. */
export interface PluginLog {
  /** Written only when somebody asked for a talkative log. */
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}

/** How long the plugin system's own messages stay. */
export const NOTICE_MS = 5_000;
