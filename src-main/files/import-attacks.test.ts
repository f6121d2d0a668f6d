/** Files that somebody prepared: what they say is kept as far as it can be, and reaches nothing else. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src-core/lib/calendar-date';
import { TODAY, TODAYS_LIST, YESTERDAY } from '../../src-core/todo/testing/list-notation';
import { wholeText } from '../../src-core/todo/text';
import { DEFAULT_PROJECT } from '../../src-core/todo/todo';
import { newTodoId } from '../ids';
import { Database } from '../storage/database';
import { adding, openWorld, shown } from '../storage/testing/world';
import { type FileWorld, openFileWorld } from './testing/file-world';

const json = (lists: unknown, more: object = {}) =>
  JSON.stringify({ format: 'to-tui', version: 1, projects: [], lists, ...more });

const todo = (content: string, more: object = {}) => ({ id: newTodoId(), content, ...more });

const say = (world: FileWorld, ...contents: string[]) =>
  world.store.dispatch(
    contents.map((content) => adding(TODAYS_LIST, content)),
    { kind: 'user' },
  );

describe('an export that somebody prepared', () => {
  it('makes no project of a name that could not be typed', async () => {
    const world = openFileWorld();
    const list = (project: string) => ({
      project,
      date: TODAY,
      todos: [todo(`of ${JSON.stringify(project)}`)],
    });
    const names = ['', '   ', 'a\nb', '\u001b]0;pwned\u0007', `${'x'.repeat(59)}\ud83d\ude00`, '\u200b'];
    await world.import(world.write('in.json', json(names.map(list))));
    for (const { name } of world.store.projects()) {
      expect(name).toMatch(/^[^\n]+$/);
      expect(name.trim()).toBe(name);
      expect(wholeText(name)).toBe(name);
      expect(name).toMatch(/\S/);
      expect(name).not.toMatch(/^\p{Cf}*$/u);
    }
  });

  it('can be undone though its texts hold halves of characters', async () => {
    const world = openFileWorld();
    const text =
      '{"format":"to-tui","version":1,"projects":[{"id":"p","name":"\\ud800 work"}],"lists":[{"project":"p","date":"' +
      TODAY +
      '","todos":[{"content":"half \\ud800","description":"\\udc00 too"}]}]}';
    await world.import(world.write('in.json', text));
    expect(world.store.undo()).toMatchObject({ ok: true });
    expect(world.store.projects()).toHaveLength(1);
    expect(world.store.redo()).toMatchObject({ ok: true });
    expect(world.store.undo()).toMatchObject({ ok: true });
  });

  it('reaches no prototype', async () => {
    const world = openFileWorld();
    const text = `{"format":"to-tui","version":1,"__proto__":{"polluted":1},"projects":[{"id":"__proto__","name":"__proto__"},{"id":"constructor","name":"constructor"}],
      "lists":[{"project":"__proto__","date":"${TODAY}","todos":[{"content":"A","__proto__":{"polluted":1},"constructor":{}}]},
      {"project":"constructor","date":"${TODAY}","todos":[{"content":"B","toString":"x"}]}]}`;
    expect(await world.import(world.write('in.json', text))).toMatchObject({ todos: 2 });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(world.store.projects().map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'default']);
  });

  it('nested ten million deep, or of one level after the other, is refused in a sentence', async () => {
    const world = openFileWorld();
    const file = world.write(
      'in.json',
      `{"format":"to-tui","version":1,"projects":[],"lists":${'['.repeat(5_000_000)}`,
    );
    await expect(world.import(file)).rejects.toThrow(/no JSON/);
    const deep = world.write(
      'deep.json',
      `{"format":"to-tui","version":1,"projects":[],"lists":${'['.repeat(1_000)}${']'.repeat(1_000)}}`,
    );
    expect(await world.import(deep)).toMatchObject({ todos: 0, leftOut: 1 });
  });

  it('with more projects than anybody has is refused, and quickly', { timeout: 20_000 }, async () => {
    const world = openFileWorld();
    const lists = Array.from({ length: 30_000 }, (_, n) => ({
      project: `p${n}`,
      date: TODAY,
      todos: [{ content: 'A' }],
    }));
    await expect(world.import(world.write('in.json', json(lists)))).rejects.toThrow(/projects/);
    expect(world.store.projects()).toHaveLength(1);
  });

  it('gives nothing twice: the same id in two lists, in a picture, deleted here', async () => {
    const world = openFileWorld();
    say(world, 'here', 'gone');
    const [here, gone] = world.store.list(TODAYS_LIST).rows;
    world.store.dispatch([{ type: 'delete_todo', id: gone?.id ?? '' }], { kind: 'user' });
    const [a, b] = [newTodoId(), newTodoId()];
    const file = world.write(
      'in.json',
      json([
        {
          project: 'default',
          date: TODAY,
          todos: [
            todo('a', { id: a }),
            todo('a again', { id: a }),
            todo('mine now', { id: here?.id }),
            todo('back', { id: gone?.id }),
          ],
        },
        { project: 'default', date: YESTERDAY, todos: [todo('a third', { id: a.toUpperCase() })] },
        {
          project: 'default',
          date: YESTERDAY,
          picture: { closedAt: 'never' },
          todos: [todo('p', { id: b }), todo('p again', { id: b }), todo('live', { id: here?.id })],
        },
      ]),
    );
    expect(await world.import(file)).toMatchObject({ todos: 1, alreadyThere: 4, pictures: 1 });
    expect(shown(world, TODAYS_LIST)).toEqual(['here', 'a']);
    const rows = world.store.shown({ project: 'default', date: YESTERDAY }).rows;
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('with dates at the ends of the calendar and beyond comes in as far as there are such days', async () => {
    const world = openFileWorld();
    const days = [
      '0000-01-01',
      '9999-12-31',
      '9999-99-99',
      '-000001-01-01',
      '+275760-09-13',
      '2026-02-30',
      '',
      'today',
    ];
    const file = world.write(
      'in.json',
      json(
        days.map((date) => ({
          project: 'default',
          date,
          todos: [
            todo(date || 'none', {
              dueDate: date,
              reminder: `${date}T25:61`,
              recurrence: '++999y',
              createdAt: `${date}T00:00:00Z`,
            }),
          ],
        })),
      ),
    );
    expect(await world.import(file)).toMatchObject({ todos: 2, leftOut: 6 });
    expect(world.store.undo()).toMatchObject({ ok: true });
  });
});

describe('undoing an import', () => {
  it('leaves the picture of a closed day as it was before', async () => {
    const world = openFileWorld();
    say(world, 'open', 'done');
    const done = world.store.list(TODAYS_LIST).rows[1]?.id ?? '';
    world.store.dispatch([{ type: 'update_todo', id: done, updates: { state: 'done' } }], { kind: 'user' });
    world.today = addDays(TODAY, 1);
    world.store.rollover(DEFAULT_PROJECT, TODAY);
    const closed = () => world.store.shown(TODAYS_LIST).rows.map(({ content }) => content);
    expect(closed()).toEqual(['open', 'done']);
    await world.import(
      world.write('in.json', json([{ project: 'default', date: TODAY, todos: [todo('found')] }])),
    );
    expect(closed()).toEqual(['open', 'done', 'found']);
    expect(world.store.undo()).toMatchObject({ ok: true });
    expect(closed()).toEqual(['open', 'done']);
    expect(world.store.redo()).toMatchObject({ ok: true });
    expect(closed()).toEqual(['open', 'done', 'found']);
    expect(
      world
        .reopen()
        .store.shown(TODAYS_LIST)
        .rows.map(({ content }) => content),
    ).toEqual(['open', 'done', 'found']);
  });
});

describe('a database that somebody prepared for an import', () => {
  const made = (world: FileWorld, sql: string) => {
    const file = world.at('hostile.db');
    const database = Database.open(file);
    database.execute(sql);
    database.pragma('journal_mode = DELETE');
    database.close();
    return file;
  };
  const COLUMNS = 'id TEXT, date TEXT, content TEXT, state TEXT, position INTEGER, project TEXT';
  const ROW = `('${newTodoId()}', '${TODAY}', 'A', ' ', 1, 'default')`;

  it('without row numbers is read as any other', async () => {
    const world = openFileWorld();
    const file = made(
      world,
      `CREATE TABLE todos (id TEXT PRIMARY KEY, date TEXT, content TEXT, state TEXT, position INTEGER) WITHOUT ROWID;
       INSERT INTO todos VALUES ('b', '${TODAY}', 'B', ' ', 2), ('a', '${TODAY}', 'A', ' ', 1);`,
    );
    expect(await world.import(file)).toMatchObject({ todos: 2 });
    expect(shown(world, TODAYS_LIST)).toEqual(['A', 'B']);
  });

  it('has conditions that are not worked out: they say what they like about its rows', async () => {
    const world = openFileWorld();
    const file = made(
      world,
      `CREATE TABLE todos (${COLUMNS}, CHECK (content = 'B' AND length(zeroblob(400000000)) > 1));
       PRAGMA ignore_check_constraints = ON;
       INSERT INTO todos VALUES ${ROW};`,
    );
    expect(await world.import(file)).toMatchObject({ todos: 1 });
  });

  it('with projects, days and ids of megabytes takes no more than is kept of them', async () => {
    const world = openFileWorld();
    const file = made(
      world,
      `CREATE TABLE todos (${COLUMNS});
       INSERT INTO todos SELECT zeroblob(50000000), '${TODAY}', 'A', ' ', 1, CAST(zeroblob(50000000) AS TEXT);
       INSERT INTO todos SELECT 'x', replace(hex(zeroblob(20000000)), '0', '9'), 'B', ' ', 1, 'p';
       CREATE TABLE projects (id TEXT, name TEXT);
       INSERT INTO projects SELECT hex(zeroblob(20000000)), 'big'`,
    );
    const before = process.memoryUsage().rss;
    await world.import(file).catch(() => undefined);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it.each([
    ['a view', `CREATE TABLE t (${COLUMNS}); CREATE VIEW todos AS SELECT * FROM t`],
    ['a virtual table', 'CREATE VIRTUAL TABLE todos USING fts5 (content, date)'],
    [
      'a column that is worked out',
      `CREATE TABLE todos (id TEXT, date TEXT, content TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000))) VIRTUAL); INSERT INTO todos VALUES ('a', '${TODAY}')`,
    ],
    [
      'triggers',
      `CREATE TABLE todos (${COLUMNS}); INSERT INTO todos VALUES ${ROW}; CREATE TRIGGER t AFTER INSERT ON todos BEGIN DELETE FROM todos; END`,
    ],
    [
      'numbers that are none',
      `CREATE TABLE todos (${COLUMNS}, indent_level); INSERT INTO todos SELECT '${newTodoId()}', '${TODAY}', 'A', ' ', 9e999, 'default', -9e999`,
    ],
    [
      'text for numbers',
      `CREATE TABLE todos (${COLUMNS}, indent_level, collapsed); INSERT INTO todos VALUES (1.5, 20260131, x'00ff', 7, 'first', NULL, 'deep', 'yes')`,
    ],
    [
      'a newer layout',
      `CREATE TABLE todos (${COLUMNS}); PRAGMA user_version = 99; INSERT INTO todos VALUES ${ROW}`,
    ],
  ])('with %s in it runs nothing and answers with counts or a sentence', async (_what, sql) => {
    const world = openFileWorld();
    const file = made(world, sql);
    const bytes = readFileSync(file);
    const done = await world.files.importFrom({ path: file, format: null, list: TODAYS_LIST, dryRun: false });
    expect(done.ok || done.error).toBeTruthy();
    expect(readFileSync(file)).toEqual(bytes);
    expect(world.leftovers()).toEqual([]);
  });

  it('with a pipe for its log holds nobody up', async () => {
    const world = openFileWorld();
    const file = made(world, `CREATE TABLE todos (${COLUMNS}); INSERT INTO todos VALUES ${ROW}`);
    execFileSync('mkfifo', [`${file}-wal`]);
    await expect(world.import(file)).rejects.toThrow(/-wal/);
  });

  it('that may only be read is read all the same', async () => {
    const world = openFileWorld();
    const file = made(world, `CREATE TABLE todos (${COLUMNS}); INSERT INTO todos VALUES ${ROW}`);
    execFileSync('chmod', ['400', file]);
    expect(await world.import(file)).toMatchObject({ todos: 1 });
  });

  it('with a list for every row is read in time', { timeout: 30_000 }, async () => {
    const world = openFileWorld();
    const file = made(
      world,
      `CREATE TABLE todos (${COLUMNS});
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
       INSERT INTO todos SELECT 'x' || i, date('0100-01-01', i || ' days'), 'A', ' ', i, 'default' FROM n`,
    );
    expect(await world.import(file)).toMatchObject({ todos: 20_000 });
  });
});

describe('a folder that somebody prepared', () => {
  it('with links in a circle and out of it comes in once', async () => {
    const world = openFileWorld();
    const folder = world.at('old');
    mkdirSync(path.join(folder, 'projects'), { recursive: true });
    symlinkSync('..', path.join(folder, 'projects', 'loop'));
    symlinkSync('self', path.join(folder, 'self'));
    writeFileSync(path.join(folder, `${TODAY}.md`), '- [ ] A\n');
    execFileSync('mkfifo', [path.join(folder, `${YESTERDAY}.md`)]);
    expect(await world.import(folder)).toMatchObject({ todos: 1 });
  });
});

describe('what is in a folder at the start', () => {
  it('keeps nobody from starting, and nothing of the user’s is taken for a leftover', async () => {
    const world = openFileWorld({ world: openWorld() });
    mkdirSync(world.at('restore-check-0'));
    mkdirSync(world.at(`import-${newTodoId()}`));
    writeFileSync(world.at('restore-check-list.md'), 'mine');
    execFileSync('touch', [
      '-d',
      '2020-01-01',
      world.at('restore-check-0'),
      world.at('restore-check-list.md'),
    ]);
    execFileSync('sh', ['-c', `touch -d 2020-01-01 '${world.paths.home}'/import-*`]);
    const part = path.join(world.paths.backups, 'to-tui-2026-01-31.db.4711-mk3x.part');
    for (const file of [part, `${part}.mine`]) {
      writeFileSync(file, 'half');
      execFileSync('touch', ['-d', '2020-01-01', file]);
    }
    expect(() => openFileWorld({ world })).not.toThrow();
    expect([existsSync(part), existsSync(`${part}.mine`)]).toEqual([false, true]);
    expect(existsSync(world.at('restore-check-list.md'))).toBe(true);
  });
});
