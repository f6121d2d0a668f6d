import { randomUUID } from 'node:crypto';
import type { Result } from '../../src-core/lib/result';
import type { Work } from '../../src-core/todo/days';
import type { RunningTask } from './task';

/** How often progress is told at most, in ms. */
const TELL_EVERY_MS = 100;

/** The works that go on: tells of their progress, and ends them. */
export class WorkBoard {
  private readonly running = new Map<Work['id'], () => void>();
  private isDisposed = false;

  constructor(private readonly tell: (work: Work) => void) {}

  /** Begins a work and follows it to its end. */
  async follow<T>(
    title: string,
    begin: (listener: { progress(done: number, total: number | null): void }) => RunningTask<T>,
  ): Promise<Result<T, string>> {
    const id = randomUUID();
    let [done, total, toldAt]: [number, number | null, number] = [0, null, 0];
    const say = (ended: boolean) => {
      if (!this.isDisposed) this.tell({ id, title, done, total, ended });
    };
    say(false);
    const task = begin({
      progress: (now, of) => {
        [done, total] = [now, of];
        if (performance.now() - toldAt < TELL_EVERY_MS) return;
        toldAt = performance.now();
        say(false);
      },
    });
    this.running.set(id, () => task.cancel());
    try {
      return await task.answer;
    } finally {
      this.running.delete(id);
      say(true);
    }
  }

  /** Ends a work; nothing happens when it has ended. */
  cancel(id: Work['id']): void {
    this.running.get(id)?.();
  }

  /** Ends every work and tells nothing more. */
  dispose(): void {
    this.isDisposed = true;
    for (const cancel of this.running.values()) cancel();
  }
}
