/**
 * A process that does one long work after another and says what is done, until it is killed. Started by `kill.test.ts`
 * beside this folder with the data directory and the kind of work.
 */
import { readdirSync, writeSync } from 'node:fs';
import path from 'node:path';
import { newTodoId } from '../../ids';
import { SILENT_LOG } from '../../log';
import { pathsIn } from '../../paths';
import { openDatabase } from '../../storage/open-database';
import { SqliteSearch } from '../../storage/sqlite-search';
import { SqliteTodoRepository } from '../../storage/sqlite-todo-repository';
import { TodoStore } from '../../store/todo-store';
import { createFileWork } from '../file-work';
import { applyPendingRestore } from '../pending-restore';

const [, , home = '', kind = ''] = process.argv;
const paths = pathsIn(home);
const list = { project: 'default', date: '2026-01-31' as never };
const now = () => new Date().toISOString();
const say = (word: string) => writeSync(1, `${word}\n`);

function open() {
  const { database: file, backups, quarantine } = paths;
  const result = openDatabase({ file, backups, quarantine, now, log: SILENT_LOG });
  if (!result.ok) throw new Error(result.error.message);
  const { database } = result.value;
  const repository = new SqliteTodoRepository(database);
  const clock = { now, today: () => list.date };
  const store = new TodoStore({ repository, clock, newId: newTodoId, log: SILENT_LOG });
  const files = createFileWork({
    paths,
    database,
    store,
    clock,
    newId: newTodoId,
    log: SILENT_LOG,
    progress: () => undefined,
    home,
    cwd: home,
  });
  return { database, store, files };
}

const must = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

say('begins');
switch (kind) {
  case 'migrate':
    open();
    say('migrated');
    break;
  case 'import': {
    const { files, store } = open();
    for (let n = 0; ; n++) {
      must(await files.importFrom({ path: path.join(home, 'in.md'), format: null, list, dryRun: false }));
      say(`imported ${n}`);
      if (n % 2 === 1 && !store.undo().ok) throw new Error('the import cannot be undone');
    }
  }
  case 'backup': {
    const { files } = open();
    for (;;) say(`${must(await files.backup(null)).path}`);
  }
  case 'restore':
    // From one backup to the other and back, as a user would who starts anew each time.
    for (;;) {
      must(applyPendingRestore({ paths, now, log: SILENT_LOG }));
      const { files, store, database } = open();
      const backups = readdirSync(home).filter((name) => /^copy-\d\.db$/.test(name));
      for (const name of backups) {
        must(await files.restore(must(await files.planRestore(name))));
        say(`restored ${name}`);
      }
      store.dispose();
      database.close();
    }
  case 'upkeep': {
    const { database, store } = open();
    const search = new SqliteSearch(database);
    for (let n = 0; ; n++) {
      const content = `word${n} and others`;
      store.dispatch([{ type: 'create_todo', list, place: { kind: 'end' }, content }], { kind: 'user' });
      if (n % 3 === 0) search.catchUp(200);
      if (n % 5 === 0) search.find('word');
      say(String(n));
    }
  }
}
setInterval(() => undefined, 1_000);
