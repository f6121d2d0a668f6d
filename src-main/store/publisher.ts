import type { Log } from '../log';

/**
 * Tells every subscriber each value, in the order of publishing: what a subscriber publishes while it is told is
 * told after the others have heard the first. A subscriber that throws is logged and does not keep the rest from
 * hearing.
 */
export class Publisher<T extends object> {
  private readonly listeners = new Set<(value: T) => void>();
  private readonly waiting: T[] = [];
  private telling = false;

  /** @param what a word for the log on what is published */
  constructor(
    private readonly what: string,
    private readonly log: Log,
  ) {}

  /** Returns the disposer. The same function can be subscribed once. */
  subscribe(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Tells the value to those who are subscribed when its turn comes. */
  publish(value: T): void {
    this.waiting.push(value);
    if (this.telling) return;
    this.telling = true;
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) this.tell(next);
    this.telling = false;
  }

  /** Nobody is told anything any more. */
  dispose(): void {
    this.listeners.clear();
    this.waiting.length = 0;
  }

  private tell(value: T): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.log.error(`a subscriber to ${this.what} failed`, error);
      }
    }
  }
}
