/**
 * Joins what the application does around the document: days, reminders, files, settings, and the verbs that reach them.
 * What is Electron's (notifications, the window) comes in from outside.
 */

import type { PushName } from '../src-core/ipc/channels';
import type { Pushes } from '../src-core/ipc/contract';
import type { Present } from '../src-core/plugin/moment-words';
import type { CommandAnswer } from '../src-core/plugin/report';
import type { RolloverOffer } from '../src-core/todo/days';
import type { Outcome } from '../src-core/todo/outcome';
import type { ListKey, TodoId } from '../src-core/todo/todo';
import { runAppVerb } from './app-verbs/run-app-verb';
import type { AppVerbContext, ScreenPort, SettingsPort } from './app-verbs/verb-context';
import type { Clock } from './clock';
import type { ConfigFile } from './config/config-file';
import { createRolloverDesk, type RolloverDesk } from './days/rollover-desk';
import { createFileWork, type FileWork } from './files/file-work';
import type { RunTask } from './files/task';
import { newTodoId } from './ids';
import type { Log } from './log';
import type { OpenDay } from './open-day';
import type { Paths } from './paths';
import { Reminders } from './reminders/reminders';
import type { Told } from './reminders/tell-reminders';
import type { Database } from './storage/database';
import { SqliteReminders } from './storage/sqlite-reminders';
import type { TodoStore } from './store/todo-store';
import { after } from './time-source';

/** What it stands on. */
export interface TodoSystemParts {
  readonly paths: Paths;
  readonly database: Database;
  readonly store: TodoStore;
  readonly clock: Clock;
  readonly openDay: OpenDay;
  readonly config: ConfigFile;
  readonly log: Log;
  readonly present: () => Present;
  /** The user's home. */
  readonly home: string;
  readonly push: <N extends PushName>(name: N, payload: Pushes[N]) => void;
  readonly say: (level: 'info' | 'success' | 'warning', text: string) => void;
  /** Shows a notification of the system; false when there are none here. */
  readonly notify: (told: Told, clicked: () => void) => boolean;
  /** Brings the window forward. */
  readonly focus: () => void;
  /** Ends the application in a moment and starts it again. */
  readonly startAnew: () => void;
  readonly runTask: RunTask;
}

/** See the head of this file. */
export interface TodoSystem {
  readonly rollover: RolloverDesk;
  readonly reminders: Reminders;
  readonly files: FileWork;
  /** Does what the words behind `:` ask for. */
  run(words: readonly string[], target: AppVerbContext['target']): Promise<CommandAnswer>;
  dispose(): void;
}

/** Makes the parts; reminders wait until they are started. */
export function openTodoSystem(parts: TodoSystemParts): TodoSystem {
  const { paths, store, clock, config, log, present, push, home } = parts;
  const rollover = createRolloverDesk({
    store,
    clock,
    openDay: parts.openDay,
    config: () => config.current().config,
    savePreference: (preference) => void saveOrSay(parts, ['auto_rollover'], preference),
    offer: (offer) => push('rollover_offered', offer),
    tell: (offer, outcome) => tellRollover(parts, offer, outcome),
  });
  const reveal = (list: ListKey, id: TodoId | null): void => push('reveal', { list, id });
  const reminders = new Reminders({
    repository: new SqliteReminders(parts.database),
    find: (id) => store.find(id),
    present,
    after,
    wanted: () => config.current().config.reminders,
    notify: parts.notify,
    say: (text) => parts.say('info', text),
    reveal: (list, id) => {
      parts.focus();
      reveal(list, id);
    },
    log,
  });
  const files = createFileWork({
    paths,
    database: parts.database,
    store,
    clock,
    newId: newTodoId,
    log,
    progress: (work) => push('work', work),
    home,
    cwd: home,
    run: parts.runTask,
  });
  const leave = store.subscribe(({ changes, cause }) => reminders.changed(changes, cause));
  const settings: SettingsPort = {
    current: () => config.current().config,
    save: (key, value) => config.save(key, value),
    themes: () => config.themes(),
  };
  const screen: ScreenPort = {
    open: (list) => reveal(list, null),
    logPath: paths.log,
    startAnew: parts.startAnew,
  };
  return {
    rollover,
    reminders,
    files,
    run: (words, target) =>
      runAppVerb(words, {
        ...present(),
        document: store,
        files,
        settings,
        screen,
        target,
        cwd: home,
        home,
        newId: newTodoId,
      }),
    dispose() {
      leave();
      rollover.dispose();
      reminders.dispose();
      files.dispose();
    },
  };
}

/** What was taken along without a question. */
function tellRollover({ say }: TodoSystemParts, { from, total }: RolloverOffer, outcome: Outcome): void {
  if (outcome.ok)
    say(
      'info',
      `${total === 1 ? '1 open todo' : `${total} open todos`} of ${from} came along; u takes it back.`,
    );
  else say('warning', `What is open on ${from} could not be taken along. Press R to try again.`);
}

async function saveOrSay(
  { config, say }: TodoSystemParts,
  key: readonly string[],
  value: string,
): Promise<void> {
  const saved = await config.save(key, value);
  if (!saved.ok) say('warning', saved.error);
}
