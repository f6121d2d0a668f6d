import type { Statistics } from '../../todo/days';
import type { ProjectId } from '../../todo/todo';

/** What was done, day by day. */
export interface StatisticsModal {
  readonly kind: 'statistics';
  /** The project; null for all of them. */
  readonly project: ProjectId | null;
  /** How many days, up to today. */
  readonly days: number;
  /** Null while they are on their way. */
  readonly statistics: Statistics | null;
  readonly scroll: number;
}
