/**
 * Says that hooks were not told any more: once for each incident, however many chains of hooks it has, in the log of
 * the application and in that of each plugin that took part.
 */
import type { PluginLog } from './plugin-notices';
import type { PluginTime } from './plugin-time';

/** What telling needs. */
export interface StoppedHooksParts {
  readonly log: Pick<PluginLog, 'warn'>;
  /** Puts a line of ours among those that the plugin logged. */
  readonly logTo: (plugin: string, message: string) => void;
  readonly time: Pick<PluginTime, 'steadyMs'>;
}

/** An incident is over when nothing of it was stopped for so long, in ms. */
const QUIET_MS = 10_000;

/** See the head of the file. */
export class StoppedHooks {
  readonly #parts: StoppedHooksParts;
  /** When something of an incident was last stopped, by what was wrong and who took part. */
  #lastStops: ReadonlyMap<string, number> = new Map();

  constructor(parts: StoppedHooksParts) {
    this.#parts = parts;
  }

  /** Tells of a stop, unless it belongs to an incident that was told. `why` names the kind of stop. */
  tell(why: string, plugins: readonly string[], text: string): void {
    const { log, logTo, time } = this.#parts;
    const now = time.steadyMs();
    const going = [...this.#lastStops].filter(([, last]) => now - last < QUIET_MS);
    const involved = [...new Set(plugins)].sort();
    const incident = [why, ...involved].join(' ');
    this.#lastStops = new Map(going).set(incident, now);
    if (going.some(([one]) => one === incident)) return;
    log.warn(text);
    for (const plugin of involved) logTo(plugin, text);
  }
}
