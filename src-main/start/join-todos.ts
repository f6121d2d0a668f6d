import os from 'node:os';
import { app, Notification } from 'electron';
import { inThreads } from '../files/run-task';
import type { RunTask } from '../files/task';
import { presentOf } from '../hear-command-lines';
import { nativeReminders } from '../reminders/native-reminder';
import { after } from '../time-source';
import { openTodoSystem, type TodoSystem } from '../todo-system';
import { inBundle } from './electron-parts';
import type { Ground } from './ground';

/** How long what is said before a new start can be read, in ms. */
const READING_MS = 2_000;

/** What the application does around the document, and the threads in which long work is done. */
export interface JoinedTodos {
  readonly todos: TodoSystem;
  readonly runTask: RunTask;
}

/** Joins days, reminders, files and settings to the window. */
export function joinTodos(ground: Ground): JoinedTodos {
  const { launch, clock, window } = ground;
  const runTask = inThreads(inBundle(launch, 'file-worker.js'));
  const todos = openTodoSystem({
    paths: launch.paths,
    database: ground.database,
    store: ground.store,
    clock,
    openDay: ground.openDay,
    config: ground.config,
    log: ground.log,
    present: () => presentOf(clock),
    home: os.homedir(),
    push: (name, payload) => window.push(name, payload),
    say: ground.speaker.say,
    notify: nativeReminders(Notification),
    focus: () => window.focus(),
    startAnew: () => void after(READING_MS, startAnew),
    runTask,
  });
  return { todos, runTask };
}

function startAnew(): void {
  app.relaunch();
  app.quit();
}
