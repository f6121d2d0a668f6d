/**
 * What was done on which day. Todos keep moments; which day a moment belongs to is told by the beginnings of the days in
 * the user's zone, so that days of 23 and 25 hours count what happened on them. Nothing is counted beforehand: one look
 * over the todos that were open or done in these days, 70 ms of 100,000, in a thread of its own (`statistics-task.ts`).
 */
import { addDays, type CalendarDate } from '../../src-core/lib/calendar-date';
import type { DayStatistics, Statistics } from '../../src-core/todo/days';
import type { Instant, ProjectId } from '../../src-core/todo/todo';
import { dayStart, dayStarts } from '../civil-day';
import type { Database } from './database';

/** The name of all projects together. */
const ALL_PROJECTS = 'all projects';

/** A streak that is longer than ten years is called that long. */
const LONGEST_STREAK = 3_660;

/** Of what, and where the user lives. */
export interface StatisticsRequest {
  /** Null for all of them. */
  readonly project: ProjectId | null;
  /** How many days, the last of them today. */
  readonly days: number;
  readonly today: CalendarDate;
  /** An IANA name or an offset like `+01:00`. */
  readonly zone: string;
}

interface Life {
  readonly createdAt: Instant;
  readonly completedAt: Instant | null;
  readonly deletedAt: Instant | null;
  readonly isDone: 0 | 1;
}

type InProject = [project: ProjectId | null];

/** Counts what was done. */
export class SqliteStatistics {
  private readonly statements: ReturnType<typeof prepareAll>;

  /** @param database brought up to date by `migrate` */
  constructor(database: Database) {
    this.statements = prepareAll(database);
  }

  /** See {@link Statistics}; a project that is not there has done nothing. */
  statistics({ project, days, today, zone }: StatisticsRequest): Statistics {
    const first = addDays(today, 1 - days);
    const starts = dayStarts(first, days, zone).map(instant);
    const lives = this.statements.lives.all(starts[0] ?? '', starts[0] ?? '', project);
    const now = this.statements.now.get(today, project);
    return {
      project,
      projectName: project === null ? ALL_PROJECTS : (this.statements.name.get(project)?.name ?? project),
      days: countDays(first, starts, lives),
      open: now?.open ?? 0,
      overdue: now?.overdue ?? 0,
      streak: this.streak(project, today, zone),
    };
  }

  /** A day that is not over yet does not break it. A day that a zone left out neither. */
  private streak(project: ProjectId | null, today: CalendarDate, zone: string): number {
    let streak = 0;
    let end = dayStart(addDays(today, 1), zone);
    for (let back = 0; back < LONGEST_STREAK; back += 1) {
      const start = dayStart(addDays(today, -back), zone);
      const isDone = this.statements.doneWithin.get(instant(start), instant(end), project) !== undefined;
      if (isDone) streak += 1;
      else if (back > 0 && start < end) return streak;
      end = start;
    }
    return streak;
  }
}

/** `starts` has one more than there are days: the end of the last. */
function countDays(
  first: CalendarDate,
  starts: readonly Instant[],
  lives: readonly Life[],
): readonly DayStatistics[] {
  const days = starts.length - 1;
  const [done, created, change] = [0, 1, 2].map(() => new Array<number>(days + 1).fill(0)) as Counts;
  for (const { createdAt, completedAt, deletedAt, isDone } of lives) {
    const ended = earlier(completedAt, deletedAt);
    const [opens, closes] = [dayOf(starts, createdAt), ended === null ? days : dayOf(starts, ended)];
    if (deletedAt === null && opens >= 0) add(created, opens, 1);
    if (deletedAt === null && isDone === 1 && completedAt !== null) add(done, dayOf(starts, completedAt), 1);
    if (closes <= opens) continue;
    add(change, Math.max(opens, 0), 1);
    add(change, closes, -1);
  }
  let open = 0;
  return Array.from({ length: days }, (_, n) => {
    open += change[n] ?? 0;
    return { date: addDays(first, n), done: done[n] ?? 0, created: created[n] ?? 0, open };
  });
}

type Counts = [done: number[], created: number[], change: number[]];

function add(counts: number[], index: number, amount: number): void {
  const known = counts[index];
  if (known !== undefined) counts[index] = known + amount;
}

/** Which day a moment is in: the last that begins no later; -1 before the first, the number of days after the last. */
function dayOf(starts: readonly Instant[], at: Instant): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? '') <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function instant(epochMs: number): Instant {
  return new Date(epochMs).toISOString();
}

function prepareAll(database: Database) {
  const inProject = 'project = coalesce(?, project)';
  return {
    lives: database.prepare<[Instant, Instant, ...InProject], Life>(
      `SELECT created_at AS createdAt, completed_at AS completedAt, deleted_at AS deletedAt, state = 'done' AS isDone
       FROM todos
       WHERE (completed_at IS NULL OR completed_at >= ?) AND (deleted_at IS NULL OR deleted_at >= ?) AND ${inProject}`,
    ),
    doneWithin: database.prepare<[Instant, Instant, ...InProject], unknown>(
      `SELECT 1 FROM todos INDEXED BY todos_completed
       WHERE completed_at >= ? AND completed_at < ? AND deleted_at IS NULL AND state = 'done' AND ${inProject} LIMIT 1`,
    ),
    now: database.prepare<[CalendarDate, ...InProject], { open: number; overdue: number }>(
      `SELECT count(*) AS open, count(*) FILTER (WHERE due_date < ?) AS overdue FROM todos
       WHERE deleted_at IS NULL AND completed_at IS NULL AND ${inProject}`,
    ),
    name: database.prepare<[ProjectId], { name: string }>(
      'SELECT name FROM projects WHERE id = ? AND deleted_at IS NULL',
    ),
  };
}
