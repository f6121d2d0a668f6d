/**
 * Hears of changes in a plugin's source folder and all below, and tells when it is quiet. It says that something
 * changed, not what. One watcher a folder: Node's recursive one on Linux (20.20) hears no more of a file that an editor
 * saved by renaming, and watches all of node_modules. Links are not followed.
 */
import { type FSWatcher, watch } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { err, ok, type Result } from '../../../../src-core/lib/result';
import type { PluginTime } from '../../plugin-time';

/** What watching needs. */
export interface SourceWatchParts {
  /** Absolute, no link. */
  readonly folder: string;
  readonly time: Pick<PluginTime, 'after' | 'steadyMs'>;
  /** Something changed, and it has been quiet since, or busy for too long. */
  readonly changed: () => void;
  /** Nothing is heard any more; the end of a sentence says why. */
  readonly ended: (why: string) => void;
}

/** How long it must be quiet, in ms: an editor writes, renames and sets times. */
export const QUIET_MS = 120;

/** What writes without a pause is not waited for longer than this, in ms. */
export const MAX_UNREST_MS = 2_000;

/** Folders that are watched at most; a plugin has a handful. */
export const MAX_FOLDERS = 500;

/** What is made, fetched or kept by programs. */
const NO_SOURCE: ReadonlySet<string> = new Set(['dist', 'node_modules', 'target']);

/** Hidden files, and what editors leave while they write: `x~`, `#x#`, `x.swp`, `4913` (vim tries with that one). */
const SCRATCH = /^\.|~$|^#.*#$|\.(?:swp|swx|swo|tmp|bak)$|^4913$/;

/** Whether a file or folder of that name is no source. */
export function isNoSource(name: string): boolean {
  return NO_SOURCE.has(name) || SCRATCH.test(name);
}

/** See the head of the file. */
export class SourceWatch {
  readonly #parts: SourceWatchParts;
  #watchers: readonly FSWatcher[] = [];
  #isOver = false;
  #endWait: (() => void) | undefined;
  /** When the first change came that nobody was told of yet, by the steady clock. */
  #restlessSince: number | undefined;

  constructor(parts: SourceWatchParts) {
    this.#parts = parts;
  }

  /** Begins. The error is the end of a sentence about the folder. */
  async start(): Promise<Result<void, string>> {
    const opened = await this.#open();
    if (!opened.ok) this.dispose();
    return opened;
  }

  /** Hears nothing any more. */
  dispose(): void {
    this.#isOver = true;
    this.#endWait?.();
    this.#watch([]);
  }

  #stir(): void {
    if (this.#isOver) return;
    const { time } = this.#parts;
    this.#restlessSince ??= time.steadyMs();
    const left = this.#restlessSince + MAX_UNREST_MS - time.steadyMs();
    this.#endWait?.();
    this.#endWait = time.after(Math.max(0, Math.min(QUIET_MS, left)), () => void this.#quiet());
  }

  /** Folders may have come and gone, and others may lie in their places: all are watched anew before anybody looks. */
  async #quiet(): Promise<void> {
    this.#restlessSince = undefined;
    const opened = await this.#open();
    if (this.#isOver) return;
    if (opened.ok) {
      this.#parts.changed();
      return;
    }
    this.dispose();
    this.#parts.ended(opened.error);
  }

  async #open(): Promise<Result<void, string>> {
    const found = await foldersIn(this.#parts.folder);
    if (!found.ok || this.#isOver) return found.ok ? ok(undefined) : found;
    const opened: FSWatcher[] = [];
    try {
      for (const folder of found.value) opened.push(this.#watcherFor(folder));
    } catch (error) {
      for (const one of opened) one.close();
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      // It went between being found and being watched: the next look does not find it.
      if (isGone) {
        this.#stir();
        return ok(undefined);
      }
      return err(`cannot be watched: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#watch(opened);
    return ok(undefined);
  }

  #watcherFor(folder: string): FSWatcher {
    // A folder that goes or moves is heard of under its own name.
    const own = basename(folder);
    const heard = (_: string, name: string | null) => {
      if (name === null || name === own || !isNoSource(name)) this.#stir();
    };
    return watch(folder, { persistent: false }, heard).on('error', () => this.#stir());
  }

  /** The new ones are there before the old ones go, so that nothing is missed between them. */
  #watch(watchers: readonly FSWatcher[]): void {
    for (const one of this.#watchers) one.close();
    this.#watchers = watchers;
  }
}

const GONE = 'is gone';

/** The folder and those below that hold source. */
async function foldersIn(root: string): Promise<Result<readonly string[], string>> {
  const folders: string[] = [];
  const waiting = [root];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    const names = await subfolders(folder);
    if (names === undefined && folder === root) return err(GONE);
    if (names === undefined) continue;
    folders.push(folder);
    waiting.push(...names.map((name) => join(folder ?? root, name)));
    if (folders.length + waiting.length > MAX_FOLDERS) {
      return err(`has more than ${MAX_FOLDERS} folders, which is no plugin`);
    }
  }
  return ok(folders);
}

/** Names of those that may hold source; undefined when this is no folder, or none that can be read. */
async function subfolders(folder: string): Promise<string[] | undefined> {
  try {
    if (!(await lstat(folder)).isDirectory()) return undefined;
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((one) => one.isDirectory() && !isNoSource(one.name)).map(({ name }) => name);
  } catch {
    return undefined;
  }
}
