import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranksBetween } from '../../src-core/lib/rank';
import { noChanges } from '../../src-core/todo/changes';
import { TODAY, TODAYS_LIST, YESTERDAY } from '../../src-core/todo/testing/list-notation';
import { cleanContent, cleanDescription } from '../../src-core/todo/text';
import { isComplete, PRIORITIES, TODO_STATES, type Todo } from '../../src-core/todo/todo';
import { newTodoId } from '../ids';
import { adding, openWorld, rowOf, shown } from '../storage/testing/world';
import { type FileWorld, openFileWorld } from './testing/file-world';

const ALL = { kind: 'all' } as const;
const TODAY_ONLY = { kind: 'day', list: TODAYS_LIST } as const;

function filled(): FileWorld {
  const world = openFileWorld();
  const { store } = world;
  store.dispatch([adding(TODAYS_LIST, 'milk'), adding(TODAYS_LIST, 'oat', { indent: 1 })], { kind: 'user' });
  store.dispatch([{ type: 'create_project', name: 'work' }], { kind: 'user' });
  const work = { project: store.projects().find((one) => one.name === 'work')?.id ?? '', date: TODAY };
  store.dispatch([adding(work, 'report')], { kind: 'user' });
  return world;
}

const exported = async (
  world: FileWorld,
  name: string,
  more: Partial<Parameters<FileWorld['files']['exportTo']>[0]> = {},
) => {
  const done = await world.files.exportTo({ path: name, format: null, what: ALL, force: false, ...more });
  if (!done.ok) throw new Error(done.error);
  return done.value;
};

describe('an export', () => {
  it('of a day is Markdown in the format of the original, for the user alone', async () => {
    const world = filled();
    const done = await exported(world, '~/day.md', { what: TODAY_ONLY });
    expect(readFileSync(world.at('day.md'), 'utf8')).toBe('# January 31, 2026\n\n- [ ] milk\n  - [ ] oat\n');
    expect(done).toMatchObject({ todos: 2, days: 1, files: 1, path: world.at('day.md') });
    if (process.platform !== 'win32') expect(statSync(world.at('day.md')).mode & 0o777).toBe(0o600);
    expect(world.leftovers()).toEqual([]);
  });

  it('of everything is one file with headings, or a file a day in a folder', async () => {
    const world = filled();
    await exported(world, 'all.md');
    expect(readFileSync(world.at('all.md'), 'utf8')).toContain(
      '# Project: work\n\n## January 31, 2026\n\n- [ ] report\n',
    );
    const done = await exported(world, 'out/');
    expect(done).toMatchObject({ files: 2, todos: 3, projects: 2 });
    expect(readFileSync(world.at(`out/default/${TODAY}.md`), 'utf8')).toContain('# January 31, 2026\n');
    expect(existsSync(world.at(`out/work/${TODAY}.md`))).toBe(true);
  });

  it('never replaces a file unasked, names it before, and replaces it when told to', async () => {
    const world = filled();
    world.write('day.md', 'mine');
    const request = { path: 'day.md', format: null, what: TODAY_ONLY, force: false };
    expect(await world.files.replaces(request)).toEqual([world.at('day.md')]);
    expect(await world.files.exportTo(request)).toMatchObject({
      ok: false,
      error: expect.stringContaining('--force'),
    });
    expect(readFileSync(world.at('day.md'), 'utf8')).toBe('mine');
    await exported(world, 'day.md', { what: TODAY_ONLY, force: true });
    expect(readFileSync(world.at('day.md'), 'utf8')).toContain('milk');
  });

  it('into a folder in which one file is there writes none', async () => {
    const world = filled();
    mkdirSync(world.at('out/default'), { recursive: true });
    world.write(`out/default/${TODAY}.md`, 'mine');
    const done = await world.files.exportTo({ path: 'out/', format: null, what: ALL, force: false });
    expect(done.ok).toBe(false);
    expect(existsSync(world.at('out/work'))).toBe(false);
  });

  it('refuses the files that the application lives on, also by another name', async () => {
    const world = filled();
    symlinkSync(world.paths.database, world.at('link.md'));
    for (const name of [world.paths.database, 'to-tui.db-wal', 'link.md', './/to-tui.db']) {
      const done = await world.files.exportTo({ path: name, format: 'json', what: ALL, force: true });
      expect(done).toMatchObject({ ok: false, error: expect.stringContaining('to-tui itself') });
    }
    expect(world.database.faults('full')).toEqual([]);
  });

  it('says in a sentence that the place cannot be written', async () => {
    const world = filled();
    const done = await world.files.exportTo({
      path: 'no/such/day.md',
      format: null,
      what: ALL,
      force: false,
    });
    expect(done).toEqual({ ok: false, error: expect.stringMatching(/^Writing .* failed: there is no such/) });
  });

  it('tells its progress and its end, and leaves nothing when it is cancelled', async () => {
    const world = openFileWorld({ onWork: (work) => world.files.cancel(work.id) });
    const rows = Array.from({ length: 3_000 }, (_, i) => adding(TODAYS_LIST, `row ${i}`));
    world.store.dispatch(rows, { kind: 'user' });
    const done = await world.files.exportTo({ path: 'all.json', format: null, what: ALL, force: false });
    expect(done).toEqual({ ok: false, error: 'Cancelled; nothing was changed.' });
    expect(world.works.at(-1)?.ended).toBe(true);
    expect(existsSync(world.at('all.json'))).toBe(false);
    expect(world.leftovers()).toEqual([]);
  });
});

