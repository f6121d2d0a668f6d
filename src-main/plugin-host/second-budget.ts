/** Lets so many of something a second through, log lines or host calls, and says how many it did not. */
export class SecondBudget {
  readonly #perSecond: number;
  #second = Number.NEGATIVE_INFINITY;
  #taken = 0;
  #dropped = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Whether one more may pass at this moment (milliseconds). Seconds are counted from the first on. */
  take(nowMs: number): boolean {
    if (nowMs - this.#second >= 1_000) {
      this.#second = nowMs;
      this.#taken = 0;
    }
    this.#taken += 1;
    if (this.#taken <= this.#perSecond) return true;
    this.#dropped += 1;
    return false;
  }

  /** How many were turned away since this was last asked. */
  dropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }
}
