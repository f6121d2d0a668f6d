import { existsSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../src-core/lib/result';
import { Database } from '../storage/database';
import { filesOf } from './day-files';
import { sourceOf } from './export-source';
import { isIntoFolder } from './export-task';
import type { ExportRequest } from './file-requests';
import type { FileWorkParts } from './file-work-parts';
import { isOwnFile, OWN_FILE } from './own-places';
import { kindAt, resolvePath } from './place';
import type { Task } from './task';

type ExportTask = Extract<Task, { kind: 'export' }>;

/** The task that a request stands for; the error is a sentence. */
export function exportTask(parts: FileWorkParts, request: ExportRequest): Result<ExportTask, string> {
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

/** The files of a task that are there already. */
export function replacedBy(task: ExportTask): readonly string[] {
  if (!isIntoFolder(task)) return existsSync(task.path) ? [task.path] : [];
  const database = Database.openForReading(task.database);
  try {
    return [...filesOf(task, sourceOf(database, task.what)).values()].filter((file) => existsSync(file));
  } finally {
    database.close();
  }
}
