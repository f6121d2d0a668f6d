/** Lets so many log lines a second through, and says how many it did not. */
export class LogBudget {
  readonly #perSecond: number;
  #second = Number.NEGATIVE_INFINITY;
  #taken = 0;
  #dropped = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Whether a line may pass at this moment (milliseconds). Seconds are counted from the first line on. */
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

  /** How many lines were dropped since this was last asked. */
  dropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }
}
