/**
 * A process that saves as fast as it can and says so, until it is killed. Started by `kill.test.ts` with the data
 * directory, the first number, and how to save: each number is a batch of {@link BATCH_ROWS} rows that say it, and is
 * printed once it is saved.
 */
import { writeSync } from 'node:fs';
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
const store = new TodoStore({
  repository,
  clock: { now, today: () => TODAY },
  newId: newTodoId,
  log: SILENT_LOG,
});

for (let number = Number(first); ; number++) {
  // A list a batch keeps the lists short; the order of days does not matter here.
  const list = { ...TODAYS_LIST, date: `${2100 + (number % 1000)}-01-01` as typeof TODAY };
  const commands = Array.from({ length: BATCH_ROWS }, () => ({
    type: 'create_todo' as const,
    list,
    place: { kind: 'end' as const },
    content: String(number),
  }));
  const parts = mode === 'whole' ? [commands] : commands.map((command) => [command]);
  for (const part of parts) {
    const outcome = store.dispatch(part, { kind: 'user' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  }
  // Every third batch is taken back and brought back: the history must not tear either.
  if (mode === 'whole' && number % 3 === 0) {
    store.undo();
    store.redo();
  }
  writeSync(1, `${number}\n`);
}
