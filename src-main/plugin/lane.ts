/** A queue of jobs of one plugin: one at a time, in order, and never more than so many waiting. */
export class Lane<T> {
  readonly #run: (item: T) => Promise<void>;
  readonly #max: number;
  #waiting: { readonly item: T; readonly done: () => void }[] = [];
  #pump: Promise<void> | undefined;

  /** `run` must not reject. */
  constructor(run: (item: T) => Promise<void>, max: number) {
    this.#run = run;
    this.#max = max;
  }

  /** How many wait; what runs is not counted. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Whether anything runs or waits. */
  get isBusy(): boolean {
    return this.#pump !== undefined;
  }

  /** Queues a job. Resolves when it was done or forgotten. */
  add(item: T): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#waiting.push({ item, done: resolve });
    });
    this.#pump ??= this.#drain();
    return done;
  }

  /** Forgets the oldest jobs so that one more has room. @returns how many. */
  makeRoom(): number {
    const tooMany = Math.max(0, this.#waiting.length + 1 - this.#max);
    for (const { done } of this.#waiting.splice(0, tooMany)) done();
    return tooMany;
  }

  /** Forgets what waits. */
  clear(): void {
    for (const { done } of this.#waiting.splice(0)) done();
  }

  /** Resolves when nothing runs and nothing waits. */
  async idle(): Promise<void> {
    while (this.#pump !== undefined) await this.#pump;
  }

  async #drain(): Promise<void> {
    await Promise.resolve(); // whoever adds goes on first
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      await this.#run(next.item);
      next.done();
    }
    this.#pump = undefined;
  }
}
