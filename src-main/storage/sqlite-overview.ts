import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { ProjectSummary } from '../../src-core/todo/days';
import type { Project } from '../../src-core/todo/project';
import type { ProjectId } from '../../src-core/todo/todo';
import type { Database, Statement } from './database';

type Place = [project: ProjectId, date: CalendarDate];

/** What a glance at all projects shows: each by its latest day. */
export class SqliteOverview {
  private readonly projects: Statement<[], Project>;
  private readonly latest: Statement<Place, { date: CalendarDate }>;
  private readonly counts: Statement<Place, { open: number; total: number }>;

  /** @param database brought up to date by `migrate` */
  constructor(database: Database) {
    this.projects = database.prepare(
      "SELECT id, name FROM projects WHERE deleted_at IS NULL ORDER BY id <> 'default', lower(name), id",
    );
    this.latest = database.prepare(
      `SELECT date FROM todos INDEXED BY todos_live
       WHERE project = ? AND date <= ? AND deleted_at IS NULL ORDER BY date DESC LIMIT 1`,
    );
    this.counts = database.prepare(
      `SELECT count(*) AS total, count(*) FILTER (WHERE state NOT IN ('done', 'cancelled')) AS open
       FROM todos INDEXED BY todos_live WHERE project = ? AND date = ? AND deleted_at IS NULL`,
    );
  }

  /** Every project, the default one first and then by name, with what is on its latest day up to today. */
  projectSummaries(today: CalendarDate): readonly ProjectSummary[] {
    return this.projects.all().map(({ id, name }) => {
      const date = this.latestDay(id, today);
      const { open = 0, total = 0 } = (date !== null && this.counts.get(id, date)) || {};
      return { id, name, open, total };
    });
  }

  /** The latest day up to today on which the project has a todo; null when it has none. */
  latestDay(project: ProjectId, today: CalendarDate): CalendarDate | null {
    return this.latest.get(project, today)?.date ?? null;
  }
}
