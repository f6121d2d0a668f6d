/**
 * Files that go out and come in: exports, imports, backups, restores; one facade for the command line and the screen.
 * It answers with counts or with a sentence, tells of progress, and can be cancelled; it asks nobody anything. What
 * takes long is done on connections and threads of its own, so that keys are heard meanwhile.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { Work } from '../../src-core/todo/days';
import type { TodoId } from '../../src-core/todo/todo';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { Paths } from '../paths';
import { Database } from '../storage/database';
import { countsOf } from './database-counts';
import { filesOf } from './day-files';
import { sourceOf } from './export-source';
import { isIntoFolder } from './export-task';
import type {
  BackupFile,
  BackupSummary,
  ExportRequest,
  ExportSummary,
  ImportRequest,
  ImportSummary,
  RestorePlan,
  RestoreSummary,
} from './file-requests';
import { pendingRestorePath } from './pending-restore';
import { kindAt, resolvePath } from './place';
import { warningsOf } from './restore-warnings';
import { inSlices, pauser } from './run-task';
import { type ImportPort, SqliteImport } from './sqlite-import';
import { CANCELLED, Cancelled, type RunTask, type Task } from './task';
import { WorkBoard } from './work-board';

export type * from './file-requests';

/** What the facade is made of. */
export interface FileWorkParts {
  readonly paths: Paths;
  readonly database: Database;
  readonly store: ImportPort;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: () => TodoId;
  readonly log: Log;
  readonly progress: (work: Work) => void;
  /** The user's home directory, for `~`. */
  readonly home: string;
  /** Paths that are not absolute are meant from here. */
  readonly cwd: string;
  /** How long tasks are run; in slices on this thread unless `inThreads(bundle of file-worker.ts)` is given. */
  readonly run?: RunTask;
}

/** Answers are counts; errors are sentences for the user. All paths may begin with `~`. */
export interface FileWork {
  /** Refuses to replace a file unless `force`; ask {@link FileWork.replaces} before, where somebody can be asked. */
  exportTo(request: ExportRequest): Promise<Result<ExportSummary, string>>;
  /** The files that an export would replace; empty when there are none. */
  replaces(request: ExportRequest): Promise<readonly string[]>;
  /** One transaction and one step to undo. */
  importFrom(request: ImportRequest): Promise<Result<ImportSummary, string>>;
  /** Null: a file in `backups/` whose name says the moment. */
  backup(path: string | null, force?: boolean): Promise<Result<BackupSummary, string>>;
  /** The newest first. */
  backups(): Promise<readonly BackupFile[]>;
  planRestore(path: string): Promise<Result<RestorePlan, string>>;
  /**
   * Keeps a backup of the present database and lays the other beside it; it is taken at the next start, by
   * `applyPendingRestore`: the caller starts the application anew, or says that it must be.
   */
  restore(plan: RestorePlan): Promise<Result<RestoreSummary, string>>;
  /** Ends a work before it has changed anything; once it is being committed, it is done. */
  cancel(id: Work['id']): void;
  /** Ends every work. */
  dispose(): void;
}

/** Makes the facade. */
export function createFileWork(parts: FileWorkParts): FileWork {
  const { paths, clock, log } = parts;
  sweep(paths.home);
  const run = parts.run ?? inSlices;
  const board = new WorkBoard(parts.progress);
  const placeOf = (text: string) => resolvePath(text, parts.home, parts.cwd);
  const stamp = () => clock.now().replaceAll(':', '-');

  const perform = <K extends Task['kind']>(title: string, task: Extract<Task, { kind: K }>) =>
    board.follow(title, (listener) => run(task, { ...listener, list: () => undefined }));

  const backUpTo = async (file: string, force: boolean): Promise<Result<BackupSummary, string>> => {
    const done = await perform('Backing up', { kind: 'backup', database: paths.database, path: file, force });
    if (done.ok) log.info(`a backup was made: ${done.value.path}, ${done.value.todos} todos`);
    return done;
  };

  const lookAt = (file: string, keep: string | null) => {
    const copy = keep ?? path.join(paths.home, `restore-check-${randomUUID()}.db`);
    return perform('Checking the backup', { kind: 'inspect', path: file, copy, keep: keep !== null });
  };

  return {
    exportTo: async (request) => {
      const task = exportTask(parts, request);
      return task.ok ? perform('Exporting', task.value) : task;
    },
    replaces: async (request) => {
      const task = exportTask(parts, request);
      return task.ok ? replacedBy(task.value) : [];
    },
    importFrom: (request) => importFrom(parts, run, board, request),
    backup: async (text, force = false) => {
      const place = text === null ? ok(path.join(paths.backups, `to-tui-${stamp()}.db`)) : placeOf(text);
      if (!place.ok) return place;
      const file =
        kindAt(place.value) === 'folder' ? path.join(place.value, `to-tui-${stamp()}.db`) : place.value;
      return isOwnFile(paths, file) ? err(OWN_FILE) : backUpTo(file, force);
    },
    backups: async () => backupsIn(paths.backups),
    planRestore: async (text) => {
      const place = placeOf(text);
      if (!place.ok) return place;
      const named =
        kindAt(place.value) === 'nothing' && !text.includes('/')
          ? path.join(paths.backups, text)
          : place.value;
      if (isOwnFile(paths, named)) return err('That is the database that is open.');
      const found = await lookAt(named, null);
      if (!found.ok) return found;
      const { hash, counts: theirs } = found.value;
      const ours = countsOf(parts.database);
      return ok({ path: named, hash, theirs, ours, warnings: warningsOf(theirs, ours) });
    },
    restore: async (plan) => {
      const incoming = `${pendingRestorePath(paths)}.${randomUUID()}.part`;
      const found = await lookAt(plan.path, incoming);
      if (!found.ok) return found;
      const isShown = found.value.hash === plan.hash;
      const kept = isShown
        ? await backUpTo(path.join(paths.backups, `to-tui-before-restore-${stamp()}.db`), false)
        : err(`${plan.path} is another file than the one that was shown.`);
      if (!kept.ok) {
        rmSync(incoming, { force: true });
        return kept;
      }
      renameSync(incoming, pendingRestorePath(paths));
      log.info(`a restore of ${found.value.counts.todos} todos waits for the next start`);
      return ok({ kind: 'restore', kept: kept.value.path, theirs: found.value.counts });
    },
    cancel: (id) => board.cancel(id),
    dispose: () => board.dispose(),
  };
}

