import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, assertSqliteVersion, Database, sqliteCode } from './database';
import { opened, temporaryPaths } from './testing/temporary';

describe('an opened database', () => {
  const expected: readonly (readonly [pragma: string, value: unknown])[] = [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['busy_timeout', 2000],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['application_id', APPLICATION_ID],
    ['user_version', 4],
  ];

  it.each(expected)('runs with %s = %s', (pragma, value) => {
    expect(opened(temporaryPaths()).database.pragma(pragma)).toBe(value);
  });

  it('keeps only STRICT tables', () => {
    const { database } = opened(temporaryPaths());
    const tables = database
      .prepare<[], { name: string; strict: number }>(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    // The search's own tables are SQLite's.
    const ours = tables.filter(({ name }) => !/^todos_text(_|$)/.test(name));
    expect(ours.length).toBe(18);
    expect(ours.filter((table) => table.strict !== 1)).toEqual([]);
  });

  it('does all of a transaction or nothing, and says what was being done', () => {
    const { database } = opened(temporaryPaths());
    const count = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM view_state');
    const attempt = () =>
      database.transaction('remembering two things', () => {
        database.execute("INSERT INTO view_state VALUES ('a', '1')");
        database.execute("INSERT INTO view_state VALUES ('a', '2')");
      });
    expect(attempt).toThrow('remembering two things');
    expect(count.get()?.n).toBe(0);
  });

  it('names SQLite’s reason below any number of phrases', () => {
    const { database } = opened(temporaryPaths());
    const attempt = () =>
      database.transaction('outer', () => database.execute('INSERT INTO nowhere VALUES (1)'));
    let caught: unknown;
    try {
      attempt();
    } catch (error) {
      caught = error;
    }
    expect(sqliteCode(caught)).toBe('SQLITE_ERROR');
    expect(sqliteCode(new Error('not of SQLite'))).toBeUndefined();
  });

  it('can be closed twice and leaves no log behind', () => {
    const paths = temporaryPaths();
    const { database } = opened(paths);
    database.execute("INSERT INTO view_state VALUES ('a', '1')");
    database.close();
    database.close();
    const again = Database.openForReading(paths.database);
    expect(again.prepare('SELECT value FROM view_state').all()).toEqual([{ value: '1' }]);
    again.close();
  });
});

describe('the version of SQLite', () => {
  it.each(['3.51.3', '3.51.10', '3.54.1', '4.0.0'])('%s is trusted', (version) => {
    expect(() => assertSqliteVersion(version)).not.toThrow();
  });

  it.each(['3.51.2', '3.50.9', '2.99.99'])('%s is too old', (version) => {
    expect(() => assertSqliteVersion(version)).toThrow(version);
  });
});
