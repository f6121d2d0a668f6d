import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { SILENT_LOG } from '../log';
import type { Paths } from '../paths';
import { Database } from '../storage/database';
import { NOON } from '../storage/testing/temporary';
import { adding, openWorld, shown } from '../storage/testing/world';
import { applyPendingRestore, pendingRestorePath } from './pending-restore';
import { type FileWorld, openFileWorld } from './testing/file-world';

const say = (world: FileWorld, ...contents: string[]) =>
  world.store.dispatch(
    contents.map((content) => adding(TODAYS_LIST, content)),
    { kind: 'user' },
  );

async function backedUp(world: FileWorld, name: string): Promise<string> {
  const done = await world.files.backup(name);
  if (!done.ok) throw new Error(done.error);
  return done.value.path;
}

/** Writes into a backup behind the back of the application, as who made it could. */
function edit(file: string, ...sql: string[]): void {
  const database = Database.open(file);
  for (const one of sql) database.execute(one);
  database.pragma('journal_mode = DELETE');
  database.close();
}

const apply = (paths: Paths) => applyPendingRestore({ paths, now: () => NOON, log: SILENT_LOG });

/** Restores a file, and opens what came of it as the next start does. */
async function restored(world: FileWorld, file: string) {
  const plan = await world.files.planRestore(file);
  if (!plan.ok) throw new Error(plan.error);
  const done = await world.files.restore(plan.value);
  if (!done.ok) throw new Error(done.error);
  world.store.dispose();
  world.database.close();
  const applied = apply(world.paths);
  if (!applied.ok) throw new Error(applied.error);
  return openWorld({ paths: world.paths });
}

describe('a backup that somebody prepared', () => {
  const REFUSED: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'with a trigger whose name only looks like one of SQLite',
      ['CREATE TRIGGER sqlitexevil AFTER INSERT ON todos BEGIN DELETE FROM todos; END'],
      /did not make: trigger sqlitexevil/,
    ],
    ['without a table', ['DROP TABLE history'], /history/],
    ['without a trigger', ['DROP TRIGGER todos_unsearched_changed'], /todos_unsearched_changed/],
    ['without an index', ['DROP INDEX todos_deleted'], /todos_deleted/],
    ['with a day that leads elsewhere', ["UPDATE todos SET date = '../../../evil'"], /to-tui never writes/],
    [
      'with a level as deep as a number can be',
      ['UPDATE todos SET indent_level = 9007199254740993'],
      /never writes/,
    ],
    ['with an id that is none', ["UPDATE todos SET id = 'x'"], /never writes/],
    ['with a place that cannot be counted from', ["UPDATE todos SET rank = '!!'"], /never writes/],
    ['with a text of several lines', ["UPDATE todos SET content = 'a' || char(10) || 'b'"], /never writes/],
    ['with a moment that is none', ["UPDATE todos SET created_at = 'once'"], /never writes/],
    ['with a reminder that is none', ["UPDATE todos SET reminder = 'soon'"], /never writes/],
    ['with a due date that is none', ["UPDATE todos SET due_date = '2026-02-31'"], /never writes/],
    ['with a repeater that is none', ["UPDATE todos SET recurrence = '+0d'"], /never writes/],
    ['with a row number beyond the search', ['UPDATE todos SET rowid = 9000000000000000000'], /never writes/],
    [
      'with a todo of no project',
      ['PRAGMA foreign_keys = OFF', "UPDATE todos SET project = 'nowhere'"],
      /never writes/,
    ],
    ['without the default project', ['PRAGMA foreign_keys = OFF', 'DELETE FROM projects'], /never writes/],
    [
      'with a project without a name',
      ["INSERT INTO projects VALUES ('p', ' ', '2026-01-01T00:00:00.000Z', NULL)"],
      /never writes/,
    ],
    [
      'with a picture of no day',
      ["INSERT INTO day_pictures VALUES ('default', '../x', '2026-01-01T00:00:00.000Z', '[]', '[]')"],
      /never writes/,
    ],
  ];

  it.each(REFUSED)('%s is refused', async (_what, sql, why) => {
    const world = openFileWorld();
    say(world, 'milk');
    const file = await backedUp(world, 'copy.db');
    edit(file, ...sql);
    const plan = await world.files.planRestore(file);
    expect(plan).toMatchObject({ ok: false, error: expect.stringMatching(why) });
    expect(world.leftovers()).toEqual([]);
  });

  it('has its checks and indexes looked at before SQLite works them out', async () => {
    const world = openFileWorld();
    say(world, 'milk');
    const file = await backedUp(world, 'copy.db');
    edit(file, 'CREATE INDEX slow ON todos (length(zeroblob(000000001)))');
    // What SQLite refuses to write can be written into the file: now each row stands for 400 MB of work.
    const bytes = readFileSync(file, 'latin1');
    writeFileSync(file, bytes.replace('zeroblob(000000001)', 'zeroblob(400000000)'), 'latin1');
    expect(await world.files.planRestore(file)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/did not make: index slow/),
    });
  });

  it('is not another one by its log between question and deed', async () => {
    const world = openFileWorld();
    say(world, 'milk');
    const file = await backedUp(world, 'copy.db');
    const plan = await world.files.planRestore(file);
    if (!plan.ok) throw new Error(plan.error);
    // A log that fits the file, made by whoever has a copy of it.
    const twin = `${file}.twin`;
    copyFileSync(file, twin);
    const writer = Database.open(twin);
    writer.execute("UPDATE todos SET content = 'swapped'");
    copyFileSync(`${twin}-wal`, `${file}-wal`);
    writer.close();
    expect(await world.files.restore(plan.value)).toMatchObject({
      ok: false,
      error: expect.stringContaining('another file'),
    });
    expect(existsSync(pendingRestorePath(world.paths))).toBe(false);
  });

  it('cannot hold anybody up with a log that is a pipe', async () => {
    const world = openFileWorld();
    const file = await backedUp(world, 'copy.db');
    execFileSync('mkfifo', [`${file}-wal`]);
    expect(await world.files.planRestore(file)).toMatchObject({
      ok: false,
      error: expect.stringContaining('-wal'),
    });
  });

  it('comes in for the user alone, however open its own rights are', async () => {
    const world = openFileWorld({ world: openWorld() });
    const file = await backedUp(world, 'copy.db');
    chmodSync(file, 0o644);
    const next = await restored(world, file);
    expect(statSync(next.paths.database).mode & 0o777).toBe(0o600);
  });

  it('comes in also when it may only be read', async () => {
    const world = openFileWorld({ world: openWorld() });
    say(world, 'milk');
    const file = await backedUp(world, 'copy.db');
    chmodSync(file, 0o400);
    const next = await restored(world, file);
    expect(statSync(next.paths.database).mode & 0o777).toBe(0o600);
    expect(shown(next, TODAYS_LIST)).toEqual(['milk']);
  });
});
