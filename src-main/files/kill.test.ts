/** Long works in real processes that are killed in the middle: what was there is there, what was said is done, and no half. */
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { newTodoId } from '../ids';
import { SILENT_LOG } from '../log';
import type { Paths } from '../paths';
import { Database } from '../storage/database';
import { MIGRATIONS } from '../storage/migrations/all';
import { searchPlace } from '../storage/search-place';
import { opened, temporaryPaths } from '../storage/testing/temporary';
import { adding, openWorld } from '../storage/testing/world';
import { type ChildProgram, compileChild, KILL_RUNS } from '../testing/killed-child';
import { applyPendingRestore, pendingRestorePath } from './pending-restore';

/** How many processes of each kind are killed. */
const RUNS = Math.ceil(KILL_RUNS / 5);

let program: ChildProgram;
beforeAll(async () => {
  program = await compileChild('src-main/files/testing/work-child.ts');
}, 60_000);
afterAll(() => program.dispose());

/** Kills a work of that kind. Resolves with what it said was done; its first word is only that it begins. */
const killedAfter = async (ms: number, paths: Paths, kind: string): Promise<string[]> =>
  (await program.killedAfter(ms, [paths.home, kind])).slice(1);

const counted = (file: string): number => {
  const database = Database.openForReading(file);
  try {
    expect(database.faults('full')).toEqual([]);
    const found = database.prepare<[], { n: number }>(
      'SELECT count(*) AS n FROM todos WHERE deleted_at IS NULL',
    );
    return found.get()?.n ?? 0;
  } finally {
    database.close();
  }
};

describe('a process that is killed', { timeout: 300_000 }, () => {
  it('while it imports has brought in all of a file or nothing, and undo still knows it', async () => {
    const paths = temporaryPaths();
    writeFileSync(path.join(paths.home, 'in.md'), '- one\n  - two\n'.repeat(1_500));
    for (let run = 0; run < RUNS; run++) {
      const said = await killedAfter(Math.random() * 600, paths, 'import');
      const world = openWorld({ paths });
      const before = world.store.list(TODAYS_LIST).rows.length;
      expect(before % 3_000).toBe(0);
      if (said.length > 0 && before > 0) expect(world.store.undo()).toMatchObject({ ok: true });
      expect(world.store.list(TODAYS_LIST).rows.length % 3_000).toBe(0);
      expect(world.database.faults('full')).toEqual([]);
      world.store.dispose();
      world.database.close();
    }
  });

  it('while it backs up leaves only whole backups under the names of backups', async () => {
    const paths = temporaryPaths();
    const world = openWorld({ paths });
    world.store.dispatch(
      Array.from({ length: 500 }, (_, n) => adding(TODAYS_LIST, `todo ${n}`)),
      { kind: 'user' },
    );
    world.store.dispose();
    world.database.close();
    for (let run = 0; run < RUNS; run++) {
      const said = await killedAfter(Math.random() * 200, paths, 'backup');
      for (const file of said) expect(existsSync(file)).toBe(true);
      for (const name of readdirSync(paths.backups).filter((one) => one.endsWith('.db')))
        expect(counted(path.join(paths.backups, name))).toBe(500);
    }
  });

  it('while it restores has the one database or the other, and both are kept', async () => {
    const paths = temporaryPaths();
    const world = openWorld({ paths });
    for (const n of [1, 2]) {
      world.store.dispatch(
        Array.from({ length: 300 }, () => adding(TODAYS_LIST, `of ${n}`)),
        { kind: 'user' },
      );
      world.database.pragma('wal_checkpoint(TRUNCATE)');
      copyFileSync(paths.database, path.join(paths.home, `copy-${n}.db`));
    }
    world.store.dispose();
    world.database.close();
    for (let run = 0; run < RUNS * 2; run++) {
      await killedAfter(Math.random() * 400, paths, 'restore');
      expect(existsSync(paths.database)).toBe(true);
      const next = applyPendingRestore({ paths, now: () => new Date().toISOString(), log: SILENT_LOG });
      expect(next.ok).toBe(true);
      expect(existsSync(pendingRestorePath(paths))).toBe(false);
      expect([300, 600]).toContain(counted(paths.database));
    }
    for (const name of readdirSync(paths.backups).filter((one) => one.endsWith('.db')))
      expect([300, 600]).toContain(counted(path.join(paths.backups, name)));
    expect(readdirSync(paths.quarantine)).toEqual([]);
  });

  it('while it changes the layout loses no todo and goes on at the next start', async () => {
    for (let run = 0; run < RUNS; run++) {
      const paths = temporaryPaths();
      const { database } = opened(paths, { migrations: MIGRATIONS.filter(({ version }) => version <= 2) });
      const insert = database.prepare<[string, string], never>(
        `INSERT INTO todos (id, project, date, rank, indent_level, content, state, created_at, modified_at)
         VALUES (?, 'default', '2026-01-31', ?, 0, 'kept', 'empty', '2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00.000Z')`,
      );
      database.transaction('filling', () => {
        for (let n = 0; n < 20_000; n++) insert.run(newTodoId(), `a${String(n).padStart(6, '0')}V`);
      });
      database.close();
      await killedAfter(Math.random() * 250, paths, 'migrate');
      const { database: after, recovery } = opened(paths);
      expect(recovery).toBeNull();
      expect(after.prepare('SELECT count(*) AS n FROM todos').get()).toEqual({ n: 20_000 });
      expect(after.pragma('user_version')).toBe(MIGRATIONS.at(-1)?.version);
      after.close();
      for (const name of readdirSync(paths.backups).filter((one) => one.endsWith('.db')))
        expect(counted(path.join(paths.backups, name))).toBe(20_000);
    }
  });

  it('while it takes words in forgets none that are to be found', async () => {
    const paths = temporaryPaths();
    let before = 0;
    for (let run = 0; run < RUNS; run++) {
      const said = await killedAfter(Math.random() * 300, paths, 'upkeep');
      const { database } = opened(paths);
      const rows = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM todos').get()?.n ?? 0;
      expect(rows).toBeGreaterThanOrEqual(before + said.length);
      before = rows;
      const unfound = database
        .prepare(
          `SELECT 1 FROM todos WHERE deleted_at IS NULL AND ${searchPlace('todos')} NOT IN (SELECT rowid FROM todos_text)
           AND rowid NOT IN (SELECT number FROM todos_unsearched)`,
        )
        .all();
      expect(unfound).toEqual([]);
      expect(database.faults('full')).toEqual([]);
      database.close();
    }
  });
});
