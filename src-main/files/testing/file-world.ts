import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Work } from '../../../src-core/todo/days';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { newTodoId } from '../../ids';
import { SILENT_LOG } from '../../log';
import { NOON } from '../../storage/testing/temporary';
import { adding, openWorld, type World } from '../../storage/testing/world';
import { createFileWork, type FileWork, type ImportRequest, type ImportSummary } from '../file-work';
import type { RunTask } from '../task';

/** A world with the work on files on top. For tests only. */
export interface FileWorld extends World {
  readonly files: FileWork;
  /** Everything that was told of works. */
  readonly works: Work[];
  /** Writes a file into the data directory; the value is its path. */
  write(name: string, contents: string | Uint8Array): string;
  /** Where a file of that name would be. */
  at(name: string): string;
  /** Imports a file into today's list, and throws where the user would read a refusal. */
  import(file: string, more?: Partial<ImportRequest>): Promise<ImportSummary>;
  /** Names in the data directory that nobody expects there: what a work left behind. */
  leftovers(): string[];
}

/** Opens a world. */
export function openFileWorld(
  options: { world?: World; run?: RunTask; onWork?: (work: Work) => void } = {},
): FileWorld {
  const world = options.world ?? openWorld({ fast: true });
  const { paths } = world;
  const works: Work[] = [];
  const files = createFileWork({
    paths,
    database: world.database,
    store: world.store,
    clock: { now: () => NOON },
    newId: newTodoId,
    log: SILENT_LOG,
    progress: (work) => {
      works.push(work);
      options.onWork?.(work);
    },
    home: paths.home,
    cwd: paths.home,
    ...(options.run && { run: options.run }),
  });
  onTestFinished(() => files.dispose());
  const at = (name: string) => path.join(paths.home, name);
  // The same object: what a test sets in it, such as the day, is what the store reads.
  return Object.assign(world, {
    files,
    works,
    at,
    write: (name: string, contents: string | Uint8Array) => {
      writeFileSync(at(name), contents);
      return at(name);
    },
    import: async (file: string, more: Partial<ImportRequest> = {}) => {
      const done = await files.importFrom({
        path: file,
        format: null,
        list: TODAYS_LIST,
        dryRun: false,
        ...more,
      });
      if (!done.ok) throw new Error(done.error);
      return done.value;
    },
    leftovers: () =>
      readdirSync(paths.home, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.part|import-|check-/.test(name),
      ),
  });
}

/** Adds todos to today's list, as the user. */
export function say(world: World, ...contents: string[]): void {
  const commands = contents.map((content) => adding(TODAYS_LIST, content));
  world.store.dispatch(commands, { kind: 'user' });
}

/** Makes a backup; the value is its path. */
export async function backedUp(world: FileWorld, name: string): Promise<string> {
  const done = await world.files.backup(name);
  if (!done.ok) throw new Error(done.error);
  return done.value.path;
}
