/**
 * Reads the data of the original (to-tui 0.5, written in Rust): `todos.db` and the Markdown files of days beside it. Its
 * program made the database a step at a time, so any column may be missing; and it may come from anywhere, so nothing
 * in it is believed. It is read in a copy and never touched.
 *
 * The original moves a whole day into `archived_todos` when it takes the open todos along, as new todos with new ids.
 * What is open in the archive therefore lives on elsewhere: such a day becomes a picture, and only what was complete
 * are todos of that day.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type CalendarDate, parseCalendarDate } from '../../src-core/lib/calendar-date';
import { DEFAULT_PROJECT } from '../../src-core/todo/todo';
import { FaultList } from './fault-list';
import { MAX_IMPORTED_ROWS } from './limits';
import { readOriginalDatabase } from './original-database';
import { dayName, projectOf } from './original-names';
import { kindAt } from './place';
import { handOver } from './read-json';
import { asIncoming, placeOf, sectionsOf } from './read-markdown-file';
import { type ReadSummary, Refused, type TaskContext } from './task';

/** Files of days that are looked at. */
const MAX_FILES = 20_000;

/** Reads a database, or a folder with one or with files of days. @throws Refused when there is nothing of the original */
export async function readOriginal(
  place: string,
  scratch: string,
  context: TaskContext,
): Promise<ReadSummary> {
  if (kindAt(place) === 'file') return (await readOriginalDatabase(place, scratch, context)).summary;
  const database = path.join(place, 'todos.db');
  const read =
    kindAt(database) === 'file'
      ? await readOriginalDatabase(database, scratch, context)
      : { summary: NOTHING, days: new Set<string>() };
  const files = dailyFiles(place);
  if (files.length === 0 && read.summary === NOTHING) {
    throw new Refused(`${place} holds neither todos.db nor files of days.`);
  }
  const rest = files.filter(({ project, date }) => !read.days.has(dayName(project ?? DEFAULT_PROJECT, date)));
  return withFiles(read.summary, rest, context);
}

const NOTHING: ReadSummary = {
  format: 'to-tui',
  projects: [],
  deleted: 0,
  repaired: 0,
  clamped: 0,
  leftOut: 0,
  faults: [],
  faultCount: 0,
};

async function withFiles(
  summary: ReadSummary,
  files: readonly DailyFile[],
  context: TaskContext,
): Promise<ReadSummary> {
  const faults = new FaultList();
  faults.addAll(summary.faults, summary.faultCount);
  let { clamped, leftOut } = summary;
  let rows = 0;
  for (const [done, file] of files.entries()) {
    const sections = await sectionsOf(file.path, faults, { ...context, progress: () => undefined });
    faults.addAll(sections.faults, sections.faultCount, `${path.basename(file.path)}: `);
    clamped += sections.clamped;
    leftOut += sections.leftOut;
    for (const section of sections.sections) {
      rows += section.items.length;
      if (rows > MAX_IMPORTED_ROWS) throw new Refused(`The files hold more than ${MAX_IMPORTED_ROWS} todos.`);
      const named = placeOf(section);
      const project = named.project ?? projectOf(file.project);
      const date = named.date ?? file.date;
      await handOver({ project, date, rows: section.items.map(asIncoming), picture: null }, context);
    }
    context.progress(done + 1, files.length);
    await context.pause();
  }
  return { ...summary, clamped, leftOut, ...faults.summary() };
}

interface DailyFile {
  readonly path: string;
  readonly date: CalendarDate;
  /** Null: that of the headings, else the default one. */
  readonly project: string | null;
}

/**
 * Files that are named by a day: in the folder, in `dailies/`, in `projects/NAME/dailies/`, as the original has them, and
 * in `NAME/`, as an export of ours writes them.
 */
export function dailyFiles(folder: string): DailyFile[] {
  const inside = (name: string) => path.join(folder, name);
  const projects = foldersIn(inside('projects'));
  const own = foldersIn(folder).filter((name) => name !== 'projects' && name !== 'dailies');
  const found = [
    ...filesIn(folder, null),
    ...filesIn(inside('dailies'), null),
    ...projects.flatMap((name) => filesIn(path.join(inside('projects'), name, 'dailies'), name)),
    ...own.flatMap((name) => filesIn(inside(name), name)),
  ];
  if (found.length > MAX_FILES) throw new Refused(`${folder} holds more than ${MAX_FILES} files of days.`);
  return found;
}

function filesIn(folder: string, project: string | null): DailyFile[] {
  return namesIn(folder).flatMap((name) => {
    const date = name.endsWith('.md') ? parseCalendarDate(name.slice(0, -'.md'.length)) : undefined;
    const file = path.join(folder, name);
    return date !== undefined && kindAt(file) === 'file' ? [{ path: file, date, project }] : [];
  });
}

function foldersIn(folder: string): string[] {
  return namesIn(folder).filter((name) => kindAt(path.join(folder, name)) === 'folder');
}

function namesIn(folder: string): string[] {
  return kindAt(folder) === 'folder' ? readdirSync(folder).sort() : [];
}
