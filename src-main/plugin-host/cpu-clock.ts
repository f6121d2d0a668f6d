/**
 * How long a plugin has been computing, seen from both sides: the worker starts it and holds it while it waits for
 * the host, the host reads it to know whether the budget is used up. Nanoseconds of the system's monotonic clock,
 * which all threads share, and of the thread's own time where the system tells it.
 */

import { type ReadThreadCpu, threadCpu, threadNumber } from './thread-cpu';

/** Bytes of shared memory a clock needs. */
export const CLOCK_BYTES = 40;

const STARTED = 0;
const WAITED = 1;
const WAITING_SINCE = 2;
/** The number of the plugin's thread, and its time on the processor at the start; 0 where they are not known. */
const THREAD = 3;
const CPU_AT_START = 4;

/** Where a clock gets its numbers from; tests put their own in. */
export interface ClockSources {
  /** Nanoseconds that only ever grow. */
  readonly now: () => bigint;
  readonly thread: () => number | undefined;
  readonly cpuOf: (thread: number) => ReadThreadCpu;
}

const SYSTEM: ClockSources = { now: process.hrtime.bigint, thread: threadNumber, cpuOf: threadCpu };

/** Below this, what passed is believed to have been computed: asking the system costs more than it would tell. */
const ASKED_FROM_NS = 20_000_000n;

/**
 * One plugin's clock over shared memory; each side makes its own over the same memory. Where the system counts what a
 * thread has really computed, a plugin on a busy machine is not blamed for the time it waited for its turn.
 */
export class CpuClock {
  readonly #slots: BigInt64Array;
  readonly #sources: ClockSources;
  #cpu: ReadThreadCpu | undefined;

  constructor(memory: SharedArrayBuffer, sources: ClockSources = SYSTEM) {
    this.#slots = new BigInt64Array(memory);
    this.#sources = sources;
  }

  /** Whose clock it is: the calling thread's. Worker's side, once. */
  claim(): void {
    Atomics.store(this.#slots, THREAD, BigInt(this.#sources.thread() ?? 0));
  }

  /** Starts from zero. Worker's side. */
  start(): void {
    Atomics.store(this.#slots, WAITED, 0n);
    Atomics.store(this.#slots, WAITING_SINCE, 0n);
    Atomics.store(this.#slots, CPU_AT_START, this.#readCpu() ?? 0n);
    Atomics.store(this.#slots, STARTED, this.#sources.now());
  }

  /** Stands still until {@link resume}. Worker's side. */
  hold(): void {
    Atomics.store(this.#slots, WAITING_SINCE, this.#sources.now());
  }

  /** Goes on. Worker's side. */
  resume(): void {
    const waited = this.#sources.now() - Atomics.load(this.#slots, WAITING_SINCE);
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
    const now = this.#sources.now();
    const since = Atomics.load(this.#slots, WAITING_SINCE);
    const waiting = since === 0n ? 0n : now - since;
    const used = now - started - Atomics.load(this.#slots, WAITED) - waiting;
    // Read while the other side resumes, a wait can count twice for a moment.
    return Math.max(0, Number(this.#computed(used)) / 1e6);
  }

  /** What was really computed of the time that passed. */
  #computed(passed: bigint): bigint {
    if (passed < ASKED_FROM_NS) return passed;
    const cpu = this.#readCpu();
    if (cpu === undefined) return passed;
    const computed = cpu - Atomics.load(this.#slots, CPU_AT_START);
    return computed < passed ? computed : passed;
  }

  #readCpu(): bigint | undefined {
    const thread = Number(Atomics.load(this.#slots, THREAD));
    if (thread === 0) return undefined;
    this.#cpu ??= this.#sources.cpuOf(thread);
    return this.#cpu();
  }
}
