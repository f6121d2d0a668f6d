/**
 * Reads the folders of `~/.claude/tasks`, a few files at a time. What was read is kept until the file looks different; the
 * host tells sizes and no times, so a few files are read again at each look, in turn. A file that cannot be read as a
 * task, half written or spoilt, leaves what was there before.
 */
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import { compareIds, parseTask, type Task, taskIdOf } from './task-file';

/** A list as it is on the disk. */
export interface TaskList {
  readonly name: string;
  /** Ids of all files that could be tasks, readable or not. */
  readonly present: ReadonlySet<string>;
  /** Those that could be read, by id. */
  readonly tasks: readonly Task[];
}

/** What one look found. */
export interface Look {
  /** Only lists of which every file was read once. */
  readonly lists: readonly TaskList[];
  /** Names of all lists that are there; null when that could not be learned, and then nothing is gone. */
  readonly names: ReadonlySet<string> | null;
  /** Whether something is left to be read. */
  readonly isPartial: boolean;
}

export const FOLDER = '~/.claude/tasks';

const LIST = /^[A-Za-z0-9][A-Za-z0-9._ -]{0,99}$/;
const MAX_LISTS = 100;
const MAX_TASKS = 100;
const MAX_FILE_BYTES = 256 * 1024;
/** Files that are read in one look, and how many of them although they seem to be as they were. */
const READS = 60;
const READS_AGAIN = 3;

interface Known {
  /** -1: to be read again at the next look. */
  size: number;
  task: Task | null;
  /** When it was read last, counted in reads. */
  at: number;
  /** A fault is told once for each size. */
  faultAt: number;
}

/** See the head of the file. */
export class TaskReader {
  readonly #lists = new Map<string, Map<string, Known>>();
  #reads = 0;
  #left = 0;
  #revision = 0;
  #told = '';

  /** Grows whenever a look found something else than the one before. */
  get revision(): number {
    return this.#revision;
  }

  /** Looks at the folders and reads so many files at most; `wanted` empty means all lists. */
  look(wanted: readonly string[], reads = READS): Look {
    this.#left = reads;
    const names = this.#names(wanted);
    if (names === null) return { lists: [], names: null, isPartial: false };
    for (const name of this.#lists.keys()) if (!names.has(name)) this.#forget(this.#lists, name);
    const lists = [...names].flatMap((name) => this.#list(name) ?? []);
    this.#readAgain();
    const isPartial = [...this.#lists.values()].some((files) => [...files.values()].some(isUnread));
    return {
      names,
      isPartial,
      lists: lists.filter(({ files }) => ![...files.values()].some(isUnread)).map(toList),
    };
  }

  #names(wanted: readonly string[]): Set<string> | null {
    const entries = this.#entries(FOLDER);
    if (!entries) return null;
    const all = entries
      .filter(({ kind, name }) => kind === 'directory' && LIST.test(name))
      .map(({ name }) => name);
    const chosen = wanted.length === 0 ? all : all.filter((name) => wanted.includes(name));
    if (chosen.length > MAX_LISTS)
      this.#tell(`there are ${chosen.length} lists; the first ${MAX_LISTS} are shown`);
    return new Set(chosen.slice(0, MAX_LISTS));
  }

  /** Reads of a list what is new in it; undefined when it cannot be read now. */
  #list(name: string): { readonly name: string; readonly files: ReadonlyMap<string, Known> } | undefined {
    const entries = this.#entries(`${FOLDER}/${name}`);
    if (!entries) return undefined;
    const files = this.#lists.get(name) ?? new Map<string, Known>();
    this.#lists.set(name, files);
    const sizes = new Map(
      entries
        .flatMap(({ kind, name: file, size }) => {
          const id = kind === 'file' ? taskIdOf(file) : null;
          return id === null ? [] : [[id, size] as const];
        })
        .sort(([a], [b]) => compareIds(a, b))
        .slice(0, MAX_TASKS),
    );
    for (const id of files.keys()) if (!sizes.has(id)) this.#forget(files, id);
    for (const [id, size] of sizes) {
      const known = files.get(id) ?? { size: -1, task: null, at: 0, faultAt: -1 };
      files.set(id, known);
      if (known.size !== size && this.#left > 0) this.#read(name, id, known, size);
    }
    return { name, files };
  }

  #read(list: string, id: string, known: Known, size: number): void {
    this.#left -= 1;
    this.#reads += 1;
    known.at = this.#reads;
    const text = size > MAX_FILE_BYTES ? null : textOf(`${FOLDER}/${list}/${id}.json`);
    const task = text === null ? null : parseTask(id, text);
    if (task) {
      if (JSON.stringify(task) !== JSON.stringify(known.task)) this.#revision += 1;
      known.task = task;
      known.size = size;
      known.faultAt = -1;
    } else if (known.faultAt !== size) {
      this.#revision += 1;
      known.faultAt = size;
      host.log({ level: 'warn', message: `${list}/${id}.json cannot be read as a task; it stays as it was` });
    }
  }

  #forget(from: Map<string, unknown>, name: string): void {
    from.delete(name);
    this.#revision += 1;
  }

  /** Reads those that were not read for the longest time: what was changed without a change of length. */
  #readAgain(): void {
    const all = [...this.#lists].flatMap(([list, files]) =>
      [...files].flatMap(([id, known]) =>
        known.size < 0 || known.faultAt >= 0 ? [] : [{ list, id, known }],
      ),
    );
    const oldest = all.sort((a, b) => a.known.at - b.known.at).slice(0, Math.min(READS_AGAIN, this.#left));
    for (const { list, id, known } of oldest) this.#read(list, id, known, known.size);
  }

  /** What is in a folder; an empty list for one that is gone meanwhile, undefined when it cannot be read. */
  #entries(path: string): readonly ToTui.DirectoryEntry[] | undefined {
    try {
      return host.list_directory({ path });
    } catch (error) {
      if (codeOf(error) === 'E_NOT_FOUND' && path !== FOLDER) return [];
      this.#tell(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  /** Says it in the log, and not again until something else was said. */
  #tell(message: string): void {
    if (message === this.#told) return;
    this.#told = message;
    host.log({ level: 'warn', message });
  }
}

function isUnread({ size, faultAt }: Known): boolean {
  return size < 0 && faultAt < 0;
}

function toList({
  name,
  files,
}: {
  readonly name: string;
  readonly files: ReadonlyMap<string, Known>;
}): TaskList {
  return {
    name,
    present: new Set(files.keys()),
    tasks: [...files.values()].flatMap(({ task }) => task ?? []),
  };
}

function textOf(path: string): string | null {
  try {
    return host.read_file({ path });
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