const OWN_FILE = 'That is a file of to-tui itself; choose another.';

/** Older ones belong to nobody who is still at work, in ms. */
const SWEPT_AFTER_MS = 3_600_000;

/** Removes what a work left behind that was killed. */
function sweep(folder: string): void {
  const names = readdirSync(folder).filter((name) =>
    /^(restore-check-|import-[0-9a-f-]{36}|restore-pending\.db\.)/.test(name),
  );
  for (const name of names) {
    const file = path.join(folder, name);
    const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - at > SWEPT_AFTER_MS) rmSync(file, { force: true });
  }
}

type ExportTask = Extract<Task, { kind: 'export' }>;

function exportTask(parts: FileWorkParts, request: ExportRequest): Result<ExportTask, string> {
  const place = resolvePath(request.path, parts.home, parts.cwd);
  if (!place.ok) return place;
  const format = request.format ?? (place.value.toLowerCase().endsWith('.json') ? 'json' : 'markdown');
  const isFolder = kindAt(place.value) === 'folder' || /[/\\]$/.test(place.value);
  const folder = isFolder ? path.join(place.value, path.sep) : place.value;
  const file =
    isFolder && format === 'json'
      ? path.join(folder, `to-tui-${parts.clock.now().slice(0, 10)}.json`)
      : folder;
  if (isOwnFile(parts.paths, file)) return err(OWN_FILE);
  const { what, force } = request;
  const { database } = parts.paths;
  return ok({ kind: 'export', database, path: file, format, what, force, now: parts.clock.now() });
}

/** Whether a file is one that the application lives on. */
function isOwnFile(paths: Paths, file: string): boolean {
  const own = ['', '-wal', '-shm'].map((suffix) => paths.database + suffix);
  const inode = statSync(file, { throwIfNoEntry: false })?.ino;
  const isSame = (one: string) =>
    path.resolve(file) === one ||
    (inode !== undefined && statSync(one, { throwIfNoEntry: false })?.ino === inode);
  return [...own, pendingRestorePath(paths), paths.log].some(isSame);
}

function replacedBy(task: ExportTask): readonly string[] {
  if (!isIntoFolder(task)) return existsSync(task.path) ? [task.path] : [];
  const database = Database.openForReading(task.database);
  try {
    return [...filesOf(task, sourceOf(database, task.what)).values()].filter((file) => existsSync(file));
  } finally {
    database.close();
  }
}

function backupsIn(folder: string): BackupFile[] {
  const names = kindAt(folder) === 'folder' ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
  const found = names.flatMap((name) => {
    const file = path.join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() ? [{ path: file, bytes: stat.size, at: stat.mtime.toISOString() }] : [];
  });
  return found.sort((a, b) => (a.at < b.at ? 1 : -1));
}

async function importFrom(
  parts: FileWorkParts,
  run: RunTask,
  board: WorkBoard,
  request: ImportRequest,
): Promise<Result<ImportSummary, string>> {
  const place = resolvePath(request.path, parts.home, parts.cwd);
  if (!place.ok) return place;
  const { database, store, newId, clock, paths } = parts;
  const plan = new SqliteImport({ database, store, newId, now: clock.now(), list: request.list });
  const scratch = path.join(paths.home, `import-${randomUUID()}`);
  const task = { kind: 'read' as const, path: place.value, format: request.format, scratch };
  const title = `Importing ${path.basename(place.value)}`;
  let refusal: string | null = null;
  return board.follow(title, (listener) => {
    let isCancelled = false;
    const reading = run<'read'>(task, {
      ...listener,
      list: (list) => {
        const added = refusal === null ? plan.add(list) : ok(undefined);
        if (added.ok) return;
        refusal = added.error;
        reading.cancel();
      },
    });
    const answer = reading.answer.then(async (read): Promise<Result<ImportSummary, string>> => {
      if (refusal !== null) return err(refusal);
      if (!read.ok) return read;
      for (const project of read.value.projects) plan.addProject(project);
      const done = request.dryRun
        ? ok(plan.summary())
        : await committed(
            plan,
            pauser(() => isCancelled),
          );
      const { projects: _, ...found } = read.value;
      return done.ok ? ok({ kind: 'import', dryRun: request.dryRun, ...found, ...done.value }) : done;
    });
    return {
      answer,
      cancel: () => {
        isCancelled = true;
        reading.cancel();
      },
    };
  });
}

async function committed(plan: SqliteImport, pause: () => Promise<void>) {
  try {
    return await plan.commit(pause);
  } catch (error) {
    if (error instanceof Cancelled) return err(CANCELLED);
    throw error;
  }
}
