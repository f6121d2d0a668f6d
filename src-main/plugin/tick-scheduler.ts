/**
 * Calls plugins every so often. One timer for all, armed for the one that is due first and not at all when nobody
 * ticks. What was slept through is not caught up with, and no clock that is set brings ticks closer together.
 */
import type { PluginTime } from './plugin-time';

/** What ticking needs. */
export interface TickParts {
  readonly time: Pick<PluginTime, 'steadyMs' | 'after'>;
  /** Runs one tick; must not reject. The next one is not asked for while it goes on. */
  readonly tick: (plugin: string) => Promise<void>;
}

interface Ticking {
  readonly everyMs: number;
  dueAt: number;
  isRunning: boolean;
}

/** The longest time that a timer can wait, in ms. */
const MAX_WAIT_MS = 2 ** 31 - 1;

/** See the head of the file. */
export class TickScheduler {
  readonly #parts: TickParts;
  #ticking = new Map<string, Ticking>();
  #disarm: (() => void) | undefined;

  constructor(parts: TickParts) {
    this.#parts = parts;
  }

  /** Whether a timer waits. */
  get isArmed(): boolean {
    return this.#disarm !== undefined;
  }

  /** Says who ticks, and how often; who ticked as often before keeps its rhythm. */
  set(wanted: ReadonlyMap<string, number>): void {
    const now = this.#parts.time.steadyMs();
    const next = new Map<string, Ticking>();
    for (const [plugin, everyMs] of wanted) {
      const known = this.#ticking.get(plugin);
      const kept = known?.everyMs === everyMs ? known : undefined;
      next.set(plugin, kept ?? { everyMs, dueAt: now + everyMs, isRunning: false });
    }
    this.#ticking = next;
    this.#arm();
  }

  /** Nobody ticks any more. */
  dispose(): void {
    this.set(new Map());
  }

  #arm(): void {
    this.#disarm?.();
    this.#disarm = undefined;
    if (this.#ticking.size === 0) return;
    const now = this.#parts.time.steadyMs();
    const waits = [...this.#ticking.values()].map((ticking) => {
      // A clock that was set back must not silence a plugin for as long.
      ticking.dueAt = Math.min(ticking.dueAt, now + ticking.everyMs);
      return ticking.dueAt - now;
    });
    const wait = Math.min(Math.max(0, Math.min(...waits)), MAX_WAIT_MS);
    this.#disarm = this.#parts.time.after(wait, () => this.#fire());
  }

  #fire(): void {
    this.#disarm = undefined;
    const now = this.#parts.time.steadyMs();
    for (const [plugin, ticking] of this.#ticking) {
      if (ticking.dueAt > now) continue;
      ticking.dueAt = now + ticking.everyMs;
      if (!ticking.isRunning) this.#tick(plugin, ticking);
    }
    this.#arm();
  }

  #tick(plugin: string, ticking: Ticking): void {
    ticking.isRunning = true;
    void this.#parts.tick(plugin).finally(() => {
      ticking.isRunning = false;
    });
  }
}
