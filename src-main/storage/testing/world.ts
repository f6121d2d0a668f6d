import { expect, onTestFinished } from 'vitest';
import type { CalendarDate } from '../../../src-core/lib/calendar-date';
import type { Command } from '../../../src-core/todo/command';
import { printRows, TODAY } from '../../../src-core/todo/testing/list-notation';
import type { ListKey, Todo, TodoId } from '../../../src-core/todo/todo';
import { newTodoId } from '../../ids';
import { type Log, SILENT_LOG } from '../../log';
import type { Paths } from '../../paths';
import { type Committed, TodoStore } from '../../store/todo-store';
import type { Database } from '../database';
import { SqliteTodoRepository } from '../sqlite-todo-repository';
import { NOON, opened, temporaryPaths } from './temporary';

/** A store over a real database in a directory of the test's own, with a clock that the test sets. For tests only. */
export interface World {
  readonly paths: Paths;
  readonly database: Database;
  readonly repository: SqliteTodoRepository;
  readonly store: TodoStore;
  /** Everything that was published, oldest first. */
  readonly published: Committed[];
  today: CalendarDate;
  /** Closes everything and opens it anew, as the next start does. */
  reopen(): World;
}

/** Opens a world; a second one in the same directory only after the first was closed. */
export function openWorld(
  options: { paths?: Paths; today?: CalendarDate; log?: Log; fast?: boolean; newId?: () => TodoId } = {},
): World {
  const paths = options.paths ?? temporaryPaths();
  const { database } = opened(paths);
  // Not for tests of what survives: the file is then written when the system likes.
  if (options.fast === true) database.pragma('synchronous = OFF');
  const repository = new SqliteTodoRepository(database);
  const clock = { now: () => NOON, today: () => world.today };
  const store = new TodoStore({
    repository,
    clock,
    newId: options.newId ?? newTodoId,
    log: options.log ?? SILENT_LOG,
  });
  const published: Committed[] = [];
  store.subscribe((committed) => published.push(committed));
  const close = () => {
    store.dispose();
    database.close();
  };
  const world: World = {
    paths,
    database,
    repository,
    store,
    published,
    today: options.today ?? TODAY,
    reopen: () => {
      close();
      return openWorld({ ...options, paths, today: world.today });
    },
  };
  onTestFinished(close);
  return world;
}

/** The command that adds a row at the end of a list. */
export function adding(list: ListKey, content: string, more: { id?: string; indent?: number } = {}): Command {
  return { type: 'create_todo', list, place: { kind: 'end' }, content, ...more };
}

/** A list as the tests of the domain write it. */
export function shown(world: World, list: ListKey): string[] {
  return printRows(world.store.list(list).rows);
}

/** The row with that content. Throws when there is none. */
export function rowOf(world: World, list: ListKey, content: string): Todo {
  const row = world.store.list(list).rows.find((candidate) => candidate.content === content);
  if (!row) throw new Error(`no row says ${content}`);
  return row;
}

/** Walks the history to its end, with a restart after that many steps; returns how many steps there were. */
export function walk(world: World, direction: 'undo' | 'redo', restartAfter: number): [World, number] {
  let current = world;
  for (let steps = 0; ; steps++) {
    const outcome = current.store[direction]();
    if (!outcome.ok) {
      expect(outcome.refusal.kind).toBe(`nothing_to_${direction}`);
      return [current, steps];
    }
    if (steps === restartAfter) current = current.reopen();
  }
}
