/**
 * A process that saves as fast as it can and says so, until it is killed. Started by `kill.test.ts` with the data
 * directory, the first number, and how to save: each number is a batch of {@link BATCH_ROWS} rows that say it, some of
 * them as one block, some taken along to the next day, and is printed once all of that is saved.
 */
import { writeSync } from 'node:fs';
import { addDays } from '../../../src-core/lib/calendar-date';
import type { Command } from '../../../src-core/todo/command';
import type { Outcome } from '../../../src-core/todo/outcome';
import { TODAY, TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { newTodoId } from '../../ids';
import { SILENT_LOG } from '../../log';
import { pathsIn } from '../../paths';
import { TodoStore } from '../../store/todo-store';
import { openDatabase } from '../open-database';
import { SqliteTodoRepository } from '../sqlite-todo-repository';

const BATCH_ROWS = 10;

const [, , home = '', first = '0', mode = 'whole'] = process.argv;
const paths = pathsIn(home);
const now = () => new Date().toISOString();
const opened = openDatabase({
  file: paths.database,
  backups: paths.backups,
  quarantine: paths.quarantine,
  now,
  log: SILENT_LOG,
});
if (!opened.ok) throw new Error(opened.error.message);
const repository = new SqliteTodoRepository(opened.value.database);
let today = TODAY;
const store = new TodoStore({
  repository,
  clock: { now, today: () => today },
  newId: newTodoId,
  log: SILENT_LOG,
});

for (let number = Number(first); ; number++) {
  // A list a batch keeps the lists short; the order of days does not matter here.
  const list = { ...TODAYS_LIST, date: `${2100 + (number % 1000)}-01-01` as typeof TODAY };
  const parts =
    mode === 'whole' ? [batchOf(number, list)] : batchOf(number, list).map((command) => [command]);
  for (const part of parts) expectDone(store.dispatch(part, { kind: 'user' }));
  // Every third batch is taken back and brought back: the history must not tear either.
  if (mode === 'whole' && number % 3 === 0) thereAndBack();
  if (mode === 'whole' && isTakenAlong(number)) {
    today = addDays(list.date, 1);
    expectDone(store.rollover(list.project, list.date));
    if (number % 8 === 1) thereAndBack();
    today = TODAY;
  }
  writeSync(1, `${number}\n`);
}

/** Every second batch is one block. */
function batchOf(number: number, list: typeof TODAYS_LIST): Command[] {
  const place = { kind: 'end' as const };
  const content = String(number);
  const rows = Array.from({ length: BATCH_ROWS }, () => ({ content, indent: 0 }));
  if (mode === 'whole' && number % 2 === 1) return [{ type: 'create_todos', list, place, items: rows }];
  return rows.map(() => ({ type: 'create_todo', list, place, content }));
}

function thereAndBack(): void {
  expectDone(store.undo());
  expectDone(store.redo());
}

function expectDone(outcome: Outcome): void {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** As `kill.test.ts` knows it. */
function isTakenAlong(number: number): boolean {
  return number % 4 === 1;
}
