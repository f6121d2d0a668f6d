import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Database } from './database';
import { backUp, migrate } from './migrate';
import type { Migration } from './migration';
import { initial } from './migrations/001-initial';
import { plugins } from './migrations/002-plugins';
import { openDatabase } from './open-database';
import { SqliteGrantRepository } from './sqlite-plugin-repositories';
import { NOON, opened, openOptions, temporaryPaths } from './testing/temporary';

const first: Migration = { version: 1, name: 'notes', sql: 'CREATE TABLE notes (text TEXT) STRICT' };
const second: Migration = { version: 2, name: 'colours', sql: 'ALTER TABLE notes ADD COLUMN colour TEXT' };
const broken: Migration = {
  version: 3,
  name: 'a mistake',
  sql: "INSERT INTO notes VALUES ('half done', null); ALTER TABLE nothing ADD COLUMN x TEXT",
};

describe('bringing a database up to date', () => {
  it('runs each step once, in order', () => {
    const paths = temporaryPaths();
    const { database } = opened(paths, { migrations: [first, second] });
    expect(database.pragma('user_version')).toBe(2);
    database.execute("INSERT INTO notes VALUES ('kept', 'red')");
    database.close();
    const again = opened(paths, { migrations: [first, second] }).database;
    expect(again.prepare('SELECT * FROM notes').all()).toEqual([{ text: 'kept', colour: 'red' }]);
    expect(readdirSync(paths.backups)).toEqual([]);
  });

  it('makes a checked backup before it changes a database with content', () => {
    const paths = temporaryPaths();
    const old = opened(paths, { migrations: [first] }).database;
    old.execute("INSERT INTO notes VALUES ('from before')");
    old.close();
    opened(paths, { migrations: [first, second] });
    const backups = readdirSync(paths.backups);
    expect(backups).toEqual(['to-tui-version-1-2026-01-31T12-00-00.000Z.db']);
    const copy = Database.openForReading(path.join(paths.backups, backups[0] ?? ''));
    expect(copy.prepare('SELECT * FROM notes').all()).toEqual([{ text: 'from before' }]);
    expect(copy.pragma('user_version')).toBe(1);
    copy.close();
  });

  it('leaves the database as the last good step left it when a step fails', () => {
    const paths = temporaryPaths();
    opened(paths, { migrations: [first, second] }).database.close();
    const result = openDatabase(openOptions(paths, { migrations: [first, second, broken] }));
    expect(result).toMatchObject({ ok: false, error: { kind: 'failed' } });
    expect(!result.ok && result.error.message).toContain('a mistake');
    const database = opened(paths, { migrations: [first, second] }).database;
    expect(database.prepare('SELECT * FROM notes').all()).toEqual([]);
    expect(database.pragma('user_version')).toBe(2);
  });

  it('changes nothing when the backup cannot be made', () => {
    const paths = temporaryPaths();
    const { database } = opened(paths, { migrations: [first] });
    const nowhere = path.join(paths.home, 'missing');
    const attempt = () =>
      migrate(database, { migrations: [first, second], backups: nowhere, now: () => NOON });
    expect(attempt).toThrow('backing up');
    expect(database.pragma('user_version')).toBe(1);
  });
});

describe('a backup', () => {
  it('never overwrites another one', () => {
    const paths = temporaryPaths();
    const { database } = opened(paths);
    const file = path.join(paths.backups, 'one.db');
    expect(backUp(database, file)).toBe(file);
    expect(() => backUp(database, file)).toThrow('already');
  });

  it('can be made where an earlier attempt was interrupted', () => {
    const paths = temporaryPaths();
    const file = path.join(paths.backups, 'one.db');
    writeFileSync(`${file}.unchecked`, 'half a copy');
    backUp(opened(paths).database, file);
    expect(existsSync(`${file}.unchecked`)).toBe(false);
    expect(readdirSync(paths.backups)).toEqual(['one.db']);
  });
});

