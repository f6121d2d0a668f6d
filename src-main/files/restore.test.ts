import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { SILENT_LOG } from '../log';
import type { Paths } from '../paths';
import { Database } from '../storage/database';
import { NOON, temporaryPaths } from '../storage/testing/temporary';
import { openWorld, shown } from '../storage/testing/world';
import { applyPendingRestore, pendingRestorePath } from './pending-restore';
import { backedUp, type FileWorld, openFileWorld, say } from './testing/file-world';

const apply = (paths: Paths, between: (step: string) => void = () => undefined) =>
  applyPendingRestore({ paths, now: () => NOON, log: SILENT_LOG, between });

/** Ends the application: the database is closed, and what was in memory is gone. */
function close(world: FileWorld): void {
  world.store.dispose();
  world.database.close();
}

const contentsAt = (file: string): string[] => {
  const database = Database.openForReading(file);
  try {
    expect(database.faults('full')).toEqual([]);
    const rows = database.prepare<[], { content: string }>(
      'SELECT content FROM todos WHERE deleted_at IS NULL ORDER BY content',
    );
    return rows.all().map((row) => row.content);
  } finally {
    database.close();
  }
};

describe('a backup', () => {
  it('is a checked copy with counts and a hash, in the folder of backups unless said otherwise', async () => {
    const world = openFileWorld();
    say(world, 'milk', 'eggs');
    const done = await world.files.backup(null);
    expect(done).toMatchObject({
      ok: true,
      value: { todos: 2, open: 2, projects: 1, days: 1, newest: NOON },
    });
    const [file] = await world.files.backups();
    expect(done.ok && done.value.path).toBe(file?.path);
    expect(done.ok && done.value.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(contentsAt(file?.path ?? '')).toEqual(['eggs', 'milk']);
    if (process.platform !== 'win32') expect(statSync(file?.path ?? '').mode & 0o777).toBe(0o600);
    expect(world.leftovers()).toEqual([]);
  });

  it('holds what is in the log only, with the row numbers by which the search knows todos', async () => {
    const world = openFileWorld();
    say(world, 'milk', 'eggs', 'tea');
    world.database.execute("DELETE FROM todos WHERE content = 'eggs'");
    const file = await backedUp(world, 'copy.db');
    expect(existsSync(`${file}-wal`)).toBe(false);
    const copy = Database.openForReading(file);
    const numbers = (database: Database) =>
      database.prepare<[], { rowid: number; id: string }>('SELECT rowid, id FROM todos ORDER BY rowid').all();
    expect(numbers(copy)).toEqual(numbers(world.database));
    copy.close();
  });

  it('replaces nothing unasked, nor the database itself', async () => {
    const world = openFileWorld();
    world.write('mine.db', 'mine');
    expect(await world.files.backup('mine.db')).toMatchObject({ ok: false });
    expect(readFileSync(world.at('mine.db'), 'utf8')).toBe('mine');
    expect(await world.files.backup('to-tui.db', true)).toMatchObject({ ok: false });
  });
});

describe('a restore', () => {
  it('shows the counts of both sides, then takes effect at the next start, and keeps what was', async () => {
    const world = openFileWorld({ world: openWorld() });
    say(world, 'milk', 'eggs');
    const file = await backedUp(world, 'copy.db');
    say(world, 'later');
    const plan = await world.files.planRestore('~/copy.db');
    if (!plan.ok) throw new Error(plan.error);
    expect(plan.value).toMatchObject({ path: file, theirs: { todos: 2 }, ours: { todos: 3 } });
    expect(plan.value.warnings).toEqual([
      'The backup has 2 todos; 3 are here now.',
      'The backup has 2 open todos; 3 are here now.',
    ]);
    const done = await world.files.restore(plan.value);
    if (!done.ok) throw new Error(done.error);
    expect(contentsAt(done.value.kept)).toEqual(['eggs', 'later', 'milk']);
    expect(shown(world, TODAYS_LIST)).toEqual(['milk', 'eggs', 'later']);
    say(world, 'after the restore');
    close(world);
    const applied = apply(world.paths);
    expect(applied).toMatchObject({ ok: true, value: { kept: expect.stringContaining('replaced') } });
    expect(shown(openWorld({ paths: world.paths }), TODAYS_LIST)).toEqual(['milk', 'eggs']);
    const kept = applied.ok ? (applied.value?.kept ?? '') : '';
    expect(contentsAt(kept)).toContain('after the restore');
    expect(apply(world.paths)).toEqual({ ok: true, value: null });
    expect(world.leftovers()).toEqual([]);
  });

  it('warns loudly of an empty backup', async () => {
    const world = openFileWorld();
    await backedUp(world, 'copy.db');
    say(world, 'milk');
    const plan = await world.files.planRestore('copy.db');
    expect(plan.ok && plan.value.warnings[0]).toBe('The backup is EMPTY: every todo would be gone.');
  });

  it('takes only the file that was shown', async () => {
    const world = openFileWorld();
    const file = await backedUp(world, 'copy.db');
    const plan = await world.files.planRestore(file);
    if (!plan.ok) throw new Error(plan.error);
    say(world, 'milk');
    copyFileSync(await backedUp(world, 'other.db'), file);
    expect(await world.files.restore(plan.value)).toMatchObject({
      ok: false,
      error: expect.stringContaining('another file'),
    });
    expect(existsSync(pendingRestorePath(world.paths))).toBe(false);
    expect(world.leftovers()).toEqual([]);
  });

  const damages: readonly (readonly [string, (file: string) => void, RegExp])[] = [
    ['truncated', (file) => truncateSync(file, 8_192), /truncated: 8192 bytes of/],
    ['empty', (file) => truncateSync(file, 0), /is no database/],
    ['no database', (file) => writeFileSync(file, 'hello '.repeat(100)), /is no database/],
    [
      'damaged',
      (file) => writeFileSync(file, readFileSync(file).fill(0xa5, 4_096 * 3, 4_096 * 6)),
      /damaged/,
    ],
    ['of a newer version', (file) => edit(file, 'PRAGMA user_version = 99'), /newer to-tui \(version 99/],
    ['of another program', (file) => edit(file, 'PRAGMA application_id = 7'), /another program/],
    [
      'with a trigger of its own',
      (file) => edit(file, 'CREATE TRIGGER evil AFTER INSERT ON todos BEGIN DELETE FROM todos; END'),
      /did not make: trigger evil/,
    ],
    [
      'with a view of its own',
      (file) => edit(file, 'CREATE VIEW evil AS SELECT 1'),
      /did not make: view evil/,
    ],
  ];

  function edit(file: string, sql: string): void {
    const database = Database.open(file);
    database.execute(sql);
    database.pragma('journal_mode = DELETE');
    database.close();
  }

  it.each(damages)('of a file that is %s is refused with the reason', async (_, damage, reason) => {
    const world = openFileWorld();
    say(world, ...Array.from({ length: 200 }, (__, i) => `todo ${i}`));
    const file = await backedUp(world, 'copy.db');
    damage(file);
    const plan = await world.files.planRestore(file);
    expect(plan).toMatchObject({ ok: false, error: expect.stringMatching(reason) });
    expect(world.leftovers()).toEqual([]);
  });

  it('of a raw copy with its log takes what is in the log too', async () => {
    const world = openFileWorld();
    say(world, 'milk');
    for (const suffix of ['', '-wal'])
      copyFileSync(world.paths.database + suffix, world.at(`raw.db${suffix}`));
    expect(await world.files.planRestore('raw.db')).toMatchObject({
      ok: true,
      value: { theirs: { todos: 1 } },
    });
  });

  it.each(['checked', 'settled', 'kept', 'decided', 'swapped'])(
    'that is killed when %s is done at the next start',
    async (killedAt) => {
      const world = openFileWorld({ world: openWorld() });
      say(world, 'old');
      await backedUp(world, 'copy.db');
      say(world, 'new');
      const plan = await world.files.planRestore('copy.db');
      if (!plan.ok) throw new Error(plan.error);
      await world.files.restore(plan.value);
      close(world);
      apply(world.paths, (step) => {
        if (step === killedAt) throw new Error('killed');
      });
      expect(existsSync(world.paths.database)).toBe(true);
      expect(contentsAt(world.paths.database)).toEqual(killedAt === 'swapped' ? ['old'] : ['new', 'old']);
      expect(apply(world.paths).ok).toBe(true);
      expect(shown(openWorld({ paths: world.paths }), TODAYS_LIST)).toEqual(['old']);
      const kept = readdirSync(world.paths.backups).map((name) => `${world.paths.backups}/${name}`);
      expect(kept.map(contentsAt)).toContainEqual(['new', 'old']);
    },
  );

  it('leaves no log of the old database beside the new one, also after a crash', async () => {
    const world = openFileWorld({ world: openWorld() });
    await backedUp(world, 'copy.db');
    say(world, 'new');
    // As a crash leaves it: the log was never brought into the file.
    for (const suffix of ['', '-wal'])
      copyFileSync(world.paths.database + suffix, world.at(`crashed${suffix}`));
    close(world);
    const paths = temporaryPaths();
    for (const suffix of ['', '-wal']) copyFileSync(world.at(`crashed${suffix}`), paths.database + suffix);
    copyFileSync(world.at('copy.db'), pendingRestorePath(paths));
    expect(apply(paths).ok).toBe(true);
    expect(existsSync(`${paths.database}-wal`)).toBe(false);
    expect(contentsAt(paths.database)).toEqual([]);
  });

  it('puts a pending file that is damaged aside and replaces nothing', async () => {
    const world = openFileWorld({ world: openWorld() });
    say(world, 'milk');
    close(world);
    writeFileSync(pendingRestorePath(world.paths), 'nonsense');
    expect(apply(world.paths)).toMatchObject({ ok: false });
    expect(apply(world.paths)).toEqual({ ok: true, value: null });
    expect(contentsAt(world.paths.database)).toEqual(['milk']);
  });
});
