import { addDays, type CalendarDate } from '../src-core/lib/calendar-date';
import { ranksBetween } from '../src-core/lib/rank';
import { DEFAULT_PROJECT, type ListKey, type Todo } from '../src-core/todo/todo';

/** The day on which everything is measured, and the moment that `TO_TUI_CLOCK` is set to. */
export const TODAY = '2026-01-30' as CalendarDate;
/** See {@link TODAY}. */
export const CLOCK = '2026-01-30T10:00:00+01:00';
/** Moments of the rows. */
export const NOW = '2026-01-30T09:00:00.000Z';

/** The list that is open when the application starts. */
export const TODAYS_LIST: ListKey = { project: DEFAULT_PROJECT, date: TODAY };

/** A list of so many rows, a tree of three levels, its words and states as people have them; ids from `firstId` on. */
export function sampleList(key: ListKey, count: number, firstId = 0): Todo[] {
  const ranks = ranksBetween(null, null, count);
  return ranks.map((rank, n) => {
    const isDone = key.date < TODAY || n % 5 === 3;
    // Spelled out: what begins with a spread becomes a dictionary in V8, which no todo of the application is.
    return {
      project: key.project,
      date: key.date,
      id: idOf(firstId + n),
      rank,
      indent: [0, 0, 1, 2, 1][n % 5] ?? 0,
      content: `todo ${n}: write to the people of house ${n % 89} about the gate`,
      state: isDone ? 'done' : 'empty',
      priority: n % 11 === 0 ? 'P1' : null,
      dueDate: n % 7 === 0 ? addDays(TODAY, n % 20) : null,
      description: null,
      recurrence: null,
      reminder: null,
      createdAt: NOW,
      modifiedAt: NOW,
      completedAt: isDone ? NOW : null,
    };
  });
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
