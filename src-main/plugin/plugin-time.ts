import type { Instant } from '../../src-core/todo/todo';

/** Where the plugin system gets its time from; tests play it. */
export interface PluginTime {
  /** The moment by the user's clock, which may be set. */
  now(): Instant;
  /** Milliseconds that only ever grow, from whenever on. */
  steadyMs(): number;
  /** Calls `deed` once after at least that many milliseconds. Keeps no process alive. Returns the disposer. */
  after(ms: number, deed: () => void): () => void;
}
