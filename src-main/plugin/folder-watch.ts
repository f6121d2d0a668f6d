/**
 * Hears of changes in the folders of plugins that are on. It only says that something moved; whoever is told looks at
 * the files. Nothing is polled, and no timer runs while nothing happens. Where a file system cannot be watched, a
 * change is found at the next start, as it was before.
 */
import { type FSWatcher, watch } from 'node:fs';
import type { PluginLog } from './plugin-notices';
import type { PluginTime } from './plugin-time';

/** What watching needs. */
export interface FolderWatchParts {
  readonly time: Pick<PluginTime, 'after'>;
  readonly log: Pick<PluginLog, 'warn'>;
  /** Something in the folder of that plugin is not as it was, or the folder is not. */
  readonly moved: (plugin: string) => void;
}

/** How long it must be quiet before anybody looks, in ms: whoever writes files writes several. */
const QUIET_MS = 300;

interface Watched {
  readonly folder: string;
  /** Null when it cannot be watched. */
  readonly watcher: FSWatcher | null;
}

/** See the head of the file. */
export class FolderWatch {
  readonly #parts: FolderWatchParts;
  readonly #watched = new Map<string, Watched>();
  /** Ends the wait for quiet, by plugin. */
  readonly #waits = new Map<string, () => void>();
  #hasWarned = false;

  constructor(parts: FolderWatchParts) {
    this.#parts = parts;
  }

  /** Watches these folders, by plugin, and no others. Cheap when they are watched already. */
  set(folders: ReadonlyMap<string, string>): void {
    for (const [plugin, { folder }] of [...this.#watched]) {
      if (folders.get(plugin) !== folder) this.#close(plugin);
    }
    for (const [plugin, folder] of folders) {
      if (!this.#watched.has(plugin)) this.#open(plugin, folder);
    }
  }

  /** Something moved: tells when it is quiet. */
  stir(plugin: string): void {
    this.#waits.get(plugin)?.();
    this.#waits.set(
      plugin,
      this.#parts.time.after(QUIET_MS, () => this.#quiet(plugin)),
    );
  }

  /** Watches nothing any more. */
  dispose(): void {
    this.set(new Map());
  }

  /** Another folder may lie there by now, so it is watched anew; before anybody looks, so that nothing is missed. */
  #quiet(plugin: string): void {
    const folder = this.#watched.get(plugin)?.folder;
    this.#close(plugin);
    if (folder === undefined) return;
    this.#open(plugin, folder);
    this.#parts.moved(plugin);
  }

  #open(plugin: string, folder: string): void {
    this.#watched.set(plugin, { folder, watcher: this.#watcherFor(plugin, folder) });
  }

  #watcherFor(plugin: string, folder: string): FSWatcher | null {
    try {
      const watcher = watch(folder, { persistent: false }, () => this.stir(plugin));
      return watcher.on('error', (error) => this.#warn(folder, error));
    } catch (error) {
      this.#warn(folder, error);
      return null;
    }
  }

  #close(plugin: string): void {
    this.#waits.get(plugin)?.();
    this.#waits.delete(plugin);
    this.#watched.get(plugin)?.watcher?.close();
    this.#watched.delete(plugin);
  }

  /** Once: a file system that cannot be watched has every plugin on it. A folder that is gone is no fault of it. */
  #warn(folder: string, error: unknown): void {
    if (this.#hasWarned || (error instanceof Error && 'code' in error && error.code === 'ENOENT')) return;
    this.#hasWarned = true;
    this.#parts.log.warn(`changes in ${folder} cannot be heard of: ${String(error)}`);
  }
}
