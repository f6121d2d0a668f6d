/** The long parts of the work on files, each a function of paths: they run in a thread, or in slices beside the rest. */
import type { Result } from '../../src-core/lib/result';
import type { Statistics } from '../../src-core/todo/days';
import type { IncomingList, IncomingProject } from '../../src-core/todo/interchange';
import type { MarkdownFault } from '../../src-core/todo/markdown';
import type { Instant } from '../../src-core/todo/todo';
import type { StatisticsRequest } from '../storage/sqlite-statistics';
import type { BackupSummary, DatabaseCounts, Exported, ExportSummary, ImportFormat } from './file-requests';

/** What is to be done. Paths are absolute. */
export type Task =
  | { readonly kind: 'statistics'; readonly database: string; readonly request: StatisticsRequest }
  | {
      readonly kind: 'export';
      readonly database: string;
      readonly path: string;
      readonly format: 'markdown' | 'json';
      readonly what: Exported;
      readonly force: boolean;
      readonly now: Instant;
    }
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly format: ImportFormat | null;
      /** A folder for copies of what must not be touched. */
      readonly scratch: string;
    }
  | { readonly kind: 'backup'; readonly database: string; readonly path: string; readonly force: boolean }
  | {
      readonly kind: 'inspect';
      readonly path: string;
      /** A file for a copy; there must be none of that name. */
      readonly copy: string;
      /** Whether a sound copy stays there. */
      readonly keep: boolean;
    };

/** What each task answers. */
export interface TaskAnswers {
  statistics: Statistics;
  export: ExportSummary;
  read: ReadSummary;
  backup: BackupSummary;
  inspect: Inspection;
}

/** What was read of a file; the lists were given before. */
export interface ReadSummary {
  readonly format: ImportFormat;
  /** Also those without rows. */
  readonly projects: readonly IncomingProject[];
  readonly deleted: number;
  readonly repaired: number;
  readonly clamped: number;
  readonly leftOut: number;
  readonly faults: readonly MarkdownFault[];
  readonly faultCount: number;
}

/** What is in a database that could be restored. */
export interface Inspection {
  readonly hash: string;
  readonly version: number;
  readonly counts: DatabaseCounts;
}

/** What a task is done with. */
export interface TaskContext {
  /** Lets others in when the slice is long enough; throws {@link Cancelled} when nobody wants the task any more. */
  pause(): Promise<void>;
  progress(done: number, total: number | null): void;
  /** Hands over a list, or the next part of one. */
  list(list: IncomingList): void;
}

/** Does a task. */
export type RunTask = <K extends Task['kind']>(
  task: Extract<Task, { kind: K }>,
  listener: TaskListener,
) => RunningTask<TaskAnswers[K]>;

/** Hears of a task. */
export interface TaskListener {
  progress(done: number, total: number | null): void;
  /** Lists are told in order, the next when the promise is kept. */
  list(list: IncomingList): void;
}

/** A task that goes on. */
export interface RunningTask<T> {
  /** The error is a sentence. */
  readonly answer: Promise<Result<T, string>>;
  cancel(): void;
}

/** Nobody wants it any more. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
  }
}

/** A refusal with a sentence for the user. */
export class Refused extends Error {}

/** The sentence of a work that was ended. */
export const CANCELLED = 'Cancelled; nothing was changed.';
