import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Database } from './database';
import { backUp, migrate } from './migrate';
import type { Migration } from './migration';
import { openDatabase } from './open-database';
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
