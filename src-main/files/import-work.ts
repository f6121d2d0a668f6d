import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import type { ImportRequest, ImportSummary } from './file-requests';
import type { FileWorkParts } from './file-work-parts';
import { resolvePath } from './place';
import { pauser } from './run-task';
import { SqliteImport } from './sqlite-import';
import { CANCELLED, Cancelled, type RunTask } from './task';
import type { WorkBoard } from './work-board';

/** Reads in a task, plans as lists come, and commits at the end; the error is a sentence. */
export async function importFrom(
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
      const named = plan.addProjects(read.value.projects);
      if (!named.ok) return named;
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