const everything = (world: FileWorld) =>
  world.store.projects().map((project) => ({
    name: project.name,
    rows: world.store.projectRows(project.id).map(({ rank: _, ...row }) => row),
  }));

describe('JSON', () => {
  it('brings everything into an empty database as it was, with pictures of closed days', async () => {
    const world = filled();
    const past = { project: 'default', date: YESTERDAY };
    world.today = YESTERDAY;
    world.store.dispatch([adding(past, 'open'), adding(past, 'shut')], { kind: 'user' });
    world.store.dispatch([{ type: 'toggle_todo', id: rowOf(world, past, 'shut').id }], { kind: 'user' });
    world.today = TODAY;
    world.store.rollover('default', YESTERDAY);
    world.repository.rememberFold(rowOf(world, TODAYS_LIST, 'milk').id, true);
    await exported(world, 'all.json');

    const other = openFileWorld();
    const summary = await other.import(world.at('all.json'));
    expect(summary).toMatchObject({
      format: 'json',
      todos: 5,
      projects: ['work'],
      pictures: 1,
      repaired: 0,
      faults: [],
    });
    expect(everything(other)).toEqual(everything(world));
    const pictured = (one: FileWorld) => one.repository.picture(past)?.rows.map(({ rank: _, ...row }) => row);
    expect(pictured(other)).toEqual(pictured(world));
    expect(other.repository.folded(TODAYS_LIST)).toEqual(world.repository.folded(TODAYS_LIST));
    expect(other.database.faults('full')).toEqual([]);
    const again = await other.import(world.at('all.json'));
    expect(again).toMatchObject({ todos: 0, alreadyThere: 5, projects: [], pictures: 0 });
  });

  const rowsOf = fc.array(
    fc.record({
      indent: fc.nat(4),
      content: fc.string({ unit: 'binary', maxLength: 20 }).map((text) => cleanContent(text) ?? 'x'),
      description: fc.option(fc.string({ unit: 'binary' }).map(cleanDescription), { nil: null }),
      state: fc.constantFrom(...TODO_STATES),
      priority: fc.constantFrom(...PRIORITIES, null),
      dueDate: fc.constantFrom(TODAY, null),
      recurrence: fc.constantFrom('+1w', '.+3d', null),
      reminder: fc.constantFrom('2026-02-01T09:00', null),
      date: fc.constantFrom(TODAY, YESTERDAY),
    }),
    { minLength: 1, maxLength: 30 },
  );

  it('is read as it was written, whatever the rows say', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, async (drafts) => {
        const world = openFileWorld();
        const ranks = ranksBetween(null, null, drafts.length);
        const deepest = new Map<string, number>();
        const added = drafts.map((row, index): Todo => {
          const indent = Math.min(row.indent, deepest.get(row.date) ?? 0);
          deepest.set(row.date, indent + 1);
          const moment = '2026-01-30T10:11:12.345Z';
          const completedAt = isComplete(row.state) ? moment : null;
          const place = { project: 'default', rank: ranks[index] ?? '', indent };
          return { ...row, ...place, id: newTodoId(), createdAt: moment, modifiedAt: moment, completedAt };
        });
        world.store.commitImport({ ...noChanges, added }, []);
        await exported(world, 'all.json');
        const other = openFileWorld();
        await other.import(world.at('all.json'));
        // A file holds no half characters.
        const text = JSON.stringify(everything(world)).replaceAll(/\\ud[89a-f][0-9a-f]{2}/g, '\ufffd');
        expect(JSON.stringify(everything(other))).toBe(text);
      }),
      { numRuns: 15 },
    );
  });
});

