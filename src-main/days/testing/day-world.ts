import { onTestFinished } from 'vitest';
import type { RolloverPreference } from '../../../src-core/config/config';
import type { CalendarDate } from '../../../src-core/lib/calendar-date';
import type { RolloverOffer } from '../../../src-core/todo/days';
import type { Outcome } from '../../../src-core/todo/outcome';
import { printRows } from '../../../src-core/todo/testing/list-notation';
import { DEFAULT_PROJECT, type ProjectId } from '../../../src-core/todo/todo';
import { type Clock, createClock, type TimeSource } from '../../clock';
import { newTodoId } from '../../ids';
import { SILENT_LOG } from '../../log';
import { createOpenDay } from '../../open-day';
import type { Paths } from '../../paths';
import { SqliteTodoRepository } from '../../storage/sqlite-todo-repository';
import { opened, temporaryPaths } from '../../storage/testing/temporary';
import { TodoStore } from '../../store/todo-store';
import { createRolloverDesk, type RolloverDesk } from '../rollover-desk';
import { FakeTime } from './fake-time';

/** Database, store, clock and desk as the application joins them, and a window that is played. For tests only. */
export interface DayWorld {
  readonly time: FakeTime;
  readonly clock: Clock;
  readonly store: TodoStore;
  readonly desk: RolloverDesk;
  /** What was asked, done without asking, and remembered, oldest first. */
  readonly offers: RolloverOffer[];
  readonly told: { readonly offer: RolloverOffer; readonly outcome: Outcome }[];
  readonly saved: RolloverPreference[];
  /** Days that the window has turned to, in order. */
  readonly turned: CalendarDate[];
  preference: RolloverPreference;
  /** The window shows it for the first time. */
  start(project?: ProjectId): void;
  /** The user begins to type, and stops: what waited for that happens then. */
  edit(): void;
  stopEditing(): void;
  /** Adds a row to the open day, with a checkbox in front: `[x] milk`. */
  note(line: string, project?: ProjectId): void;
  /** A list as it is shown. */
  shown(date: string, project?: ProjectId): string[];
  /** Takes along what was offered last. */
  takeOffered(): Outcome;
  /** Every todo that is not deleted and the day it is on, as `milk 2026-01-31`. */
  everything(): string[];
  /** The application ends and starts anew at once. */
  restart(): DayWorld;
}

/** Opens a world at that moment in that zone; `source` stands for the time when it is not played. */
export function openDayWorld(
  start: string,
  zone: string,
  kept: { paths: Paths; time: FakeTime; preference: RolloverPreference } | null = null,
  source: TimeSource | null = null,
): DayWorld {
  const paths = kept?.paths ?? temporaryPaths();
  const time = kept?.time ?? new FakeTime(Date.parse(start), zone);
  const { database } = opened(paths);
  database.pragma('synchronous = OFF');
  const clock = createClock(source ?? time);
  const openDay = createOpenDay(clock);
  const repository = new SqliteTodoRepository(database);
  const store = new TodoStore({
    repository,
    clock: { now: () => clock.now(), today: openDay.today },
    newId: newTodoId,
    log: SILENT_LOG,
  });
  const [offers, saved, turned]: [RolloverOffer[], RolloverPreference[], CalendarDate[]] = [[], [], []];
  const told: DayWorld['told'] = [];
  let [editing, waiting] = [false, false];
  const desk = createRolloverDesk({
    store,
    clock,
    openDay,
    config: () => ({ autoRollover: world.preference }),
    savePreference: (preference) => {
      saved.push(preference);
      world.preference = preference;
    },
    offer: (offer) => offers.push(offer),
    tell: (offer, outcome) => told.push({ offer, outcome }),
  });
  const turn = () => {
    waiting = false;
    openDay.turn();
    turned.push(openDay.today());
    desk.dayTurned();
  };
  clock.onMidnight(() => {
    if (editing) waiting = true;
    else turn();
  });
  const close = () => {
    desk.dispose();
    clock.dispose();
    store.dispose();
    database.close();
  };
  onTestFinished(close);
  const world: DayWorld = {
    time,
    clock,
    store,
    desk,
    offers,
    told,
    saved,
    turned,
    preference: kept?.preference ?? 'ask',
    start(project = DEFAULT_PROJECT) {
      openDay.turn();
      desk.started(project);
    },
    edit() {
      editing = true;
    },
    stopEditing() {
      editing = false;
      if (waiting) turn();
    },
    note(line, project = DEFAULT_PROJECT) {
      const isDone = line.startsWith('[x] ');
      const content = isDone ? line.slice(4) : line;
      const list = { project, date: store.today() };
      const state = isDone ? ('done' as const) : ('empty' as const);
      const outcome = store.dispatch(
        [{ type: 'create_todo', list, place: { kind: 'end' }, content, state }],
        { kind: 'user' },
      );
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    },
    shown: (date, project = DEFAULT_PROJECT) =>
      printRows(store.shown({ project, date: date as CalendarDate }).rows),
    takeOffered() {
      const offer = offers.at(-1);
      if (!offer) throw new Error('nothing was offered');
      return desk.answer({ project: offer.project, from: offer.from, take: true, remember: false });
    },
    everything: () =>
      database
        .prepare<[], { line: string }>(
          "SELECT content || ' ' || date AS line FROM todos WHERE deleted_at IS NULL ORDER BY line",
        )
        .all()
        .map(({ line }) => line),
    restart() {
      close();
      return openDayWorld(start, zone, { paths, time, preference: world.preference }, source);
    },
  };
  return world;
}
