import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { TODAY, TODAYS_LIST, YESTERDAY } from '../../src-core/todo/testing/list-notation';
import { newTodoId } from '../ids';
import { Database } from '../storage/database';
import { shown } from '../storage/testing/world';
import { type FileWorld, openFileWorld } from './testing/file-world';

const TABLE = (name: string, day: string) => `CREATE TABLE ${name} (
  id TEXT PRIMARY KEY, ${day}, content TEXT NOT NULL, state TEXT NOT NULL, indent_level INTEGER NOT NULL, parent_id TEXT,
  due_date TEXT, description TEXT, priority TEXT, collapsed INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, completed_at TEXT, deleted_at TEXT,
  project TEXT NOT NULL DEFAULT 'default')`;

/** The tables that to-tui 0.5.17 makes. */
const SCHEMA = `${TABLE('todos', 'date TEXT NOT NULL')};
  ${TABLE('archived_todos', 'original_date TEXT NOT NULL, archived_at TEXT NOT NULL')};
  CREATE TABLE projects (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL);
  CREATE TABLE todo_metadata (id TEXT PRIMARY KEY, todo_id TEXT NOT NULL, plugin_name TEXT NOT NULL, data TEXT);`;

let position = 0;

interface Given {
  readonly id?: string;
  readonly content?: string;
  readonly date?: string;
  readonly state?: string;
  readonly indent?: number | string;
  readonly due?: string;
  readonly priority?: string;
  readonly description?: string;
  readonly collapsed?: number;
  readonly deleted?: string;
  readonly completed?: string;
  readonly project?: string;
}

const text = (value: string | undefined) =>
  value === undefined ? 'NULL' : `'${value.replaceAll("'", "''")}'`;

const values = (given: Given) => {
  const { id = newTodoId(), content = 'A', state = ' ', indent = 0, project = 'default' } = given;
  position += 1;
  const created = '2026-01-29T08:00:00.123456789+00:00';
  return [
    text(content),
    text(state),
    typeof indent === 'string' ? text(indent) : indent,
    'NULL',
    text(given.due),
    text(given.description),
  ]
    .concat([
      text(given.priority),
      given.collapsed ?? 0,
      position,
      text(created),
      text('2026-01-30T10:00:00+02:00'),
    ] as never[])
    .concat([text(given.completed), text(given.deleted), text(project)])
    .join(', ')
    .replace(/^/, `${text(id)}, @, `);
};

const todo = (given: Given) =>
  `INSERT INTO todos VALUES (${values(given).replace('@', text(given.date ?? TODAY))});`;
const archived = (given: Given) =>
  `INSERT INTO archived_todos VALUES (${values(given).replace('@', `${text(given.date ?? YESTERDAY)}, '2026-01-31T07:00:00+00:00'`)});`;

function madeFile(file: string, sql: string): string {
  const database = Database.open(file);
  database.execute(sql);
  database.close();
  return file;
}

const imported = async (
  sql: string,
): Promise<{ world: FileWorld; summary: Awaited<ReturnType<FileWorld['import']>> }> => {
  const world = openFileWorld();
  const summary = await world.import(madeFile(world.at('todos.db'), sql));
  expect(world.leftovers()).toEqual([]);
  expect(world.database.faults('full')).toEqual([]);
  return { world, summary };
};

