import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Database } from './database';
import { backUp } from './migrate';
import type { Migration } from './migration';
import { initial } from './migrations/001-initial';
import { plugins } from './migrations/002-plugins';
import { daysAndProjects } from './migrations/003-days-and-projects';
import { trials } from './migrations/004-trials';
import { openDatabase } from './open-database';
import { searchPlace } from './search-place';
import { SqliteGrantRepository } from './sqlite-plugin-repositories';
import { SqliteSearch } from './sqlite-search';
import { contentsOf, filledWith, statementsOf, tablesOf } from './testing/older-layouts';
import { opened, openOptions, temporaryPaths } from './testing/temporary';

const OLDER = [
  ['first', initial],
  ['second', plugins],
  ['third', daysAndProjects],
] as const;

const found = (database: Database, words: string) =>
  new SqliteSearch(database).find(words).map(({ id }) => id);

describe.each(OLDER)('a database of the %s layout', (_, layout) => {
  it('keeps everything, after a backup of all of it', () => {
    const { paths, contents } = filledWith(layout);
    const { database } = opened(paths);
    expect(contentsOf(database)).toEqual(contents);
    expect(new SqliteGrantRepository(database).find('hello')).toMatchObject({
      decision: 'allowed',
      optionalAllowed: '[]',
      optionalDenied: '[]',
    });
    expect(tablesOf(database)).toEqual(
      expect.arrayContaining([
        'plugin_audit',
        'provenance',
        'day_pictures',
        'reminders_shown',
        'todos_text',
        'todos_unsearched',
        'plugin_trials',
        'plugin_trial_runs',
      ]),
    );
    expect(database.faults('full')).toEqual([]);
    const [backup = ''] = readdirSync(paths.backups);
    const copy = Database.openForReading(path.join(paths.backups, backup));
    expect([copy.pragma('user_version'), contentsOf(copy)]).toEqual([layout.version, contents]);
    copy.close();
  });

  it('is searched from then on, without what was deleted', () => {
    const { database } = opened(filledWith(layout).paths);
    expect(found(database, 'kept')).toEqual(['a']);
    expect(found(database, 'words')).toEqual(['a']);
    expect(found(database, 'gone')).toEqual([]);
  });
});

const STEPS: readonly (readonly [Migration, Migration, string])[] = [
  [initial, plugins, 'plugin_settings'],
  [plugins, daysAndProjects, 'day_pictures'],
  [daysAndProjects, trials, 'plugin_trials'],
];

describe.each(STEPS)('the step from $name to $name', (older, step, table) => {
  const upTo = [initial, plugins, daysAndProjects].filter(({ version }) => version <= older.version);

  it.each(statementsOf(step).map((_, n) => n + 1))('never was when it ends after %i statements', (n) => {
    const { paths, contents } = filledWith(older);
    const begun = statementsOf(step).slice(0, n).join(';');
    const cut: Migration = { ...step, sql: `${begun}; INSERT INTO no_such_table VALUES (1)` };
    expect(openDatabase(openOptions(paths, { migrations: [...upTo, cut] })).ok).toBe(false);
    const old = opened(paths, { migrations: upTo }).database;
    expect([old.pragma('user_version'), contentsOf(old)]).toEqual([older.version, contents]);
    expect(tablesOf(old)).not.toContain(table);
    old.close();
    const later = () => '2026-01-31T12:00:01.000Z';
    expect(contentsOf(opened(paths, { now: later }).database)).toEqual(contents);
  });

  it.skipIf(process.platform === 'win32')('never was when the process is killed before it is saved', () => {
    const { paths, contents } = filledWith(older);
    const script = `
      const database = require('better-sqlite3')(process.argv[1]);
      database.pragma('journal_mode = WAL');
      database.pragma('cache_size = 1');
      database.exec('BEGIN IMMEDIATE');
      database.exec(process.argv[2]);
      database.pragma('user_version = ${step.version}');
      process.kill(process.pid, 'SIGKILL');`;
    const killed = spawnSync(process.execPath, ['-e', script, paths.database, step.sql]);
    expect(killed.signal).toBe('SIGKILL');
    const { database } = opened(paths, { migrations: upTo });
    expect([database.pragma('user_version'), contentsOf(database)]).toEqual([older.version, contents]);
    database.close();
    expect(contentsOf(opened(paths).database)).toEqual(contents);
  });
});

describe('the third layout', () => {
  it('numbers projects of the same name, the oldest keeps it', () => {
    const { paths } = filledWith(plugins);
    const old = opened(paths, { migrations: [initial, plugins] }).database;
    old.execute(`
      INSERT INTO projects (id, name, created_at, deleted_at)
      VALUES ('1', 'Work', '2025', NULL), ('2', 'work', '2026', NULL), ('3', 'WORK (2)', '2024', NULL),
             ('4', 'Default', '2020', NULL), ('5', 'work', '2020', '2021');
    `);
    old.close();
    const { database } = opened(paths);
    const names = database.prepare<[], { id: string; name: string }>('SELECT id, name FROM projects').all();
    expect(Object.fromEntries(names.map(({ id, name }) => [id, name]))).toEqual({
      1: 'Work',
      2: 'work (2)',
      3: 'WORK (2) 3',
      4: 'Default (2)',
      5: 'work',
      default: 'default',
    });
    expect(() =>
      database.execute("INSERT INTO projects (id, name, created_at) VALUES ('6', 'WORK', 'x')"),
    ).toThrow();
  });

  it('is searched as before in a copy of the file, also where rows are missing', () => {
    const paths = temporaryPaths();
    const { database } = opened(paths);
    const insert = database.prepare<[string, string], never>(
      `INSERT INTO todos (id, project, date, rank, indent_level, content, state, created_at, modified_at)
       VALUES (?, 'default', '2026-01-31', 'a0', 0, ?, 'empty', 'x', 'x')`,
    );
    for (let n = 0; n < 500; n++) insert.run(`id${n}`, `number ${n}.`);
    found(database, 'number');
    database.execute("DELETE FROM todos WHERE id LIKE 'id1%' OR id LIKE 'id3%'");
    database.execute('VACUUM');
    const copied = Database.open(backUp(database, path.join(paths.backups, 'copy.db')));
    for (const each of [database, copied]) {
      const all = `SELECT 1 FROM todos WHERE ${searchPlace('todos')} NOT IN (SELECT rowid FROM todos_text)`;
      expect(each.prepare(all).all()).toEqual([]);
      expect([found(each, '250.'), found(each, '499.'), found(each, '150.')]).toEqual([
        ['id250'],
        ['id499'],
        [],
      ]);
    }
    copied.close();
  });
});
