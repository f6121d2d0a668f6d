/**
 * Runs that the user waits for: an action, a `generate`. One that takes long is told of as work, so that the screen
 * says whom it waits for, and it can be ended until its export has returned. How a run is ended is the runner's matter.
 */
import type { Work } from '../../src-core/todo/days';
import type { PluginTime } from './plugin-time';

/** From when on it is said that somebody is waited for, in ms. */
const LONG_MS = 300;

/** One run, from when it was asked for. */
export interface AwaitedRun {
  /** Whether the user ended it. */
  readonly isCancelled: boolean;
  /** Resolves when the user ends it, and never otherwise. */
  readonly cancelled: Promise<void>;
  /** Its turn has come: from now on ending it takes `stop`. */
  runs(stop: () => void): void;
  /** The export returned, or nobody waits any more: it cannot be ended from now on. */
  over(): void;
}

/** What telling of them needs. */
export interface AwaitedParts {
  readonly time: Pick<PluginTime, 'after'>;
  readonly newId: () => string;
  readonly tell: (work: Work) => void;
}

/** See the head of the file. */
export class AwaitedRuns {
  readonly #parts: AwaitedParts;
  /** Those that were told of, by the id of their work. */
  readonly #told = new Map<Work['id'], () => void>();

  constructor(parts: AwaitedParts) {
    this.#parts = parts;
  }

  /** Somebody asked for a run and waits. `over` must be called in the end. */
  begin(plugin: string): AwaitedRun {
    const { time, newId, tell } = this.#parts;
    const work = { id: newId(), title: `Waiting for ${plugin}`, done: 0, total: null };
    let [isCancelled, isOver] = [false, false];
    let stop = () => {};
    let resolve = () => {};
    const cancelled = new Promise<void>((done) => {
      resolve = done;
    });
    const over = () => {
      isOver = true;
      disarm();
      if (this.#told.delete(work.id)) tell({ ...work, ended: true });
    };
    const cancel = () => {
      if (isOver) return;
      isCancelled = true;
      over();
      stop();
      resolve();
    };
    const disarm = time.after(LONG_MS, () => {
      this.#told.set(work.id, cancel);
      tell({ ...work, ended: false });
    });
    return {
      get isCancelled() {
        return isCancelled;
      },
      cancelled,
      runs: (how) => {
        stop = how;
      },
      over,
    };
  }

  /** Ends the run of that work; nothing happens when it has ended, or when it is other work. */
  cancel(id: Work['id']): void {
    this.#told.get(id)?.();
  }
}
