/**
 * 50,000 todos of a Markdown file through the work on files, in slices on this thread (the application reads in another
 * one): rows a second, and how long main hears nothing at a time.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createFileWork } from '../src-main/files/file-work';
import { newTodoId } from '../src-main/ids';
import { SILENT_LOG } from '../src-main/log';
import { pathsIn } from '../src-main/paths';
import { SqliteTodoRepository } from '../src-main/storage/sqlite-todo-repository';
import { TodoStore } from '../src-main/store/todo-store';
import { atMost, type Benchmark, type Effort, type Figure } from './benchmark';
import { openIn } from './data-directory';
import { NOW, TODAY, TODAYS_LIST } from './sample-todos';
import { scratchFolder } from './scratch';
import { median } from './statistics';
import { inTurns, rounds } from './turns';

const ROWS = 50_000;
/** 50,000 todos a second. */
const BUDGET_MS = 1_000;

/** See the head of this file. */
export const importFile: Benchmark = { name: 'import', measure };

async function measure(effort: Effort): Promise<readonly Figure[]> {
  const folder = scratchFolder('import');
  const file = path.join(folder, 'todos.md');
  const line = (n: number) => `${'  '.repeat(n % 3)}- [ ] todo ${n} of some length @due(2026-02-01)\n`;
  writeFileSync(file, Array.from({ length: ROWS }, (_, n) => line(n)).join(''));
  const waits: number[] = [];
  let run = 0;
  const { times } = await inTurns(rounds(effort, 5, 1), {
    times: async () => {
      run += 1;
      const { ms, longestWait } = await importInto(path.join(folder, `data-${run}`), file);
      waits.push(longestWait);
      return ms;
    },
  });
  const figure = (name: string, samples: readonly number[], budget: Figure['budget']): Figure => ({
    name,
    unit: 'ms',
    ours: median(samples),
    bare: null,
    budget,
    isTail: false,
  });
  return [
    figure('import 50,000 todos of Markdown', times, atMost(BUDGET_MS)),
    figure('longest time that main hears nothing meanwhile', waits, null),
  ];
}

async function importInto(folder: string, file: string): Promise<{ ms: number; longestWait: number }> {
  const { database } = openIn(folder);
  const clock = { now: () => NOW, today: () => TODAY };
  const repository = new SqliteTodoRepository(database);
  const store = new TodoStore({ repository, clock, newId: newTodoId, log: SILENT_LOG });
  const files = createFileWork({
    paths: pathsIn(folder),
    ...{ database, store, clock, newId: newTodoId, log: SILENT_LOG },
    progress: () => undefined,
    home: os.homedir(),
    cwd: folder,
  });
  let [begun, longestWait, goesOn] = [performance.now(), 0, true];
  const start = begun;
  const watch = (): void => {
    longestWait = Math.max(longestWait, performance.now() - begun);
    begun = performance.now();
    if (goesOn) setImmediate(watch);
  };
  watch();
  try {
    const done = await files.importFrom({ path: file, format: 'markdown', list: TODAYS_LIST, dryRun: false });
    if (!done.ok || done.value.todos !== ROWS) throw new Error(`not imported: ${JSON.stringify(done)}`);
    const ms = performance.now() - start;
    await new Promise((resolve) => setImmediate(resolve));
    return { ms, longestWait };
  } finally {
    goesOn = false;
    files.dispose();
    store.dispose();
    database.close();
  }
}
