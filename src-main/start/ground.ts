import type { Clock } from '../clock';
import type { ConfigFile } from '../config/config-file';
import { createFirstPaint, type FirstPaint } from '../first-paint';
import { newTodoId } from '../ids';
import type { Log } from '../log';
import { createOpenDay, type OpenDay } from '../open-day';
import { plantSampleList } from '../sample-list';
import type { Database } from '../storage/database';
import { SqliteTodoRepository } from '../storage/sqlite-todo-repository';
import { TodoStore } from '../store/todo-store';
import type { AppWindow } from '../window';
import type { Launch } from './launch';
import { createSpeaker, type Speaker } from './speaker';

/** What the start has made by then. */
export interface Begun {
  readonly launch: Launch;
  readonly clock: Clock;
  readonly log: Log;
  readonly window: AppWindow;
}

/** All that the parts stand on. */
export interface Opened extends Begun {
  readonly config: ConfigFile;
  readonly database: Database;
}

/** What every join is made from. */
export interface Ground extends Opened {
  readonly repository: SqliteTodoRepository;
  readonly openDay: OpenDay;
  readonly store: TodoStore;
  readonly firstPaint: FirstPaint;
  readonly speaker: Speaker;
}

/** Makes what every join is made from; the document comes with a sample list at the very first start. */
export function groundOf(opened: Opened): Ground {
  const { clock, log, database, window, launch } = opened;
  const repository = new SqliteTodoRepository(database);
  const openDay = createOpenDay(clock);
  const store = new TodoStore({
    repository,
    clock: { now: () => clock.now(), today: openDay.today },
    newId: newTodoId,
    log,
  });
  if (launch.settings.sample) plantSampleList(store, repository);
  const firstPaint = createFirstPaint();
  const speaker = createSpeaker(firstPaint, window);
  return { ...opened, repository, openDay, store, firstPaint, speaker };
}