describe('the database of the original', () => {
  it('comes in with every field, and the file stays as it was', async () => {
    const world = openFileWorld();
    const id = newTodoId();
    const sql = [
      SCHEMA,
      todo({
        id: id.toUpperCase(),
        content: 'Parent',
        state: '!',
        due: '2026-02-01',
        priority: 'P0',
        collapsed: 1,
      }),
      todo({
        content: 'Child',
        state: 'x',
        indent: 1,
        description: 'Two\nlines',
        completed: '2026-01-30T09:00:00Z',
      }),
      todo({ content: 'gone', deleted: '2026-01-30T09:00:00Z' }),
      todo({ content: 'report', project: 'Work', state: '*' }),
      `INSERT INTO projects VALUES ('${newTodoId()}', 'Work', ''), ('${newTodoId()}', 'default', ''), ('x', 'Empty', '');`,
    ].join('\n');
    const file = madeFile(world.at('todos.db'), sql);
    const before = readFileSync(file);
    const summary = await world.import(file);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(summary).toMatchObject({
      format: 'to-tui',
      todos: 3,
      deleted: 1,
      days: 2,
      repaired: 0,
      leftOut: 0,
      faults: [],
    });
    expect(summary.projects.toSorted()).toEqual(['Empty', 'Work']);
    expect(shown(world, TODAYS_LIST)).toEqual(['[!] Parent', ' [x] Child']);
    expect(world.store.find(id)).toMatchObject({
      dueDate: '2026-02-01',
      priority: 'P0',
      createdAt: '2026-01-29T08:00:00.123Z',
      modifiedAt: '2026-01-30T08:00:00.000Z',
      completedAt: null,
    });
    expect(world.store.list(TODAYS_LIST).rows[1]).toMatchObject({
      description: 'Two\nlines',
      completedAt: '2026-01-30T09:00:00.000Z',
    });
    expect(world.repository.folded(TODAYS_LIST)).toEqual([id]);
    expect(await world.import(file)).toMatchObject({ todos: 0, alreadyThere: 3, projects: [] });
  });

  it('of archived days makes lists of those days; what went on to another day is in the picture alone', async () => {
    const { world, summary } = await imported(
      [
        SCHEMA,
        archived({ content: 'Parent', state: ' ' }),
        archived({ content: 'done child', state: 'x', indent: 1 }),
        archived({ content: 'all done', state: 'x', date: '2026-01-29' }),
        todo({ content: 'Parent' }),
      ].join('\n'),
    );
    const past = { project: 'default', date: YESTERDAY };
    expect(summary).toMatchObject({ todos: 3, pictures: 1, days: 3 });
    expect(shown(world, past)).toEqual(['[x] done child']);
    expect(world.repository.picture(past)?.rows.map((row) => row.content)).toEqual(['Parent', 'done child']);
    expect(shown(world, TODAYS_LIST)).toEqual(['Parent']);
    expect(world.store.rolloverOffer('default')).toBeNull();
  });

  it('of older versions lacks columns and tables', async () => {
    const { world } = await imported(
      `CREATE TABLE todos (id TEXT PRIMARY KEY, date TEXT, content TEXT, state TEXT, parent_id TEXT);
       INSERT INTO todos VALUES ('a', '${TODAY}', 'A', 'X', NULL), ('b', '${TODAY}', 'B', '?', 'a'), ('c', '${TODAY}', 'C', '-', 'b');`,
    );
    expect(shown(world, TODAYS_LIST)).toEqual(['[x] A', ' [?] B', '  [-] C']);
  });

  it('may hold anything: circles, wrong kinds, days that do not exist, ids that are none', async () => {
    const { world, summary } = await imported(
      `CREATE TABLE todos (id, date, content, state, parent_id, due_date, description, collapsed, position);
       INSERT INTO todos VALUES ('a', '${TODAY}', 'A', 'x', 'b', 'soon', x'00ff', 'yes', 1), ('b', '${TODAY}', 'B', 7, 'a', 3, 1.5, 1, 2),
         ('a', '${TODAY}', 'C', 'zz', 'a', NULL, NULL, 0, 3), (NULL, '2026-02-30', 'D', ' ', NULL, NULL, NULL, 0, 4),
         (1, '${TODAY}', x'41', ' ', NULL, NULL, NULL, 0, 5), ('e', NULL, 'E', ' ', NULL, NULL, NULL, 0, 6),
         ('f', '${TODAY}', char(0) || 'F' || char(27), ' ', NULL, NULL, NULL, 0, 7);`,
    );
    expect(shown(world, TODAYS_LIST).map((line) => line.trim())).toEqual(['[x] A', 'B', 'C', '\0F\x1b']);
    expect(summary.leftOut).toBe(3);
    expect(summary.repaired).toBeGreaterThan(5);
  });

  it('is bounded: a text of 50 MB, a chain of 2,000 parents', async () => {
    const { world, summary } = await imported(
      `CREATE TABLE todos (id TEXT, date TEXT, content TEXT, state TEXT, parent_id TEXT);
       INSERT INTO todos VALUES ('0', '${TODAY}', printf('%.*c', 50000000, 'x'), ' ', NULL);
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
       INSERT INTO todos SELECT i, '${TODAY}', 'row ' || i, ' ', i - 1 FROM n;`,
    );
    expect(summary.clamped).toBeGreaterThan(0);
    expect(world.store.list(TODAYS_LIST).rows[0]?.content.length).toBe(10_000);
    expect(Math.max(...world.store.list(TODAYS_LIST).rows.map((row) => row.indent))).toBe(100);
  });

  it.each([
    [
      'a view in the place of the table',
      'CREATE VIEW todos AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n',
    ],
    ['a virtual table', 'CREATE VIRTUAL TABLE todos USING fts5 (content, date, state)'],
    ['another program', 'CREATE TABLE recipes (name TEXT)'],
  ])('that is %s is refused', async (_, sql) => {
    const world = openFileWorld();
    const file = madeFile(world.at('todos.db'), sql);
    const done = await world.files.importFrom({ path: file, format: null, list: TODAYS_LIST, dryRun: false });
    expect(done).toMatchObject({ ok: false, error: expect.stringContaining('another program') });
    expect(world.leftovers()).toEqual([]);
  });

  it('that is damaged, or ours, is refused', async () => {
    const world = openFileWorld();
    const refusal = async (file: string) => {
      const done = await world.files.importFrom({
        path: file,
        format: null,
        list: TODAYS_LIST,
        dryRun: false,
      });
      return done.ok ? 'imported' : done.error;
    };
    expect(await refusal(world.paths.database)).toContain('restore it instead');
    const rows = Array.from({ length: 300 }, (_, i) => todo({ content: `row ${i} ${'x'.repeat(100)}` }));
    const file = madeFile(world.at('todos.db'), SCHEMA + rows.join('\n'));
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, 8192, 20_480));
    expect(await refusal(file)).toContain('is damaged');
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });
});

