/** How plugins are doing: counts since the start, and the times of the calls of the last five minutes. */
import type { PluginProfile } from './administration';

/** How long a call counts, and for how long the rate looks back, in ms. */
const WINDOW_MS = 5 * 60_000;
const RATE_MS = 10_000;

/** Calls kept of one plugin; more of them in five minutes count as the newest ones. */
const MAX_CALLS = 5_000;

interface Call {
  readonly at: number;
  readonly wallMs: number;
}

interface Counts {
  calls: number;
  refusals: number;
  failures: number;
  dropped: number;
  memoryBytes: number;
  recent: Call[];
}

/** What the live view shows that is not counted here. */
export type ProfileState = Pick<
  PluginProfile,
  'running' | 'memoryLimitBytes' | 'storedBytes' | 'storedLimitBytes' | 'queued'
>;

/** See the head of the file. Times are of the steady clock. */
export class Profiler {
  readonly #steadyMs: () => number;
  readonly #plugins = new Map<string, Counts>();

  constructor(steadyMs: () => number) {
    this.#steadyMs = steadyMs;
  }

  /** A call ended, well or not. */
  called(plugin: string, wallMs: number): void {
    const counts = this.#of(plugin);
    counts.calls += 1;
    counts.recent.push({ at: this.#steadyMs(), wallMs });
    if (counts.recent.length >= MAX_CALLS * 2) counts.recent.splice(0, counts.recent.length - MAX_CALLS);
  }

  /** Host calls of one run that were refused, and what the instance holds after it. */
  measured(plugin: string, refusals: number, memoryBytes: number): void {
    const counts = this.#of(plugin);
    counts.refusals += refusals;
    counts.memoryBytes = memoryBytes;
  }

  failed(plugin: string): void {
    this.#of(plugin).failures += 1;
  }

  /** Messages that were not shown, and hooks, ticks and keys that were not told. */
  dropped(plugin: string, count = 1): void {
    this.#of(plugin).dropped += count;
  }

  /** The instance is gone, and its memory. */
  stopped(plugin: string): void {
    this.#of(plugin).memoryBytes = 0;
  }

  /** Of 100 calls, 95 were no slower; null when there was none in the last five minutes. In ms. */
  p95(plugin: string): number | null {
    return quantile(this.#times(plugin), 0.95);
  }

  profile(plugin: string, state: ProfileState): PluginProfile {
    const { calls, refusals, failures, dropped, memoryBytes, recent } = this.#of(plugin);
    const times = this.#times(plugin);
    const since = this.#steadyMs() - RATE_MS;
    return {
      plugin,
      ...state,
      calls,
      callsPerSecond: recent.filter(({ at }) => at > since).length / (RATE_MS / 1_000),
      p50Ms: quantile(times, 0.5),
      p95Ms: quantile(times, 0.95),
      memoryBytes,
      refusals,
      failures,
      dropped,
    };
  }

  #times(plugin: string): number[] {
    const counts = this.#of(plugin);
    const since = this.#steadyMs() - WINDOW_MS;
    counts.recent = counts.recent.filter(({ at }) => at > since).slice(-MAX_CALLS);
    return counts.recent.map(({ wallMs }) => wallMs).sort((a, b) => a - b);
  }

  #of(plugin: string): Counts {
    const known = this.#plugins.get(plugin);
    if (known) return known;
    const counts = { calls: 0, refusals: 0, failures: 0, dropped: 0, memoryBytes: 0, recent: [] };
    this.#plugins.set(plugin, counts);
    return counts;
  }
}

/** By nearest rank. */
function quantile(sorted: readonly number[], part: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
}
