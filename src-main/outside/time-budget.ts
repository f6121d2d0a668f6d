/** A span of time that several steps share; what happens between the steps does not count. */
export class TimeBudget {
  #leftMs: number;
  readonly #outer: AbortSignal;

  /** @param outer ends every step at once. */
  constructor(totalMs: number, outer: AbortSignal) {
    this.#leftMs = totalMs;
    this.#outer = outer;
  }

  /** Runs a step until it is done, the time is over or `outer` aborts; the step is given a signal for both. */
  async spend<T>(step: (signal: AbortSignal) => Promise<T>): Promise<T | 'timeout' | 'aborted'> {
    if (this.#outer.aborted) return 'aborted';
    const started = performance.now();
    const controller = new AbortController();
    const stop = () => controller.abort();
    const timer = setTimeout(stop, Math.max(0, this.#leftMs));
    this.#outer.addEventListener('abort', stop, { once: true });
    try {
      const done = await step(controller.signal);
      return controller.signal.aborted ? this.#why() : done;
    } catch (error) {
      if (controller.signal.aborted) return this.#why();
      throw error;
    } finally {
      clearTimeout(timer);
      this.#outer.removeEventListener('abort', stop);
      this.#leftMs -= performance.now() - started;
    }
  }

  #why(): 'timeout' | 'aborted' {
    return this.#outer.aborted ? 'aborted' : 'timeout';
  }
}