describe('the second layout', () => {
  const PLUGIN_TABLES = [
    'plugin_audit',
    'plugin_policy',
    'plugin_recordings',
    'plugin_secrets',
    'plugin_settings',
  ];

  /** A database of the first layout with something in each of its tables, closed. */
  function filledFirst() {
    const paths = temporaryPaths();
    const { database } = opened(paths, { migrations: [initial] });
    database.execute(`
      INSERT INTO todos (id, project, date, rank, indent_level, content, state, created_at, modified_at, deleted_at)
      VALUES ('a', 'default', '2026-01-31', 'a0', 0, 'kept', 'empty', 'x', 'x', NULL),
             ('b', 'default', '2026-01-31', 'a1', 0, 'gone', 'empty', 'x', 'x', 'y');
      INSERT INTO history (created_at, cause, changes) VALUES ('x', '{"kind":"user"}', '{}');
      INSERT INTO plugin_metadata (plugin_id, todo_id, key, value, created_at, updated_at)
      VALUES ('hello', 'a', 'k', 'v', 'x', 'x');
      INSERT INTO plugin_grants VALUES ('hello', '1.0.0', 'abc', 'allowed', '[]', '[]', 'x');
      INSERT INTO plugin_state VALUES ('hello', 1, 0, NULL);
      INSERT INTO view_state VALUES ('window', '{}');
    `);
    const contents = contentsOf(database);
    database.close();
    return { paths, contents };
  }

  function contentsOf(database: Database): Record<string, unknown[]> {
    const tables = ['projects', 'todos', 'history', 'plugin_metadata', 'plugin_state', 'view_state'];
    return Object.fromEntries(
      tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]),
    );
  }

  const tablesOf = (database: Database) =>
    database
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
      .map(({ name }) => name);

  it('keeps everything, after a backup of all of it', () => {
    const { paths, contents } = filledFirst();
    const { database } = opened(paths);
    expect(contentsOf(database)).toEqual(contents);
    expect(new SqliteGrantRepository(database).find('hello')).toMatchObject({
      decision: 'allowed',
      optionalAllowed: '[]',
      optionalDenied: '[]',
    });
    expect(tablesOf(database)).toEqual(expect.arrayContaining([...PLUGIN_TABLES, 'provenance']));
    expect(database.faults('full')).toEqual([]);
    const [backup = ''] = readdirSync(paths.backups);
    const copy = Database.openForReading(path.join(paths.backups, backup));
    expect([copy.pragma('user_version'), contentsOf(copy)]).toEqual([1, contents]);
    copy.close();
  });

  const statements = plugins.sql.split(';').filter((statement) => statement.trim() !== '');

  it.each(statements.map((_, n) => n + 1))(
    'is the first one, whole, when it ends after %i statements',
    (n) => {
      const { paths, contents } = filledFirst();
      const first = statements.slice(0, n).join(';');
      const cut: Migration = { ...plugins, sql: `${first}; INSERT INTO no_such_table VALUES (1)` };
      expect(openDatabase(openOptions(paths, { migrations: [initial, cut] })).ok).toBe(false);
      const old = opened(paths, { migrations: [initial] }).database;
      expect([old.pragma('user_version'), contentsOf(old)]).toEqual([1, contents]);
      expect(tablesOf(old)).not.toContain('plugin_settings');
      old.close();
      const later = () => '2026-01-31T12:00:01.000Z';
      expect(contentsOf(opened(paths, { now: later }).database)).toEqual(contents);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'is the first one, whole, when the process is killed before it is saved',
    () => {
      const { paths, contents } = filledFirst();
      const script = `
      const database = require('better-sqlite3')(process.argv[1]);
      database.pragma('journal_mode = WAL');
      database.pragma('cache_size = 1');
      database.exec('BEGIN IMMEDIATE');
      database.exec(process.argv[2]);
      database.pragma('user_version = 2');
      process.kill(process.pid, 'SIGKILL');`;
      const killed = spawnSync(process.execPath, ['-e', script, paths.database, plugins.sql]);
      expect(killed.signal).toBe('SIGKILL');
      const { database } = opened(paths, { migrations: [initial] });
      expect([database.pragma('user_version'), contentsOf(database)]).toEqual([1, contents]);
      database.close();
      expect(contentsOf(opened(paths).database)).toEqual(contents);
    },
  );
});
