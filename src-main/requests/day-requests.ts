import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { Present } from '../../src-core/plugin/moment-words';
import type { Draft, Hit, ProjectSummary, Statistics } from '../../src-core/todo/days';
import type { ProjectId } from '../../src-core/todo/todo';
import type { RolloverDesk } from '../days/rollover-desk';
import type { RequestHandlers } from '../ipc-router';
import { civilMinuteAt } from '../time-words/civil-minute';
import { readTime } from '../time-words/read-time';

/** What is asked about days, projects and time. */
export interface DayRequestParts {
  readonly rollover: Pick<RolloverDesk, 'projectOpened' | 'offerFor' | 'answer'>;
  readonly overview: { projectSummaries(today: CalendarDate): readonly ProjectSummary[] };
  readonly search: { find(text: string): readonly Hit[] };
  readonly statistics: (project: ProjectId | null, days: number) => Promise<Statistics>;
  readonly present: () => Present;
  /** The screen has left the old day: it may be closed. */
  readonly turnDay: () => void;
  /** This project is to be opened at the next start. */
  readonly rememberProject: (project: ProjectId) => void;
  readonly rememberDraft: (draft: Draft | null) => void;
}

/** The requests about days, projects and time. */
export function dayRequests(parts: DayRequestParts) {
  const { rollover, present } = parts;
  return {
    turn_day: () => {
      parts.turnDay();
      return null;
    },
    projects: () => parts.overview.projectSummaries(present().today),
    project_opened: ({ project }) => {
      parts.rememberProject(project);
      rollover.projectOpened(project);
      return null;
    },
    rollover_offer: ({ project }) => rollover.offerFor(project),
    answer_rollover: (answer) => rollover.answer(answer),
    read_time: ({ kind, text }) => {
      const { today, zone, now } = present();
      return readTime(kind, text, { today, zone, minute: civilMinuteAt(Date.parse(now), zone) });
    },
    find_everywhere: ({ text }) => parts.search.find(text),
    statistics: ({ project, days }) => parts.statistics(project, days),
    remember_draft: ({ draft }) => {
      parts.rememberDraft(draft);
      return null;
    },
  } satisfies Partial<RequestHandlers>;
}
