/**
 * Hears of changes of files by watching their folders, so that editors that save by rename are heard too. It only says
 * that something may have changed; whoever is told reads the files. Nothing is polled, and no timer runs while nothing
 * happens. Where a file system cannot be watched, a change is found at the next start.
 */
import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';
import type { Log } from '../log';
import { codeOf } from './read-file';

/** What watching needs. */
export interface FileWatchParts {
  /** Calls the deed once after so many ms. Returns the disposer. */
  readonly after: (ms: number, deed: () => void) => () => void;
  readonly log: Pick<Log, 'warn'>;
  /** It has been quiet for a moment since one of the files moved. */
  readonly moved: () => void;
}

/** How long it must be quiet, in ms: who saves a file does it in several steps. */
export const QUIET_MS = 100;

/** See the head of the file. */
export class FileWatch {
  readonly #parts: FileWatchParts;
  #watchers: readonly FSWatcher[] = [];
  #wait: (() => void) | null = null;
  #hasWarned = false;
  #disposed = false;

  constructor(parts: FileWatchParts) {
    this.#parts = parts;
  }

  /** Watches these files, whether they are there or not, and no others. Folders that are not there are left out. */
  set(files: readonly string[]): void {
    this.#close();
    if (this.#disposed) return;
    const names = new Map<string, Set<string>>();
    for (const file of files) {
      const folder = path.dirname(file);
      names.set(folder, (names.get(folder) ?? new Set()).add(path.basename(file)));
    }
    this.#watchers = [...names].flatMap(([folder, own]) => this.#open(folder, own));
  }

  /** Hears of nothing any more. */
  dispose(): void {
    this.#disposed = true;
    this.#wait?.();
    this.#close();
  }

  #open(folder: string, names: ReadonlySet<string>): FSWatcher[] {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        // The folder holds the database too: its changes are no business of ours.
        if (name === null || names.has(name)) this.#stir();
      });
      return [watcher.on('error', (error) => this.#warn(folder, error))];
    } catch (error) {
      this.#warn(folder, error);
      return [];
    }
  }

  #stir(): void {
    if (this.#disposed) return;
    this.#wait?.();
    this.#wait = this.#parts.after(QUIET_MS, () => {
      this.#wait = null;
      this.#parts.moved();
    });
  }

  #close(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
  }

  #warn(folder: string, error: unknown): void {
    if (this.#hasWarned || codeOf(error) === 'ENOENT') return;
    this.#hasWarned = true;
    this.#parts.log.warn(`changes in ${folder} cannot be heard of`, error);
  }
}
