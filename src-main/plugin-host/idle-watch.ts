/** Notices plugins that nobody calls: a thread that only waits holds ten megabytes. No timer runs while all are at work. */
import type { RuntimeFailure } from '../plugin/plugin-runtime';
import { failure } from './failure';

/** Calls back once after so many milliseconds, unless the answered function is called before. */
export type Timer = (ms: number, then: () => void) => () => void;

/** How long a plugin waits for its next call. Milliseconds. */
const IDLE_MS = 300_000;

/** How long, and by which clock. */
export interface IdleOptions {
  readonly idleMs?: number;
  readonly timer?: Timer;
}

/** Watches over plugins by name. */
export class IdleWatch {
  readonly #idleMs: number;
  readonly #timer: Timer;
  readonly #onIdle: (plugin: string, why: RuntimeFailure) => unknown;
  readonly #resting = new Map<string, () => void>();

  constructor(
    { idleMs = IDLE_MS, timer = machineTimer }: IdleOptions,
    onIdle: (plugin: string, why: RuntimeFailure) => unknown,
  ) {
    this.#idleMs = idleMs;
    this.#timer = timer;
    this.#onIdle = onIdle;
  }

  /** The plugin has nothing to do from now on. */
  rest(plugin: string): void {
    this.forget(plugin);
    const stop = this.#timer(this.#idleMs, () => {
      this.#resting.delete(plugin);
      this.#onIdle(plugin, asleep(this.#idleMs));
    });
    this.#resting.set(plugin, stop);
  }

  /** The plugin is at work, or gone. */
  forget(plugin: string): void {
    this.#resting.get(plugin)?.();
    this.#resting.delete(plugin);
  }

  clear(): void {
    for (const plugin of [...this.#resting.keys()]) this.forget(plugin);
  }
}

function asleep(idleMs: number): RuntimeFailure {
  const minutes = Math.round(idleMs / 60_000);
  const howLong = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return {
    ...failure('host', `The plugin was idle for ${howLong} and sleeps until it is needed.`),
    quiet: true,
  };
}

function machineTimer(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  // Nothing waits for a plugin to fall asleep, least of all the end of a command.
  timer.unref();
  return () => clearTimeout(timer);
}
