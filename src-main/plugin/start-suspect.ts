/**
 * Remembers which plugin is being started, where it outlives the application: when the application ends meanwhile,
 * the next start knows whom to leave off. Starts are told one after the other, so that there is one suspect.
 */
import type { PluginLog } from './plugin-notices';

/** A place for one name, durable when `write` returns. */
export interface SuspectMark {
  read(): string | null;
  write(name: string | null): void;
}

/** See the head of the file. */
export class StartSuspect {
  readonly #mark: SuspectMark;
  readonly #log: PluginLog;
  /** The plugin during whose start the application ended last time; null when it ended otherwise, or was named. */
  #suspect: string | null;
  #last: Promise<unknown>;
  #isClosed = false;

  /** `ready` resolves when plugins can be started at all: before that no end of the application is theirs. */
  constructor(mark: SuspectMark, log: PluginLog, ready: Promise<void> = Promise.resolve()) {
    this.#mark = mark;
    this.#log = log;
    this.#last = ready;
    this.#suspect = this.#try(() => mark.read()) ?? null;
    if (this.#suspect !== null) this.#write(null);
  }

  /** Whether the application ended last time while that plugin was being started. Says so once. */
  names(plugin: string): boolean {
    if (this.#suspect !== plugin) return false;
    this.#suspect = null;
    return true;
  }

  /** Starts a plugin under its mark, after those before. `start` resolves when the plugin's `init` returned or failed. */
  guard(name: string, start: () => Promise<void>): Promise<void> {
    const guarded = this.#last.then(async () => {
      if (this.#isClosed) return;
      this.#write(name);
      try {
        await start();
      } finally {
        this.#write(null);
      }
    });
    this.#last = guarded.catch(() => undefined);
    return guarded;
  }

  /** The application ends as it should: nobody is a suspect. Call it before the database closes. */
  close(): void {
    this.#write(null);
    this.#isClosed = true;
  }

  #write(name: string | null): void {
    if (!this.#isClosed) this.#try(() => this.#mark.write(name));
  }

  /** A mark that cannot be kept is no reason not to start. */
  #try<T>(deed: () => T): T | undefined {
    try {
      return deed();
    } catch (error) {
      this.#log.error('keeping the mark of the plugin that is being started', error);
      return undefined;
    }
  }
}
