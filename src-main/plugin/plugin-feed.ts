/** Tells whoever follows plugins what they log and what goes wrong with them, as it happens. Secrets are out already. */
import type { PluginNotices } from './plugin-notices';

/** One thing that was said by a plugin or about it; not cleaned. */
export interface PluginSaid {
  readonly plugin: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** `log`: the plugin wrote it into its log; `notice`: it stood in the status line. */
  readonly from: 'log' | 'notice';
  readonly text: string;
}

/** See the head of the file. */
export class PluginFeed {
  readonly #listeners = new Set<(said: PluginSaid) => void>();

  /** The listener must return quickly and never throw. Returns the disposer. */
  subscribe(listener: (said: PluginSaid) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(said: PluginSaid): void {
    for (const listener of [...this.#listeners]) listener(said);
  }

  /** The same notices, told here too where they are about a plugin. */
  overhearing(notices: PluginNotices): PluginNotices {
    return {
      notify: (notice) => {
        const { plugin, text } = notice;
        if (plugin !== null) this.tell({ plugin, level: LEVELS[notice.level], from: 'notice', text });
        notices.notify(notice);
      },
      pluginsChanged: (plugins) => notices.pluginsChanged(plugins),
      decorationsChanged: (all) => notices.decorationsChanged(all),
      work: (work) => notices.work?.(work),
    };
  }
}

const LEVELS = { info: 'info', success: 'info', warning: 'warn', error: 'error' } as const;
