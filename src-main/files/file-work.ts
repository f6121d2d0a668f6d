/**
 * Files that go out and come in: exports, imports, backups, restores; one facade for the command line and the screen.
 * It answers with counts or with a sentence, tells of progress, and can be cancelled; it asks nobody anything. What
 * takes long is done on connections and threads of its own, so that keys are heard meanwhile.
 */
import type { Result } from '../../src-core/lib/result';
import type { Work } from '../../src-core/todo/days';
import { backUp, backupsIn, planRestore, restore, sweep } from './backup-work';
import { exportTask, replacedBy } from './export-request';
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
import type { FileWorkParts, Perform } from './file-work-parts';
import { importFrom } from './import-work';
import { inSlices } from './run-task';
import { WorkBoard } from './work-board';

export type * from './file-requests';
export type { FileWorkParts } from './file-work-parts';

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
  const { run = inSlices } = parts;
  for (const folder of [parts.paths.home, parts.paths.backups]) sweep(folder);
  const board = new WorkBoard(parts.progress);
  const perform: Perform = (title, task) =>
    board.follow(title, (listener) => run(task, { ...listener, list: () => undefined }));
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
    backup: (text, force = false) => backUp(parts, perform, text, force),
    backups: async () => backupsIn(parts.paths.backups),
    planRestore: (text) => planRestore(parts, perform, text),
    restore: (plan) => restore(parts, perform, plan),
    cancel: (id) => board.cancel(id),
    dispose: () => board.dispose(),
  };
}
