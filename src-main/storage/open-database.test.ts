import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { noChanges } from '../../src-core/todo/changes';
import { parseRows, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import type { Paths } from '../paths';
import { Database } from './database';
import { MIGRATIONS } from './migrations/all';
import { openDatabase } from './open-database';
import { SqliteTodoRepository } from './sqlite-todo-repository';
import { NOON, opened, openOptions, temporaryPaths } from './testing/temporary';

const ROWS = parseRows(Array.from({ length: 120 }, (_, i) => `todo ${String(i).padStart(3, '0')}`));

const PAGE_BYTES = 4096;

/** A row of these takes at least 100 bytes. */
const ROWS_PER_PAGE = 40;

/** A directory with a database of {@link ROWS}, closed. */
function filled(): Paths {
  const paths = temporaryPaths();
  const { database } = opened(paths);
  new SqliteTodoRepository(database).save(
    { ...noChanges, added: ROWS },
    { kind: 'new', cause: { kind: 'user' } },
    NOON,
  );
  database.close();
  return paths;
}

function pagesOfSchema(paths: Paths): number {
  const database = Database.openForReading(paths.database);
  const counted = database.prepare<[], { n: number }>(
    "SELECT count(*) AS n FROM dbstat WHERE name = 'sqlite_schema'",
  );
  const { n } = counted.get() ?? { n: 0 };
  database.close();
  return n;
}

function refusalOf(paths: Paths) {
  const result = openDatabase(openOptions(paths));
  if (result.ok) {
    result.value.database.close();
    throw new Error('the database was opened');
  }
  return result.error;
}

describe('opening', () => {
  it('makes a new database, once', () => {
    const paths = temporaryPaths();
    expect(opened(paths)).toMatchObject({ isNew: true, recovery: null });
    expect(opened(paths)).toMatchObject({ isNew: false, recovery: null });
  });

  it.skipIf(process.platform === 'win32')('makes it for the user alone', () => {
    const paths = temporaryPaths();
    const { database } = opened(paths);
    database.execute("INSERT INTO view_state VALUES ('a', '1')");
    for (const file of [paths.database, `${paths.database}-wal`])
      expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('refuses a database of a newer version and leaves it alone', () => {
    const paths = filled();
    const database = Database.open(paths.database);
    database.pragma('user_version = 7');
    database.close();
    const before = readFileSync(paths.database);
    const refusal = refusalOf(paths);
    expect(refusal.kind).toBe('newer');
    expect(refusal.message).toContain('version 7');
    expect(refusal.message).toContain(`up to ${MIGRATIONS.length}`);
    expect(readFileSync(paths.database).equals(before)).toBe(true);
  });

  it('refuses a database of another program and leaves it alone', () => {
    const paths = temporaryPaths();
    const other = Database.open(paths.database);
    other.execute('CREATE TABLE recipes (name TEXT)');
    other.close();
    const before = readFileSync(paths.database);
    expect(refusalOf(paths).kind).toBe('foreign');
    expect(readFileSync(paths.database).equals(before)).toBe(true);
  });

  it('says so when another program holds the database', () => {
    const paths = filled();
    const other = Database.open(paths.database);
    other.execute('BEGIN IMMEDIATE');
    expect(refusalOf(paths).kind).toBe('busy');
    other.close();
  });
});

// Whoever may do everything is stopped by no permission: as root the test becomes nobody for the moment.
describe.skipIf(process.platform === 'win32')('a place that cannot be written', () => {
  const NOBODY = 65_534;
  const asNobody = <T>(deed: () => T): T => {
    const self = process.geteuid?.() ?? NOBODY;
    if (self === 0) process.seteuid?.(NOBODY);
    try {
      return deed();
    } finally {
      if (self === 0) process.seteuid?.(0);
    }
  };

  it('is refused in a sentence when the folder is read-only', () => {
    const paths = temporaryPaths();
    chmodSync(paths.home, 0o555);
    const refusal = asNobody(() => refusalOf(paths));
    chmodSync(paths.home, 0o755);
    expect(refusal.kind).toBe('unwritable');
    expect(refusal.message).toContain(paths.home);
  });

  it('is refused in a sentence when the file is read-only', () => {
    const paths = filled();
    chmodSync(paths.home, 0o777);
    chmodSync(paths.database, 0o444);
    const before = readFileSync(paths.database);
    expect(asNobody(() => refusalOf(paths)).kind).toBe('unwritable');
    expect(readFileSync(paths.database).equals(before)).toBe(true);
  });
});

describe('a damaged database', () => {
  it('is opened whichever page is destroyed: what is readable comes along, and the damaged file is kept', {
    timeout: 60_000,
  }, () => {
    const sound = filled();
    const bytes = readFileSync(sound.database);
    const found: { page: number; todos: number; kept: boolean }[] = [];
    for (let page = 0; page < bytes.length / PAGE_BYTES; page++) {
      const paths = temporaryPaths();
      const damaged = Buffer.from(bytes).fill(0xa5, page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
      writeFileSync(paths.database, damaged);
      const { database, recovery } = opened(paths);
      const todos = new SqliteTodoRepository(database).rows(TODAYS_LIST).length;
      const kept = recovery !== null && readFileSync(recovery.quarantined).equals(damaged);
      found.push({ page, todos, kept });
      expect(database.faults('full')).toEqual([]);
    }
    expect(found.filter((one) => !one.kept)).toEqual([]);
    // Pages of the schema, and the root of the todos, say where the rest is; any other takes at most its own rows.
    const withMostRows = found.filter((one) => one.todos >= ROWS.length - ROWS_PER_PAGE);
    expect(found.length - withMostRows.length).toBeLessThanOrEqual(pagesOfSchema(sound) + 1);
  });

  it('that shows only while running is found and mended at the next start', () => {
    const paths = filled();
    const bytes = readFileSync(paths.database);
    const page = Math.floor(bytes.indexOf('todo 060') / PAGE_BYTES);
    writeFileSync(paths.database, bytes.fill(0xa5, page * PAGE_BYTES, (page + 1) * PAGE_BYTES));
    const running = opened(paths, { checkedAtStartBytes: 0 }).database;
    expect(() => new SqliteTodoRepository(running).rows(TODAYS_LIST)).toThrow();
    running.close();
    expect(existsSync(`${paths.database}.suspect`)).toBe(true);
    expect(opened(paths, { checkedAtStartBytes: 0 }).recovery?.todos).toBeGreaterThanOrEqual(
      ROWS.length - ROWS_PER_PAGE,
    );
    expect(existsSync(`${paths.database}.suspect`)).toBe(false);
  });

  it('is replaced by an empty one when nothing is readable, and kept', () => {
    const paths = temporaryPaths();
    writeFileSync(paths.database, 'this is not a database, it only has its name. '.repeat(100));
    const { database, recovery } = opened(paths);
    expect(recovery).toMatchObject({ todos: 0, todosExpected: null, metadata: 0 });
    expect(readFileSync(recovery?.quarantined ?? '', 'utf8')).toContain('not a database');
    expect(database.faults('full')).toEqual([]);
    expect(readdirSync(paths.home).filter((name) => name.includes('rescue'))).toEqual([]);
    expect(existsSync(path.join(paths.quarantine, NOON.replaceAll(':', '-')))).toBe(true);
  });
});