describe('an import', () => {
  it('of Markdown goes to the end of the list, and says what it could not read', async () => {
    const world = filled();
    const file = world.write('in.md', '- [x] from elsewhere\nnonsense here\n  - child\n');
    const summary = await world.import(file);
    expect(shown(world, TODAYS_LIST)).toEqual(['milk', ' oat', '[x] from elsewhere', ' child']);
    expect(summary).toMatchObject({ format: 'markdown', todos: 2, days: 1, faultCount: 1 });
    expect(summary.faults).toEqual([{ line: 2, text: 'nonsense here', message: 'not a list item' }]);
    expect(world.published.at(-1)?.cause).toEqual({ kind: 'import' });
  });

  it('of a day that is over counts as done on that day', async () => {
    const world = openFileWorld();
    await world.import(world.write('old.md', `# January 30, 2026\n\n- [x] then\n- [ ] open\n`));
    const [then] = world.store.list({ ...TODAYS_LIST, date: YESTERDAY }).rows;
    expect(then).toMatchObject({ content: 'then', completedAt: '2026-01-30T12:00:00.000Z' });
    await world.import(world.write('new.md', '- [x] now\n'));
    const [now] = world.store.list(TODAYS_LIST).rows;
    expect(now?.completedAt?.slice(0, 10)).toBe(TODAY);
  });

  it('is one step to undo and redo, for past days and new projects too', async () => {
    const world = filled();
    const before = everything(world);
    const file = world.write('in.md', `# ${YESTERDAY}\n- A\n# Project: garden\n## ${TODAY}\n- B\n`);
    expect(await world.import(file)).toMatchObject({ todos: 2, days: 2, projects: ['garden'] });
    const after = everything(world);
    expect(world.store.undo().ok).toBe(true);
    expect(everything(world)).toEqual(before);
    expect(world.store.redo().ok).toBe(true);
    expect(everything(world)).toEqual(after);
  });

  it('of past days alone can be undone', async () => {
    const world = filled();
    await world.import(world.write('in.md', `# ${YESTERDAY}\n- A\n`));
    expect(shown(world, { project: 'default', date: YESTERDAY })).toEqual(['A']);
    expect(world.store.undo().ok).toBe(true);
    expect(shown(world, { project: 'default', date: YESTERDAY })).toEqual([]);
  });

  it('on a dry run changes nothing and counts the same', async () => {
    const world = filled();
    const file = world.write('in.md', '# Project: garden\n- A\n- B\n');
    const before = everything(world);
    const dry = await world.import(file, { dryRun: true });
    expect(everything(world)).toEqual(before);
    expect(await world.import(file)).toEqual({ ...dry, dryRun: false });
  });

  it('takes projects of the same name for the same, upper and lower case too', async () => {
    const world = filled();
    await world.import(world.write('in.md', '# Project: WORK\n- A\n# Project: Default\n- B\n'));
    expect(world.store.projects().map((one) => one.name)).toEqual(['default', 'work']);
    expect(shown(world, TODAYS_LIST)).toContain('B');
  });

  it('of rows whose parent is there already lifts them to the nearest ancestor that comes', async () => {
    const world = filled();
    const [milk] = world.store.list(TODAYS_LIST).rows;
    const list = { project: 'default', date: TODAY };
    const todos = [
      { id: milk?.id, indent: 0, content: 'milk' },
      { id: newTodoId(), indent: 1, content: 'new child' },
      { id: newTodoId(), indent: 2, content: 'its child' },
    ];
    const file = { format: 'to-tui', version: 1, projects: [], lists: [{ ...list, todos }] };
    const summary = await world.import(world.write('in.json', JSON.stringify(file)));
    expect(shown(world, TODAYS_LIST)).toEqual(['milk', ' oat', 'new child', ' its child']);
    expect(summary).toMatchObject({ todos: 2, alreadyThere: 1 });
  });

  it('leaves deleted rows deleted', async () => {
    const world = filled();
    await exported(world, 'all.json');
    world.store.dispatch([{ type: 'delete_todo', id: rowOf(world, TODAYS_LIST, 'milk').id }], {
      kind: 'user',
    });
    expect(await world.import(world.at('all.json'))).toMatchObject({ todos: 0, alreadyThere: 3 });
    expect(shown(world, TODAYS_LIST)).toEqual([]);
  });

  it('into a closed day adds to the picture that is shown', async () => {
    const world = filled();
    const past = { project: 'default', date: YESTERDAY };
    world.today = YESTERDAY;
    world.store.dispatch([adding(past, 'open')], { kind: 'user' });
    world.today = TODAY;
    world.store.rollover('default', YESTERDAY);
    await world.import(world.write('in.md', `# ${YESTERDAY}\n- A\n`));
    expect(world.repository.picture(past)?.rows.map((row) => row.content)).toEqual(['open', 'A']);
  });

  it('is cancelled before the commit without a trace', async () => {
    const world = openFileWorld({ onWork: (work) => world.files.cancel(work.id) });
    const file = world.write('in.md', '- [ ] a\n'.repeat(20_000));
    const done = await world.files.importFrom({ path: file, format: null, list: TODAYS_LIST, dryRun: false });
    expect(done).toEqual({ ok: false, error: 'Cancelled; nothing was changed.' });
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    expect(world.leftovers()).toEqual([]);
  });

  it('survives a restart', async () => {
    const world = openFileWorld({ world: openWorld() });
    await world.import(world.write('in.md', '- A\n  - b\n'));
    expect(shown(world.reopen(), TODAYS_LIST)).toEqual(['A', ' b']);
  });
});

