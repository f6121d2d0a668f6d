import type { TimeSource } from '../../clock';

/** Time that goes only when the test says so; a jump is a clock that was set while no timer ran. For tests only. */
export class FakeTime implements TimeSource {
  private timers: { dueMs: number; deed: () => void }[] = [];
  private offsetMs = 0;

  constructor(
    private elapsedMs: number,
    public zoneName: string,
  ) {}

  epochMs = () => this.elapsedMs + this.offsetMs;
  zone = () => this.zoneName;

  after = (ms: number, deed: () => void) => {
    const timer = { dueMs: this.elapsedMs + ms, deed };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  /** How long each timer still waits, in ms. */
  waits = () => this.timers.map((timer) => timer.dueMs - this.elapsedMs);

  /** Lets time pass; timers fire on the way. */
  pass(ms: number): void {
    const end = this.elapsedMs + ms;
    for (;;) {
      const next = this.timers.filter((timer) => timer.dueMs <= end).sort((a, b) => a.dueMs - b.dueMs)[0];
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.elapsedMs = next.dueMs;
      next.deed();
    }
    this.elapsedMs = end;
  }

  /** Sets the clock to a moment. No timer notices. */
  set(text: string): void {
    this.offsetMs = Date.parse(text) - this.elapsedMs;
  }
}
