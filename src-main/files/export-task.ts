/** Writes lists into files, from a connection of its own that sees the database as it is at one moment. */
import { INTERCHANGE_END, interchangeHeader, interchangeList } from '../../src-core/todo/interchange';
import { markdownOf } from '../../src-core/todo/markdown';
import { dateHeading, projectHeading } from '../../src-core/todo/markdown-heading';
import type { Instant } from '../../src-core/todo/todo';
import { Database } from '../storage/database';
import { writeDayFiles } from './day-files';
import { type ExportSource, nameOf, sourceOf } from './export-source';
import type { Exported, ExportSummary } from './file-requests';
import { writeFileSafely } from './place';
import type { Task, TaskContext } from './task';

type ExportTask = Extract<Task, { kind: 'export' }>;

/** Does an export. */
export async function exportFrom(task: ExportTask, context: TaskContext): Promise<ExportSummary> {
  const database = Database.openForReading(task.database);
  try {
    database.execute('BEGIN');
    const source = sourceOf(database, task.what);
    const written = isIntoFolder(task)
      ? await writeDayFiles(task, source, context)
      : await writeOneFile(task, source, context);
    const projects = new Set(source.keys.map((key) => key.project));
    return {
      kind: 'export',
      format: task.format,
      path: task.path,
      projects: task.what.kind === 'all' && task.format === 'json' ? source.projects.size : projects.size,
      days: source.keys.length,
      ...written,
    };
  } finally {
    database.close();
  }
}

/** Whether an export becomes a file for each day. */
export function isIntoFolder(task: Pick<ExportTask, 'format' | 'path'>): boolean {
  return task.format === 'markdown' && /[/\\]$/.test(task.path);
}

async function writeOneFile(task: ExportTask, source: ExportSource, context: TaskContext) {
  const file = await writeFileSafely(task.path, task.force);
  let todos = 0;
  try {
    const parts = task.format === 'json' ? jsonParts(source, task.now) : markdownParts(source, task.what);
    for (const { text, rows, done } of parts) {
      await file.write(text);
      todos += rows;
      context.progress(done, source.keys.length);
      await context.pause();
    }
    await file.keep();
    return { files: 1, todos, bytes: file.bytes() };
  } finally {
    await file.drop();
  }
}

interface TextPart {
  readonly text: string;
  /** Todos in it; those of pictures, which are todos of another day now, do not count. */
  readonly rows: number;
  readonly done: number;
}

function* jsonParts(source: ExportSource, exportedAt: Instant): Generator<TextPart> {
  const projects = [...source.projects.values()];
  yield { text: interchangeHeader({ exportedAt, projects, plugins: source.plugins }), rows: 0, done: 0 };
  let comma = '';
  for (const [done, key] of source.keys.entries()) {
    for (const list of [source.live(key), source.picture(key)]) {
      if (list === undefined || list.rows.length === 0) continue;
      const { rows, folded, closedAt } = list;
      const text = interchangeList(key, rows, folded, closedAt === null ? undefined : { closedAt });
      yield { text: comma + text, rows: closedAt === null ? rows.length : 0, done };
      comma = ',';
    }
  }
  yield { text: INTERCHANGE_END, rows: 0, done: source.keys.length };
}

function* markdownParts(source: ExportSource, what: Exported): Generator<TextPart> {
  let project: string | null = null;
  for (const [done, key] of source.keys.entries()) {
    const isNew = key.project !== project && what.kind !== 'day';
    project = key.project;
    const heading = isNew
      ? `${done === 0 ? '' : '\n'}${projectHeading(nameOf(source, key))}\n\n`
      : done === 0
        ? ''
        : '\n';
    const { rows } = source.picture(key) ?? source.live(key);
    const day = what.kind === 'day' ? dateHeading(key.date) : dateHeading(key.date, 2);
    yield { text: `${heading}${day}\n\n${markdownOf(rows)}`, rows: rows.length, done: done + 1 };
  }
}