describe('the folder of the original', () => {
  it('gives the files of days that its database does not have', async () => {
    const world = openFileWorld();
    const folder = world.at('.to-tui');
    const put = (name: string, contents: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), contents);
    };
    put(`dailies/${TODAY}.md`, '- [ ] not again\n');
    put('dailies/2025-12-31.md', '# Todo List - December 31, 2025\n\n- [x] old @due(2026-01-01)\n  > said\n');
    put('projects/Work/dailies/2025-12-30.md', '- [ ] W\nhm\n');
    put('projects/Work/dailies/notes.md', '- [ ] no day\n');
    put('config.toml', 'theme = "dark"');
    madeFile(path.join(folder, 'todos.db'), SCHEMA + todo({ content: 'in the database' }));
    const summary = await world.import(folder);
    expect(summary).toMatchObject({ todos: 3, projects: ['Work'], faultCount: 1 });
    expect(summary.faults[0]?.message).toBe('2025-12-30.md: not a list item');
    expect(shown(world, TODAYS_LIST)).toEqual(['in the database']);
    expect(shown(world, { project: 'default', date: '2025-12-31' as typeof TODAY })).toEqual(['[x] old']);
    expect(existsSync(path.join(folder, 'todos.db'))).toBe(true);
  });

  it('an export of ours into a folder comes back the same way', async () => {
    const world = openFileWorld();
    await world.import(
      world.write('in.md', `# ${YESTERDAY}\n- A\n# Project: Work\n## ${TODAY}\n- B\n  - c\n`),
    );
    const done = await world.files.exportTo({
      path: 'out/',
      format: null,
      what: { kind: 'all' },
      force: false,
    });
    expect(done.ok).toBe(true);
    const other = openFileWorld();
    expect(await other.import(world.at('out'))).toMatchObject({ todos: 3, projects: ['Work'], days: 2 });
  });
});
