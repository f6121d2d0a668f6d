/**
 * When the open todos of an earlier day come along to today, and who is asked: at the start, when the day has turned,
 * when a project is opened, and on the user's word. What comes along and how is the store's; what the question looks
 * like is the window's. It never acts while somebody is still typing on a day that is over (see open-day.ts), and what
 * was answered for one project says nothing about another.
 */
import type { Config, RolloverPreference } from '../../src-core/config/config';
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import type { RolloverOffer } from '../../src-core/todo/days';
import type { Outcome } from '../../src-core/todo/outcome';
import type { ProjectId } from '../../src-core/todo/todo';
import type { Clock } from '../clock';
import type { OpenDay } from '../open-day';
import type { TodoStore } from '../store/todo-store';

/** What the desk works with. */
export interface RolloverDeskParts {
  readonly store: Pick<TodoStore, 'rolloverOffer' | 'rollover' | 'revision'>;
  readonly clock: Pick<Clock, 'today'>;
  readonly openDay: Pick<OpenDay, 'today'>;
  readonly config: () => Pick<Config, 'autoRollover'>;
  /** Keeps the user's answer for ever. Whoever does it says so when it fails. */
  readonly savePreference: (preference: RolloverPreference) => void;
  /** Asks the user. The answer comes to {@link RolloverDesk.answer}, or never. */
  readonly offer: (offer: RolloverOffer) => void;
  /** Says what was done without asking, or why it was not. */
  readonly tell: (offer: RolloverOffer, outcome: Outcome) => void;
}

/** The user's answer to an offer. */
export interface RolloverAnswer {
  readonly project: ProjectId;
  /** The day that was offered. */
  readonly from: CalendarDate;
  readonly take: boolean;
  /** Whether it holds from now on, for all projects. */
  readonly remember: boolean;
}

/** See the head of this file. */
export interface RolloverDesk {
  /** The screen is there for the first time, or anew, and shows this project. */
  started(project: ProjectId): void;
  /** The screen has left the day that is over. To be called after {@link OpenDay.turn}. */
  dayTurned(): void;
  /** The screen shows this project from now on. */
  projectOpened(project: ProjectId): void;
  /** What there is to take along, whatever was answered before; null when there is nothing. */
  offerFor(project: ProjectId): RolloverOffer | null;
  /** Takes the todos along, or leaves them where they are. Refused when the offer no longer stands. */
  answer(answer: RolloverAnswer): Outcome;
  /** Nothing is asked or done any more. */
  dispose(): void;
}

/** Opens the desk; see the head of this file. */
export function createRolloverDesk(parts: RolloverDeskParts): RolloverDesk {
  const { store, clock, openDay } = parts;
  /** The day for which each project is settled: the user has said no, or it is done. */
  const settled = new Map<ProjectId, CalendarDate>();
  let shown: ProjectId | null = null;
  let disposed = false;

  const look = (project: ProjectId): void => {
    shown = project;
    if (disposed || openDay.today() !== clock.today()) return;
    const { autoRollover } = parts.config();
    const offer = autoRollover === 'auto_no' ? null : store.rolloverOffer(project);
    if (offer === null || settled.get(project) === offer.to) return;
    if (autoRollover === 'ask') parts.offer(offer);
    else parts.tell(offer, take(offer));
  };

  /** Settled also when the user takes it back: what was undone is not done again behind the user's back. */
  const take = ({ project, from, to }: Pick<RolloverOffer, 'project' | 'from' | 'to'>): Outcome => {
    const outcome = store.rollover(project, from);
    if (outcome.ok) settled.set(project, to);
    return outcome;
  };

  return {
    started: look,
    projectOpened: look,
    dayTurned() {
      if (shown !== null) look(shown);
    },
    offerFor: (project) => store.rolloverOffer(project),
    answer({ project, from, take: isTaken, remember }) {
      if (remember) parts.savePreference(isTaken ? 'auto_yes' : 'auto_no');
      const to = openDay.today();
      if (isTaken) return take({ project, from, to });
      // A no to what was asked before midnight is no answer to what is asked today.
      if (store.rolloverOffer(project)?.from === from) settled.set(project, to);
      return { ok: true, revision: store.revision(), focus: null };
    },
    dispose() {
      disposed = true;
    },
  };
}
