import { z } from 'zod';
import type { Changes } from '../../src-core/todo/changes';
import { listsOf } from '../../src-core/todo/changes';
import type { Instant, ListKey, ProjectId, Todo, TodoId } from '../../src-core/todo/todo';
import type { DayPicture, IncomingPicture } from '../store/todo-repository';
import type { Database, Statement } from './database';
import { parseRows, printRows } from './history-text';
import { parseJson } from './parse-json';

type Place = [project: ProjectId, date: string];

const foldedSchema = z.array(z.string());

/** The table `day_pictures`: lists as they were when their open rows went on to another day. */
export class PictureTable {
  private readonly found: Statement<Place, { folded: string; rows: string }>;
  private readonly latest: Statement<Place, { date: Todo['date'] }>;
  private readonly insert: Statement<[...Place, Instant, string, string], never>;
  private readonly remove: Statement<Place, never>;

  constructor(database: Database) {
    this.found = database.prepare('SELECT folded, rows FROM day_pictures WHERE project = ? AND date = ?');
    this.latest = database.prepare(
      'SELECT date FROM day_pictures WHERE project = ? AND date < ? ORDER BY date DESC LIMIT 1',
    );
    this.insert = database.prepare(
      'INSERT OR REPLACE INTO day_pictures (project, date, closed_at, folded, rows) VALUES (?, ?, ?, ?, ?)',
    );
    this.remove = database.prepare('DELETE FROM day_pictures WHERE project = ? AND date = ?');
  }

  /** The list as it was; undefined when there is no picture, or none that can be read. */
  of(key: ListKey): DayPicture | undefined {
    const kept = this.found.get(key.project, key.date);
    const rows = kept && parseRows(kept.rows);
    if (!rows) return undefined;
    return { rows, folded: foldedSchema.safeParse(parseJson(kept.folded)).data ?? [] };
  }

  /** The latest day before that one of which there is a picture. */
  latestBefore(project: ProjectId, date: Todo['date']): Todo['date'] | undefined {
    return this.latest.get(project, date)?.date;
  }

  /** Takes the picture of a list, in place of an older one. */
  take(key: ListKey, rows: readonly Todo[], folded: readonly TodoId[], at: Instant): void {
    this.insert.run(key.project, key.date, at, JSON.stringify(folded), printRows(rows));
  }

  /** Keeps a picture that was taken elsewhere. */
  put({ list, rows, folded, closedAt }: IncomingPicture): void {
    this.take(list, rows, folded, closedAt);
  }

  /** Forgets the pictures of the lists that a change rewrites: they were closed too early, by a clock that was wrong. */
  dropFor(changes: Changes): void {
    for (const { project, date } of listsOf(changes)) this.remove.run(project, date);
  }
}

/** Whether a change takes rows from one day to another: a rollover, forth or back. Nothing else does. */
export function isBetweenDays(changes: Pick<Changes, 'updated'>): boolean {
  return changes.updated.some(([from, to]) => from.date !== to.date);
}
