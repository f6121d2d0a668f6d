import { z } from 'zod';
import { ranksBetween } from '../../src-core/lib/rank';
import type { Changes } from '../../src-core/todo/changes';
import { listsOf } from '../../src-core/todo/changes';
import {
  type Instant,
  type ListKey,
  MAX_INDENT,
  type ProjectId,
  sameList,
  type Todo,
  type TodoId,
} from '../../src-core/todo/todo';
import type { DayPicture, IncomingPicture } from '../store/todo-repository';
import type { Database, Statement } from './database';
import { parseRows, printRows } from './history-text';
import { parseJson } from './parse-json';

type Place = [project: ProjectId, date: string];

const foldedSchema = z.array(z.string());

/** The table `day_pictures`: lists as they were when their open rows went on to another day. */
export class PictureTable {
  private readonly found: Statement<Place, { closedAt: Instant; folded: string; rows: string }>;
  private readonly latest: Statement<Place, { date: Todo['date'] }>;
  private readonly insert: Statement<[...Place, Instant, string, string], never>;
  private readonly remove: Statement<Place, never>;

  constructor(database: Database) {
    this.found = database.prepare(
      'SELECT closed_at AS closedAt, folded, rows FROM day_pictures WHERE project = ? AND date = ?',
    );
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
    const rows = kept && pictureRows(kept.rows, key);
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

  /**
   * An import was undone, or done again: its rows go from the pictures of their days, or come back to the end of them. A
   * picture of which no row was ever a todo here was brought by the import itself, and goes with it.
   */
  followImport(changes: Changes, isKnown: (id: TodoId) => boolean): void {
    const removed = new Set(changes.removed.map(({ id }) => id));
    for (const key of listsOf(changes)) {
      const kept = this.found.get(key.project, key.date);
      const picture = this.of(key);
      if (!kept || !picture) continue;
      const stay = picture.rows.filter(({ id }) => !removed.has(id));
      if (stay.some(({ id }) => isKnown(id))) {
        const rows = [...stay, ...changes.added.filter((row) => sameList(row, key))];
        const folded = picture.folded.filter((id) => !removed.has(id));
        this.take(key, inPlaces(rows), folded, kept.closedAt);
      } else this.remove.run(key.project, key.date);
    }
  }

  /** Forgets the pictures of the lists that a change rewrites: they were closed too early, by a clock that was wrong. */
  dropFor(changes: Changes): void {
    for (const { project, date } of listsOf(changes)) this.remove.run(project, date);
  }
}

/** Reads the rows of a picture; undefined when they are none that this list could have had. */
export function pictureRows(text: string, key: ListKey): readonly Todo[] | undefined {
  const rows = parseRows(text);
  const ids = new Set(rows?.map(({ id }) => id));
  const isOfList = rows?.every((row) => sameList(row, key) && row.indent <= MAX_INDENT);
  return isOfList && ids.size === rows?.length ? rows : undefined;
}

/** The rows with places that keep them in this order. */
export function inPlaces(rows: readonly Omit<Todo, 'rank'>[]): Todo[] {
  const ranks = ranksBetween(null, null, rows.length);
  return rows.map((row, index) => ({ ...row, rank: ranks[index] ?? '' }));
}

/** Whether a change takes rows from one day to another: a rollover, forth or back. Nothing else does. */
export function isBetweenDays(changes: Pick<Changes, 'updated'>): boolean {
  return changes.updated.some(([from, to]) => from.date !== to.date);
}
