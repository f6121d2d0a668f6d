import type { Statistics } from '../../src-core/todo/days';
import { Database } from '../storage/database';
import { SqliteStatistics } from '../storage/sqlite-statistics';
import type { RunTask, Task } from './task';

type Counting = Extract<Task, { kind: 'statistics' }>;

/** Counts on a connection of its own that cannot write: a look over 100,000 todos takes as long as ten frames. */
export async function countIn({ database: file, request }: Counting): Promise<Statistics> {
  const database = Database.openForReading(file);
  try {
    return new SqliteStatistics(database).statistics(request);
  } finally {
    database.close();
  }
}

/** Has it counted elsewhere. @throws Error with a sentence for the user */
export async function statisticsBy(run: RunTask, asked: Omit<Counting, 'kind'>): Promise<Statistics> {
  const nobody = { progress: () => undefined, list: () => undefined };
  const counted = await run<'statistics'>({ kind: 'statistics', ...asked }, nobody).answer;
  if (!counted.ok) throw new Error(counted.error);
  return counted.value;
}
