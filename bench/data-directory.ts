import { addDays } from '../src-core/lib/calendar-date';
import { noChanges } from '../src-core/todo/changes';
import type { Todo } from '../src-core/todo/todo';
import { SILENT_LOG } from '../src-main/log';
import { createDirectories, pathsIn } from '../src-main/paths';
import type { Database } from '../src-main/storage/database';
import { openDatabase } from '../src-main/storage/open-database';
import { SqliteTodoRepository } from '../src-main/storage/sqlite-todo-repository';
import { NOW, sampleList, TODAY, TODAYS_LIST } from './sample-todos';

/** Rows of a day that is over. */
const ROWS_A_DAY = 200;

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
    const save = (added: readonly Todo[]) =>
      repository.save({ ...noChanges, added }, { kind: 'new', cause: { kind: 'user' } }, NOW);
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
