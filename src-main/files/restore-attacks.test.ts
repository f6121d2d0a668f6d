import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import { SILENT_LOG } from '../log';
import type { Paths } from '../paths';
import { Database } from '../storage/database';
import { NOON } from '../storage/testing/temporary';
import { openWorld, shown } from '../storage/testing/world';
import { applyPendingRestore, pendingRestorePath } from './pending-restore';
import { backedUp, type FileWorld, openFileWorld, say } from './testing/file-world';

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

/** Lays a backup beside the database and ends the application; what is done next is the next start. */
async function pendingRestore(world: FileWorld, file: string): Promise<void> {
  const plan = await world.files.planRestore(file);
  if (!plan.ok) throw new Error(plan.error);
  const done = await world.files.restore(plan.value);
  if (!done.ok) throw new Error(done.error);
  world.store.dispose();
  world.database.close();
}

describe('the start that restores', () => {
  it('takes no database away from a program that has it open', async () => {
    const world = openFileWorld({ world: openWorld() });
    const file = await backedUp(world, 'copy.db');
    say(world, 'milk');
    const other = Database.open(world.paths.database);
    other.prepare('SELECT count(*) FROM todos').get();
    await pendingRestore(world, file);
    expect(apply(world.paths)).toMatchObject({
      ok: false,
      error: expect.stringContaining('another program'),
    });
    other.execute("UPDATE todos SET content = 'written by the other one'");
    other.close();
    expect(readdirSync(world.paths.quarantine)).toEqual([]);
    expect(apply(world.paths).ok).toBe(true);
    const kept = readdirSync(world.paths.backups).find((name) => name.includes('replaced')) ?? '';
    const database = Database.openForReading(path.join(world.paths.backups, kept));
    expect(database.prepare('SELECT content FROM todos').all()).toEqual([
      { content: 'written by the other one' },
    ]);
    database.close();
  });

  it('follows a link to where the database is, and keeps the database and not the link', async () => {
    const world = openFileWorld({ world: openWorld() });
    const file = await backedUp(world, 'copy.db');
    say(world, 'milk');
    await pendingRestore(world, file);
    const elsewhere = world.at('elsewhere');
    mkdirSync(elsewhere);
    renameSync(world.paths.database, path.join(elsewhere, 'real.db'));
    symlinkSync('elsewhere/real.db', world.paths.database);
    expect(apply(world.paths).ok).toBe(true);
    expect(lstatSync(world.paths.database).isSymbolicLink()).toBe(true);
    expect(shown(openWorld({ paths: world.paths }), TODAYS_LIST)).toEqual([]);
    const kept = readdirSync(world.paths.backups).find((name) => name.includes('replaced')) ?? '';
    const database = Database.openForReading(path.join(world.paths.backups, kept));
    expect(database.prepare('SELECT content FROM todos').all()).toEqual([{ content: 'milk' }]);
    database.close();
  });
});

describe('what the user decided about plugins', () => {
  const GRANT = (name: string, decision: string) =>
    `INSERT OR REPLACE INTO plugin_grants (name, version, hash, decision, permissions, shown, decided_at)
     VALUES ('${name}', '1.0.0', 'h', '${decision}', '[]', 's', '${NOON}')`;
  const POLICY = (name: string, tag: string) =>
    `INSERT OR REPLACE INTO plugin_policy VALUES ('${name}', '{"tags":"${tag}"}')`;
  const STATE = (name: string, enabled: number) =>
    `INSERT OR REPLACE INTO plugin_state VALUES ('${name}', ${enabled}, 0, NULL)`;

  const decided = (database: Database) => ({
    grants: database.prepare("SELECT name || ' ' || decision AS t FROM plugin_grants ORDER BY name").all(),
    policies: database
      .prepare("SELECT plugin || ' ' || policy AS t FROM plugin_policy ORDER BY plugin")
      .all(),
    states: database.prepare("SELECT name || ' ' || enabled AS t FROM plugin_state ORDER BY name").all(),
  });

  it('stays as it is now: no restore allows again what was revoked since, or shows what was hidden since', async () => {
    const world = openFileWorld({ world: openWorld() });
    for (const sql of [
      GRANT('revoked', 'allowed'),
      GRANT('denied', 'allowed'),
      POLICY('both', 'old'),
      POLICY('theirs', 'old'),
      STATE('off', 1),
    ])
      world.database.execute(sql);
    const file = await backedUp(world, 'copy.db');
    await pendingRestore(world, file);
    // Between the question and the next start too.
    const now = Database.open(world.paths.database);
    for (const sql of [
      "DELETE FROM plugin_grants WHERE name = 'revoked'",
      GRANT('denied', 'denied'),
      POLICY('both', 'new'),
      "DELETE FROM plugin_policy WHERE plugin = 'theirs'",
      STATE('off', 0),
    ])
      now.execute(sql);
    now.close();
    expect(apply(world.paths).ok).toBe(true);
    expect(decided(openWorld({ paths: world.paths }).database)).toEqual({
      grants: [{ t: 'denied denied' }],
      policies: [{ t: 'both {"tags":"new"}' }, { t: 'theirs {"tags":"old"}' }],
      states: [{ t: 'off 0' }],
    });
  });

  it('allows nothing where the database that is replaced cannot be read, or is not there', async () => {
    for (const damage of ['missing', 'damaged'] as const) {
      const world = openFileWorld({ world: openWorld() });
      world.database.execute(GRANT('theirs', 'allowed'));
      await pendingRestore(world, await backedUp(world, 'copy.db'));
      if (damage === 'missing') renameSync(world.paths.database, world.at('gone.db'));
      else writeFileSync(world.paths.database, 'nonsense');
      expect(apply(world.paths).ok).toBe(true);
      expect(decided(openWorld({ paths: world.paths }).database).grants).toEqual([]);
    }
  });
});
