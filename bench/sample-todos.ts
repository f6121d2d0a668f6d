import { addDays, type CalendarDate } from '../src-core/lib/calendar-date';
import { ranksBetween } from '../src-core/lib/rank';
import { noChanges } from '../src-core/todo/changes';
import { DEFAULT_PROJECT, type ListKey, type Todo } from '../src-core/todo/todo';
import { SILENT_LOG } from '../src-main/log';
import { createDirectories, pathsIn } from '../src-main/paths';
import type { Database } from '../src-main/storage/database';
import { openDatabase } from '../src-main/storage/open-database';
import { SqliteTodoRepository } from '../src-main/storage/sqlite-todo-repository';

/** The day on which everything is measured, and the moment that `TO_TUI_CLOCK` is set to. */
export const TODAY = '2026-01-30' as CalendarDate;
/** See {@link TODAY}. */
export const CLOCK = '2026-01-30T10:00:00+01:00';
/** Moments of the rows. */
export const NOW = '2026-01-30T09:00:00.000Z';

/** The list that is open when the application starts. */
export const TODAYS_LIST: ListKey = { project: DEFAULT_PROJECT, date: TODAY };

/** Rows of a day that is over. */
const ROWS_A_DAY = 200;

/** A list of so many rows, a tree of three levels, its words and states as people have them; ids from `firstId` on. */
export function sampleList(key: ListKey, count: number, firstId = 0): Todo[] {
  const ranks = ranksBetween(null, null, count);
  return ranks.map((rank, n) => {
    const isDone = key.date < TODAY || n % 5 === 3;
    return {
      ...key,
      id: idOf(firstId + n),
      rank,
      indent: [0, 0, 1, 2, 1][n % 5] ?? 0,
      content: `todo ${n}: write to the people of house ${n % 89} about the gate`,
      state: isDone ? 'done' : 'empty',
      priority: n % 11 === 0 ? 'P1' : null,
      dueDate: n % 7 === 0 ? addDays(TODAY, n % 20) : null,
      description: null,
      createdAt: NOW,
      modifiedAt: NOW,
      completedAt: isDone ? NOW : null,
    };
  });
}

/** How many rows there are today, and how many altogether; what is not of today is of the days before. */
export interface Amount {
  readonly today: number;
  readonly total: number;
}

/** Fills a data directory as the application would have; the database is left closed. */
export function fillDataDirectory(folder: string, amount: Amount): void {
  const { database } = openIn(folder);
  try {
    const repository = new SqliteTodoRepository(database);
    const save = (added: readonly Todo[]) => repository.save({ ...noChanges, added }, { kind: 'none' }, NOW);
    save(sampleList(TODAYS_LIST, amount.today));
    let saved = amount.today;
    for (let day = 1; saved < amount.total; day += 1) {
      const rows = Math.min(ROWS_A_DAY, amount.total - saved);
      save(sampleList({ ...TODAYS_LIST, date: addDays(TODAY, -day) }, rows, saved));
      saved += rows;
    }
  } finally {
    database.close();
  }
}

/** Opens the database of a data directory, made where there is none, as the application does. */
export function openIn(folder: string): { readonly database: Database; readonly file: string } {
  const paths = pathsIn(folder);
  const made = createDirectories(paths);
  if (!made.ok) throw new Error(made.error);
  const { database: file, backups, quarantine } = paths;
  const opened = openDatabase({ file, backups, quarantine, now: () => NOW, log: SILENT_LOG });
  if (!opened.ok) throw new Error(opened.error.message);
  return { database: opened.value.database, file };
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