describe('hostile files', () => {
  const refused = async (world: FileWorld, file: string) => {
    const done = await world.files.importFrom({ path: file, format: null, list: TODAYS_LIST, dryRun: false });
    expect(world.leftovers()).toEqual([]);
    expect(shown(world, TODAYS_LIST)).toEqual([]);
    return done.ok ? 'imported' : done.error;
  };

  it.each([
    ['a newer version', '{"format":"to-tui","version":2}', /newer to-tui \(version 2/],
    ['other JSON', '{"name":"left-pad"}', /no export of to-tui/],
    ['broken JSON', '{"format":', /is no JSON/],
    ['nested JSON', `{"a":${'['.repeat(1_000_000)}`, /is no JSON/],
    ['lists that are none', '{"format":"to-tui","version":1,"projects":[],"lists":7}', /damaged: lists/],
  ])('%s is refused in a sentence', async (_, contents, sentence) => {
    const world = openFileWorld();
    expect(await refused(world, world.write('in.json', contents))).toMatch(sentence);
  });

  it('of UTF-16 are refused', async () => {
    const world = openFileWorld();
    expect(await refused(world, world.write('in.md', Buffer.from('\ufeff- [ ] a\n', 'utf16le')))).toMatch(
      /UTF-16/,
    );
  });

  it('that are missing, folders or devices are refused', async () => {
    const world = openFileWorld();
    mkdirSync(world.at('empty'));
    expect(await refused(world, 'nothing.md')).toMatch(/^There is no file/);
    expect(await refused(world, 'empty')).toMatch(/is a folder/);
    expect(await refused(world, 'a\0b')).toMatch(/NUL/);
    if (process.platform !== 'win32') expect(await refused(world, '/dev/zero')).toMatch(/neither a file/);
  });

  it('of JSON with broken rows are mended, and everything is counted', async () => {
    const world = openFileWorld();
    const id = newTodoId();
    const todos = [
      { id, content: 'A', indent: 7 },
      { id, content: 'twice' },
      { id: '../x', content: 'B', indent: -1, state: 'fnord', dueDate: '2026-02-30', priority: 'P9' },
      {
        content: 'C\nD',
        indent: 1.5,
        description: 7,
        createdAt: 'yesterday',
        reminder: '25:00',
        recurrence: 'often',
      },
      { content: 'x'.repeat(20_000), indent: 1_000_000 },
      { content: '\u200b' },
      ...[null, 7, 'text', [], {}],
    ];
    const lists = [
      { project: 'p', date: TODAY, todos },
      { project: 'p', date: '2026-13-01', todos: [] },
      { __proto__: { project: 'p' } },
    ];
    const text = JSON.stringify({
      format: 'to-tui',
      version: 1,
      projects: [{ id: 'p', name: 'P\u0000\n2' }],
      lists,
    });
    const summary = await world.import(world.write('in.json', text));
    expect(summary).toMatchObject({ todos: 4, alreadyThere: 1, clamped: 2, leftOut: 8, faultCount: 3 });
    expect(summary.repaired).toBeGreaterThan(8);
    const [project] = world.store.projects().filter((one) => one.id !== 'default');
    const rows = world.store.projectRows(project?.id ?? '');
    expect(rows.map((row) => [row.indent, row.content.length, row.state])).toEqual([
      [0, 1, 'empty'],
      [0, 1, 'empty'],
      [0, 3, 'empty'],
      [1, 10_000, 'empty'],
    ]);
  });

  it('of a million lines are refused before anything is written', async () => {
    const world = openFileWorld();
    const summary = await world.files.importFrom({
      path: world.write('in.md', '- [ ] a\n'.repeat(1_000_000)),
      format: null,
      list: TODAYS_LIST,
      dryRun: true,
    });
    expect(summary).toMatchObject({ ok: true, value: { todos: 200_000, leftOut: 800_000 } });
  }, 60_000);

  it('with a line of 10 MB, bad UTF-8, NUL and ESC come in as far as they can be kept', async () => {
    const world = openFileWorld();
    const parts = [
      '- a\0b \x1b[2Jc\n',
      '- ',
      'x'.repeat(10_000_000),
      '\n- bad ',
      Buffer.from([0xff, 0xc3]),
      '\n- last\n',
    ];
    const file = world.write('in.md', Buffer.concat(parts.map((part) => Buffer.from(part))));
    const summary = await world.import(file);
    const { rows } = world.store.list(TODAYS_LIST);
    expect(rows.map((row) => row.content.slice(0, 12))).toEqual([
      'a\0b \x1b[2Jc',
      'xxxxxxxxxxxx',
      'bad \ufffd\ufffd',
      'last',
    ]);
    expect(summary.clamped).toBeGreaterThan(0);
    expect(summary.faults.map((fault) => fault.line)).toEqual([3]);
    expect(path.basename(file)).toBe('in.md');
  });
});
