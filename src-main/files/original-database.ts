/** The database of the original: `todos`, `archived_todos`, `projects`, in a copy. */
import { rmSync } from 'node:fs';
import { parseCalendarDate } from '../../src-core/lib/calendar-date';
import type { IncomingList } from '../../src-core/todo/interchange';
import {
  type IncomingRow,
  indentMender,
  type Mending,
  momentOf,
  readIncomingRow,
} from '../../src-core/todo/interchange-row';
import { isComplete } from '../../src-core/todo/todo';
import { APPLICATION_ID, Database, isDamage, type Statement } from '../storage/database';
import { copyAside } from './copy-aside';
import { FaultList } from './fault-list';
import { MAX_IMPORTED_ROWS } from './limits';
import { dayName, projectOf } from './original-names';
import { MAX_NAME, type OriginalRow, type OriginalTable, sortForReading, tableOf } from './original-table';
import { handOver } from './read-json';
import { type ReadSummary, Refused, type TaskContext } from './task';

/** What was read, and the days that the database knows. */
export interface OriginalReading {
  readonly summary: ReadSummary;
  readonly days: ReadonlySet<string>;
}

/** @throws Refused when it is not a database of the original, or damaged */
export async function readOriginalDatabase(
  file: string,
  scratch: string,
  context: TaskContext,
): Promise<OriginalReading> {
  const copy = `${scratch}.original`;
  try {
    copyAside(file, copy);
    const database = Database.open(copy);
    try {
      // What its maker wrote into it about what may be in it is not worked out.
      database.pragma('ignore_check_constraints = ON');
      return await readCopy(database, file, context);
    } finally {
      database.close();
    }
  } catch (error) {
    throw isDamage(error) ? new Refused(`${file} is damaged, or no database.`) : error;
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(copy + suffix, { force: true });
  }
}

async function readCopy(database: Database, file: string, context: TaskContext): Promise<OriginalReading> {
  if (database.pragma('application_id') === APPLICATION_ID) {
    throw new Refused(`${file} is a database of this to-tui: restore it instead, or import a JSON export.`);
  }
  const [damage] = database.faults('quick');
  if (damage !== undefined) throw new Refused(`${file} is damaged: ${damage.slice(0, 100)}.`);
  sortForReading(database);
  database.pragma('query_only = ON');
  const live = tableOf(database, 'todos');
  if (live === undefined)
    throw new Refused(`${file} is a database of another program: it has no table of todos.`);
  const archive = tableOf(database, 'archived_todos');
  const total = live.count + (archive?.count ?? 0);
  if (total > MAX_IMPORTED_ROWS) {
    throw new Refused(`${file} holds ${total} todos; at most ${MAX_IMPORTED_ROWS} can be read at once.`);
  }
  const reader = new OriginalReader(namesOf(database), context, total);
  await reader.read(live, false);
  if (archive) await reader.read(archive, true);
  return reader.end();
}

/** The ids of projects by their names. */
function namesOf(database: Database): ReadonlyMap<string, string> {
  const table = tableOf(database, 'projects');
  if (!table?.has('name') || !table.has('id')) return new Map();
  const all: Statement<[], { id: unknown; name: unknown }> = database.prepare(
    `SELECT substr(CAST(id AS TEXT), 1, ${MAX_NAME}) AS id, substr(CAST(name AS TEXT), 1, ${MAX_NAME}) AS name
     FROM projects LIMIT 10000`,
  );
  return new Map(all.all().map(({ id, name }) => [String(name), String(id)]));
}

class OriginalReader {
  private readonly mending: Mending = { repaired: 0, clamped: 0 };
  private readonly faults = new FaultList();
  private readonly days = new Set<string>();
  private deleted = 0;
  private leftOut = 0;
  private done = 0;

  constructor(
    private readonly projects: ReadonlyMap<string, string>,
    private readonly context: TaskContext,
    private readonly total: number,
  ) {}

  async read(table: OriginalTable, isArchive: boolean): Promise<void> {
    for (const { project, date } of table.lists()) {
      const rows = table.rows(project, date);
      await this.readList(project, date, rows, isArchive);
      this.done += rows.length;
      this.context.progress(this.done, this.total);
      await this.context.pause();
    }
  }

  end(): OriginalReading {
    const { deleted, leftOut, days } = this;
    const projects = [...this.projects].map(([name, id]) => projectOf(name, id));
    const summary = {
      format: 'to-tui' as const,
      projects,
      deleted,
      leftOut,
      ...this.mending,
      ...this.faults.summary(),
    };
    return { summary, days };
  }

  private async readList(
    name: string,
    day: string,
    found: readonly OriginalRow[],
    isArchive: boolean,
  ): Promise<void> {
    const date = parseCalendarDate(day.slice(0, 10));
    if (date === undefined) {
      this.leftOut += found.length;
      this.faults.add(0, day, `${found.length} todos of a day that does not exist`);
      return;
    }
    this.days.add(dayName(name, date));
    const kept = found.filter((row) => row.isDeleted === 0);
    this.deleted += found.length - kept.length;
    const rows = this.readRows(kept);
    const project = projectOf(name, this.projects.get(name) ?? null);
    const list: IncomingList = { project, date, rows, picture: null };
    const isCarried = isArchive && rows.some((row) => !isComplete(row.state));
    if (!isCarried) {
      await handOver(list, this.context);
      return;
    }
    const closedAt = momentOf(String(kept.at(0)?.archivedAt ?? '')) ?? null;
    await handOver({ ...list, picture: { closedAt } }, this.context);
    await handOver({ ...list, rows: withoutOpen(rows) }, this.context);
  }

  private readRows(found: readonly OriginalRow[]): IncomingRow[] {
    const mendIndent = indentMender(this.mending);
    return found.flatMap((raw) => {
      const row = readIncomingRow(raw, this.mending);
      if (row) return [mendIndent(row)];
      this.leftOut += 1;
      this.faults.add(0, String(raw.content ?? ''), 'a todo that says nothing');
      return [];
    });
  }
}

/** What stays behind when the open ones go: each row below its nearest ancestor that stays. */
function withoutOpen(rows: readonly IncomingRow[]): IncomingRow[] {
  const ancestors: { readonly indent: number; readonly stays: boolean }[] = [];
  return rows.flatMap((row) => {
    while ((ancestors.at(-1)?.indent ?? -1) >= row.indent) ancestors.pop();
    const indent = ancestors.filter((one) => one.stays).length;
    const stays = isComplete(row.state);
    ancestors.push({ indent: row.indent, stays });
    return stays ? [{ ...row, indent }] : [];
  });
}
