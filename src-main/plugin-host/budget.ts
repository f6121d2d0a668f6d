/** Watches one call: computing time by the worker's clock, and time in all. Fires once, or not at all. */
import type { Limits } from '../../src-core/plugin/abi';
import type { RuntimeFailure } from '../plugin/plugin-runtime';
import type { CpuClock } from './cpu-clock';
import { outOfCpu, outOfTime } from './failure';

/** What a call may take, in milliseconds. */
export interface Allowance {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/**
 * What a thread and its engine may take to start, besides the plugin's own code, in milliseconds. 150 on an idle
 * machine; others wait behind a load, so a thread that never starts must not have the time of a call.
 */
const START_MS = 8_000;

/** What loading a plugin may take: its code is counted like `init`. */
export function loadAllowance({ initCpuMs }: Limits): Allowance {
  return { cpuMs: initCpuMs, wallMs: initCpuMs + START_MS };
}

/** A running budget. */
export class Budget {
  readonly #allowed: Allowance;
  readonly #clock: CpuClock;
  readonly #onSpent: (failure: RuntimeFailure) => void;
  readonly #startedAt = performance.now();
  #timer: NodeJS.Timeout;

  /** Starts at once; calls `onSpent` when either time is used up, unless stopped before. */
  constructor(allowed: Allowance, clock: CpuClock, onSpent: (failure: RuntimeFailure) => void) {
    this.#allowed = allowed;
    this.#clock = clock;
    this.#onSpent = onSpent;
    this.#timer = this.#arm();
  }

  /** Milliseconds since the start. */
  get wallMs(): number {
    return performance.now() - this.#startedAt;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #arm(): NodeJS.Timeout {
    const cpuLeft = this.#allowed.cpuMs - this.#clock.usedMs();
    const wallLeft = this.#allowed.wallMs - this.wallMs;
    return setTimeout(() => this.#check(), Math.max(1, Math.ceil(Math.min(cpuLeft, wallLeft))));
  }

  #check(): void {
    // The clock may have stood still meanwhile; then there is more to come.
    if (this.#clock.usedMs() >= this.#allowed.cpuMs) this.#onSpent(outOfCpu(this.#allowed.cpuMs));
    else if (this.wallMs >= this.#allowed.wallMs) this.#onSpent(outOfTime(this.#allowed.wallMs));
    else this.#timer = this.#arm();
  }
}
