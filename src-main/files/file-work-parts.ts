import type { Result } from '../../src-core/lib/result';
import type { Work } from '../../src-core/todo/days';
import type { TodoId } from '../../src-core/todo/todo';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { Paths } from '../paths';
import type { Database } from '../storage/database';
import type { ImportPort } from './sqlite-import';
import type { RunTask, Task, TaskAnswers } from './task';

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

/** Does a task that hands no lists over, and tells of it under this title. */
export type Perform = <K extends Task['kind']>(
  title: string,
  task: Extract<Task, { kind: K }>,
) => Promise<Result<TaskAnswers[K], string>>;
