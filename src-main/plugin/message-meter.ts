/** How many messages of a plugin are shown: so many in any one minute, the others are not. */
export class MessageMeter {
  readonly #steadyMs: () => number;
  readonly #plugins = new Map<string, { shown: number[]; isDropping: boolean }>();

  constructor(steadyMs: () => number) {
    this.#steadyMs = steadyMs;
  }

  /** Whether one more may be shown now; then it counts. `first_dropped` is the first of a row that may not. */
  take(plugin: string, perMinute: number): 'shown' | 'first_dropped' | 'dropped' {
    const now = this.#steadyMs();
    const known = this.#plugins.get(plugin) ?? { shown: [], isDropping: false };
    const shown = known.shown.filter((at) => now - at < MINUTE_MS);
    const fits = shown.length < perMinute;
    this.#plugins.set(plugin, { shown: fits ? [...shown, now] : shown, isDropping: !fits });
    if (fits) return 'shown';
    return known.isDropping ? 'dropped' : 'first_dropped';
  }
}

const MINUTE_MS = 60_000;
