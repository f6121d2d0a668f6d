/**
 * How long a plugin has been computing, seen from both sides: the worker starts it and holds it while it waits for
 * the host, the host reads it to know whether the budget is used up. Nanoseconds of the system's monotonic clock,
 * which all threads share.
 */

/** Bytes of shared memory a clock needs. */
export const CLOCK_BYTES = 24;

const STARTED = 0;
const WAITED = 1;
const WAITING_SINCE = 2;

/** One plugin's clock over shared memory; each side makes its own over the same memory. */
export class CpuClock {
  readonly #slots: BigInt64Array;
  readonly #now: () => bigint;

  constructor(memory: SharedArrayBuffer, now: () => bigint = process.hrtime.bigint) {
    this.#slots = new BigInt64Array(memory);
    this.#now = now;
  }

  /** Starts from zero. Worker's side. */
  start(): void {
    Atomics.store(this.#slots, WAITED, 0n);
    Atomics.store(this.#slots, WAITING_SINCE, 0n);
    Atomics.store(this.#slots, STARTED, this.#now());
  }

  /** Stands still until {@link resume}. Worker's side. */
  hold(): void {
    Atomics.store(this.#slots, WAITING_SINCE, this.#now());
  }

  /** Goes on. Worker's side. */
  resume(): void {
    const waited = this.#now() - Atomics.load(this.#slots, WAITING_SINCE);
    Atomics.add(this.#slots, WAITED, waited);
    Atomics.store(this.#slots, WAITING_SINCE, 0n);
  }

  /** No call runs: the clock shows 0. Worker's side. */
  stop(): void {
    Atomics.store(this.#slots, STARTED, 0n);
  }

  /** Milliseconds computed since the start; 0 when it was not started. Either side. */
  usedMs(): number {
    const started = Atomics.load(this.#slots, STARTED);
    if (started === 0n) return 0;
    const now = this.#now();
    const since = Atomics.load(this.#slots, WAITING_SINCE);
    const waiting = since === 0n ? 0n : now - since;
    const used = now - started - Atomics.load(this.#slots, WAITED) - waiting;
    // Read while the other side resumes, a wait can count twice for a moment.
    return Math.max(0, Number(used) / 1e6);
  }
}
