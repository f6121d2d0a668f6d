/** A durable change of one todo through the real store and repository, against the bare statement that it needs. */
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Command } from '../src-core/todo/command';
import { newTodoId } from '../src-main/ids';
import { SILENT_LOG } from '../src-main/log';
import { SqliteTodoRepository } from '../src-main/storage/sqlite-todo-repository';
import { TodoStore } from '../src-main/store/todo-store';
import type { Benchmark, Effort, Figure } from './benchmark';
import { timesBare } from './benchmark';
import { fillDataDirectory, openIn } from './data-directory';
import { NOW, TODAY, TODAYS_LIST } from './sample-todos';
import { scratchFolder } from './scratch';
import { figuresOf } from './statistics';
import { inTurns, rounds, timed } from './turns';

/** A list of 200 rows, in a database of 10,000. */
const AMOUNT = { today: 200, total: 10_000 };

/** Edits in one turn. */
const BLOCK = 20;

const BUDGET = { p50: timesBare(2), p95: null };

/** See the head of this file. */
export const durableEdit: Benchmark = { name: 'edit', measure };

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const folder = scratchFolder('edit');
  const ours = openStore(path.join(folder, 'ours'));
  const bare = openBare(path.join(folder, 'bare'));
  const times = rounds(effort, 30, 6);
  try {
    const update = await inTurns(times, { ours: block(ours.update), bare: block(bare.update) });
    const create = await inTurns(times, { ours: block(ours.create), bare: block(bare.create) });
    return [
      ...figuresOf('change the words of a row', update.ours, update.bare, BUDGET),
      ...figuresOf('add a row', create.ours, create.bare, BUDGET),
    ];
  } finally {
    ours.close();
    bare.close();
  }
}

/** One turn; the first edits of a run are thrown away with the warm-up of the statements. */
function block(edit: (n: number) => void): () => number[] {
  let n = 0;
  const next = () => {
    n += 1;
    return timed(() => edit(n));
  };
  for (let warmUp = 0; warmUp < BLOCK; warmUp += 1) next();
  return () => Array.from({ length: BLOCK }, next);
}

interface Editor {
  readonly update: (n: number) => void;
  readonly create: (n: number) => void;
  readonly close: () => void;
}

function openStore(folder: string): Editor {
  fillDataDirectory(folder, AMOUNT);
  const { database } = openIn(folder);
  const repository = new SqliteTodoRepository(database);
  const clock = { now: () => NOW, today: () => TODAY };
  const store = new TodoStore({ repository, clock, newId: newTodoId, log: SILENT_LOG });
  const ids = store.list(TODAYS_LIST).rows.map((row) => row.id);
  const dispatch = (command: Command): void => {
    const outcome = store.dispatch([command], { kind: 'user' });
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  };
  return {
    update: (n) =>
      dispatch({ type: 'update_todo', id: idFor(ids, n), updates: { content: `words number ${n}` } }),
    create: (n) =>
      dispatch({ type: 'create_todo', list: TODAYS_LIST, place: { kind: 'end' }, content: `new ${n}` }),
    close: () => {
      store.dispose();
      database.close();
    },
  };
}

/** The same rows in the same file format; one prepared statement an edit, durable when it returns. */
function openBare(folder: string): Editor {
  fillDataDirectory(folder, AMOUNT);
  const connection = new Sqlite(path.join(folder, 'to-tui.db'));
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  // What keeps the search true is ours to pay, and not part of the bare statement.
  for (const trigger of ['added', 'changed', 'removed'])
    connection.exec(`DROP TRIGGER todos_unsearched_${trigger}`);
  const ids = connection.prepare<[string], string>('SELECT id FROM todos WHERE date = ?').pluck().all(TODAY);
  const update = connection.prepare('UPDATE todos SET content = ?, modified_at = ? WHERE id = ?');
  const insert = connection.prepare(
    `INSERT INTO todos (id, project, date, rank, indent_level, content, state, created_at, modified_at)
     VALUES (?, ?, ?, ?, 0, ?, 'empty', ?, ?)`,
  );
  return {
    update: (n) => void update.run(`words number ${n}`, NOW, idFor(ids, n)),
    create: (n) =>
      void insert.run(newTodoId(), TODAYS_LIST.project, TODAY, `z${1e9 + n}`, `new ${n}`, NOW, NOW),
    close: () => connection.close(),
  };
}

function idFor(ids: readonly string[], n: number): string {
  const id = ids[n % ids.length];
  if (id === undefined) throw new Error('the list is empty');
  return id;
}
