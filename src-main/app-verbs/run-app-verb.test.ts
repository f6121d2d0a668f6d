import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { APP_VERB_NAMES } from '../../src-core/app/app-verbs';
import { err, ok } from '../../src-core/lib/result';
import { adding, rowOf, shown } from '../storage/testing/world';
import { runAppVerb } from './run-app-verb';
import { dayBefore, textOf, verbWorld } from './testing/verb-world';

describe('add', () => {
  it('puts a todo at the end of today’s list, as one step to undo', async () => {
    const { world, context, text } = verbWorld();
    const list = context.target.list;
    world.store.dispatch([adding(list, 'first')], { kind: 'user' });
    expect(await text('add', 'buy', 'milk', '#shop')).toBe('success: added “buy milk #shop” to default');
    expect(shown(world, list)).toEqual(['first', 'buy milk #shop']);
    expect(world.published.at(-1)?.cause).toEqual({ kind: 'api' });
    world.store.undo();
    expect(shown(world, list)).toEqual(['first']);
  });

  it('reads everything that can be said about it', async () => {
    const { world, context, text } = verbWorld();
    expect(
      await text(
        ...['add', 'milk', '--due', 'tomorrow', '--priority', '1', '--repeat', 'every week'],
        ...['--remind', 'tomorrow 8am', '--note', 'two\nlitres'],
      ),
    ).toBe(
      'success: added “milk” to default, due Sunday, February 1, tomorrow, reminder Sunday, February 1, 08:00, tomorrow, repeats every week',
    );
    expect(rowOf(world, context.target.list, 'milk')).toMatchObject({
      priority: 'P1',
      dueDate: '2026-02-01',
      recurrence: '+1w',
      reminder: '2026-02-01T08:00',
      description: 'two\nlitres',
    });
  });

  it('puts it under the todo that is named, by its id or what it says', async () => {
    const { world, context, text } = verbWorld();
    await text('add', 'Shopping');
    await text('add', 'Shop for Ana');
    const { id } = rowOf(world, context.target.list, 'Shopping');
    await text('add', 'milk', '--parent', 'shopping');
    await text('add', 'bread', '--parent', id);
    await text('add', 'a book', '--parent', 'ana');
    expect(shown(world, context.target.list)).toEqual([
      'Shopping',
      ' milk',
      ' bread',
      'Shop for Ana',
      ' a book',
    ]);
    expect(await text('add', 'x', '--parent', 'shop')).toContain('“Shopping” and “Shop for Ana”: say more');
    expect(await text('add', 'x', '--parent', 'nothing')).toContain('is, or says, “nothing”');
  });

  it('adds one for each line of standard input, as one step', async () => {
    const { world, context, text } = verbWorld({ input: 'milk\r\n\n  bread \u001b[31m!\n' });
    expect(await text('add', '-', '--priority', 'P0')).toBe('success: added 2 todos to default');
    expect(shown(world, context.target.list)).toEqual(['milk', 'bread !']);
    world.store.undo();
    expect(shown(world, context.target.list)).toEqual([]);
    expect(await verbWorld().text('add', '-')).toContain('standard input');
    expect(await verbWorld({ input: '\n \n' }).text('add', '-')).toBe('error: a todo needs a text');
    expect(await verbWorld({ input: 'x\n'.repeat(1_001) }).text('add', '-')).toContain('more than 1000');
  });

  it('goes to the project that is named', async () => {
    const { world, today, text } = verbWorld();
    world.store.dispatch([{ type: 'create_project', name: 'My Work' }], { kind: 'user' });
    expect(await text('add', 'x', '--project', 'my work')).toBe('success: added “x” to My Work');
    const project = world.store.projects().find(({ name }) => name === 'My Work');
    expect(shown(world, { project: project?.id ?? '', date: today })).toEqual(['x']);
    expect(await text('add', 'x', '--project', 'my wrok')).toBe(
      'error: there is no project “my wrok”; did you mean “My Work”?',
    );
  });

  it('tells programs what was added', async () => {
    const { json } = verbWorld();
    await json('add', 'parent');
    expect(await json('add', 'milk', '--parent', 'parent', '--due', '2026-02-03')).toMatchObject({
      version: 1,
      added: [{ content: 'milk', indent: 1, dueDate: '2026-02-03', state: 'empty', tags: [], parentId: /./ }],
    });
  });

  it.each([
    [['add', 'x', '--due', 'whenever'], '--due “whenever”: write fri'],
    [['add', 'x', '--remind', 'yesterday'], 'is past'],
    [['add', 'x', '--repeat', 'often'], '--repeat “often”: write every week'],
    [['add', 'x'.repeat(10_001)], 'longer than 10000 characters'],
    [['add', '\u001b[2J'], 'a todo needs a text'],
    [['add'], 'TEXT is missing'],
    [['dance'], 'there is no command “dance”'],
  ])('%j adds nothing: %s', async (words, error) => {
    const { world, text } = verbWorld();
    expect(await text(...words)).toMatch(/^error: /);
    expect(await text(...words)).toContain(error);
    expect(world.published).toEqual([]);
  });
});

describe('show', () => {
  async function withSome() {
    const made = verbWorld();
    const { text } = made;
    await text('add', 'Ship it', '--priority', 'P0', '--due', '2026-01-30');
    await text('add', 'tests #ci', '--parent', 'ship');
    await text('add', 'done \u202ething', '--repeat', 'weekly');
    const { id } = rowOf(made.world, made.context.target.list, 'done \u202ething');
    made.world.store.dispatch([{ type: 'update_todo', id, updates: { state: 'cancelled' } }], {
      kind: 'user',
    });
    return made;
  }

  it('prints a list as text', async () => {
    const { text } = await withSome();
    expect(await text('show')).toBe(
      [
        'default, Saturday, January 31, 2026: 3 todos, 2 open',
        '[ ] P0 Ship it (overdue 2026-01-30)',
        '  [ ] tests #ci',
        '[-] done thing (repeats +1w)',
      ].join('\n'),
    );
  });

  it('tells programs everything, with parents and without order keys', async () => {
    const { json, today } = await withSome();
    const told = (await json('show')) as { lists: { todos: Record<string, unknown>[] }[] };
    expect(told).toMatchObject({
      version: 1,
      lists: [{ project: { id: 'default', name: 'default' }, date: today, readOnly: false }],
    });
    const [first, second] = told.lists[0]?.todos ?? [];
    expect(first).toMatchObject({
      content: 'Ship it',
      priority: 'P0',
      parentId: null,
      dueDate: '2026-01-30',
    });
    expect(second).toMatchObject({ content: 'tests #ci', tags: ['ci'], parentId: first?.id });
    expect(Object.keys(first ?? {}).sort()).toEqual(
      'completedAt content createdAt date description dueDate id indent modifiedAt parentId priority project recurrence reminder state tags'.split(
        ' ',
      ),
    );
  });

  it('shows the rows that a filter lets through, and says what is wrong with one', async () => {
    const { text } = await withSome();
    expect(await text('show', '--filter', '#ci')).toContain('1 todo, 1 open\n  [ ] tests #ci');
    expect(await text('show', '--filter', 'nothing like it')).toMatch(/: 0 todos, 0 open\nNo todos$/);
  });

  it('shows a day in words, and every project', async () => {
    const { text, world, today } = await withSome();
    expect(await text('show', 'last', 'friday')).toContain('Friday, January 30, 2026: 0 todos');
    expect(await text('show', 'tomorrow')).toContain('still to come');
    expect(await text('show', 'whenever')).toMatch(/^error: /);
    world.store.dispatch([{ type: 'create_project', name: 'empty' }], { kind: 'user' });
    expect((await text('show', '--all')).split('\n')[0]).toBe(
      'default, Saturday, January 31, 2026: 3 todos, 2 open',
    );
    expect(await text('show', '--all', '2020-01-01')).toBe(
      'Wednesday, January 1, 2020\nNo todos in any project',
    );
    expect(await text('show', '--project', 'empty', today)).toContain('empty, ');
  });

  it('shows the day and the project that the screen shows', async () => {
    const { context } = await withSome();
    const date = dayBefore(context.today);
    const there = verbWorld({ target: { list: { project: 'default', date }, selected: null } });
    expect(await there.text('show')).toContain('Friday, January 30');
  });
});

describe('files', () => {
  it.each([
    [['export'], { path: '/work/to-tui-default-2026-01-31.md', format: null, what: { kind: 'day' } }],
    [['export', 'a.md'], { path: '/work/a.md', what: { kind: 'day' }, force: false }],
    [['export', '~/notes/'], { path: '/home/me/notes/' }],
    [['export', '/x.json', '--all', '--force'], { path: '/x.json', what: { kind: 'all' }, force: true }],
    [['export', '--all', '--format', 'json'], { path: '/work/to-tui-2026-01-31.json', format: 'json' }],
    [['export', '--project', 'default'], { what: { kind: 'project', project: 'default' } }],
    [
      ['export', '--project', 'default', '--day', 'yesterday'],
      { what: { kind: 'day', list: { project: 'default', date: '2026-01-30' } } },
    ],
    [['import', 'a.md'], { path: '/work/a.md', format: null, dryRun: false }],
    [['import', 'a.md', '--dry-run'], { path: '/work/a.md', dryRun: true }],
    [['import', 'a.md', '--yes', '--format', 'original'], { format: 'to-tui', dryRun: false }],
  ])('%j asks for %j', async (words, request) => {
    const { asked, text } = verbWorld();
    expect(await text(...words)).not.toMatch(/^error/);
    expect(asked).toMatchObject([request]);
  });

  it('are told in sentences', async () => {
    const { text, asked } = verbWorld();
    expect(await text('export', 'a.md')).toBe('success: exported 2 todos of 1 day to /work/a.md (100 B)');
    expect(await text('import', 'a.md', '--yes')).toBe(
      'success: imported 12 todos in 2 lists; undo takes it back',
    );
    expect(await text('backup')).toBe(
      'success: backed up 12 todos to /data/backups/a.db (4.1 kB), and checked it',
    );
    expect(await text('backup', 'b.db')).toContain('/work/b.db');
    expect(await text('backup', '--list')).toContain('1 backup in /data/backups');
    asked.length = 0;
    expect(await text('export', 'http://x/a.md')).toContain('is an address');
    expect(asked).toEqual([]);
  });

  it('are imported after a look, with every fault named and clean', async () => {
    const { text, asked } = verbWorld({ screen: null });
    await text('import', 'a.md');
    expect(asked).toMatchObject([{ dryRun: true }]);
    expect(await text('import', 'faulty.md')).toBe(
      [
        'Import of /work/faulty.md: nothing is changed yet',
        '12 todos in 2 lists, read as Markdown',
        '1 left out: they cannot be read, or are too many',
        'line 7: is no todo: “what is this”',
        '',
        'Say it with --yes to bring it in.',
      ].join('\n'),
    );
    expect(await text('import', 'faulty.md', '--yes')).toMatch(/^Imported\n/);
    expect(await text('import', '-')).toContain('standard input');
  });

  it('take the place of the database only with --yes, after the counts', async () => {
    const { text, asked } = verbWorld();
    const plan = await text('restore', 'old.db');
    expect(plan).toContain('there: 12 todos (3 open), 1 project, 2 days');
    expect(plan).toContain('here:  40 todos');
    expect(plan).toContain('It is emptier.');
    expect(plan).toContain('to-tui starts anew by itself');
    expect(asked).toEqual([]);
    expect(await text('restore', 'old.db', '--yes')).toBe(
      'success: to-tui starts anew in a moment, with 12 todos; what is here now stays in /data/backups/now.db',
    );
    expect(asked).toEqual(['old.db', 'started anew']);
    expect(await text('restore', 'gone.db', '--yes')).toBe('error: there is no file /work/gone.db');
  });

  it('that are restored are those that were shown, and the window starts anew only when it is done', async () => {
    const { run, asked, context } = verbWorld();
    const question = await run('restore', 'old.db');
    const words = question.kind === 'question' ? question.words : [];
    expect(words).toEqual(['restore', '--yes', '--hash=ab', '--', 'old.db']);
    const planRestore = async (path: string) => {
      const plan = await context.files.planRestore(path);
      return plan.ok ? ok({ ...plan.value, hash: 'cd' }) : plan;
    };
    const swapped = { ...context.files, planRestore };
    expect(textOf(await runAppVerb(words, { ...context, files: swapped }))).toMatch(
      /^error: .*not the file any more/,
    );
    expect(asked).toEqual([]);
    const refused = { ...context.files, restore: async () => err('the disk is full') };
    expect(textOf(await runAppVerb(words, { ...context, files: refused }))).toBe('error: the disk is full');
    expect(asked).toEqual([]);
    await runAppVerb(words, { ...context, screen: null });
    expect(asked).toEqual(['old.db']);
    await run(...words);
    expect(asked).toEqual(['old.db', 'old.db', 'started anew']);
  });

  it('are replaced after a question in the window, and with --force elsewhere', async () => {
    const { run, text, asked, context, today } = verbWorld();
    const question = await text('export', 'there.md');
    expect(question).toContain('Replace the file that is there?\n/work/there.md');
    expect(asked).toEqual([]);
    const answer = await run('export', 'there.md');
    const words = answer.kind === 'question' ? answer.words : [];
    expect(words).toEqual([
      'export',
      '--project=default',
      `--day=${today}`,
      '--force',
      '--',
      '/work/there.md',
    ]);
    expect(textOf(await run(...words))).toMatch(/^success: exported/);
    expect(asked).toMatchObject([{ force: true, what: { list: { project: 'default', date: today } } }]);
    const shell = { ...context, screen: null };
    expect(textOf(await runAppVerb(['export', 'there.md'], shell))).toContain('--force replaces it');
  });

  it('keep a backup of that name until somebody says yes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'to-tui-backup-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'b.db'), 'another');
    const { text, run, asked } = verbWorld({ cwd: folder });
    const answer = await run('backup', 'b.db');
    expect(textOf(answer)).toContain(`Replace the file that is there?\n${join(folder, 'b.db')}`);
    expect(asked).toEqual([]);
    expect(await text('backup', 'new.db')).toMatch(/^success/);
    if (answer.kind === 'question') expect(textOf(await run(...answer.words))).toMatch(/^success/);
    expect(asked).toEqual([join(folder, 'new.db'), join(folder, 'b.db')]);
  });

  it('are told to programs with a version', async () => {
    const { json } = verbWorld({ screen: null });
    expect(await json('export', 'a.md')).toMatchObject({
      version: 1,
      kind: 'export',
      todos: 2,
      path: '/work/a.md',
    });
    expect(await json('import', 'a.md')).toMatchObject({ version: 1, kind: 'import', dryRun: true });
    expect(await json('backup')).toMatchObject({ version: 1, kind: 'backup', path: '/data/backups/a.db' });
    expect(await json('backup', '--list')).toMatchObject({ version: 1, backups: [{ bytes: 4_096 }] });
    expect(await json('restore', 'a.db')).toMatchObject({ version: 1, done: false, ours: { todos: 40 } });
    expect(await json('restore', 'a.db', '--yes')).toMatchObject({ version: 1, done: true });
  });
});

describe('the window’s own', () => {
  it('change settings, and say what they are', async () => {
    const { text, asked } = verbWorld();
    expect(await text('set', 'which_key_delay')).toBe('info: which_key_delay = 400');
    expect(await text('set', 'which_key_delay', '200')).toBe('success: which_key_delay is 200 now');
    expect(await text('set', 'confirm_delete', 'off')).toBe('success: confirm_delete is false now');
    expect(await text('set', 'font.size', '--reset')).toBe('success: font.size is as it was made');
    expect(await text('set', 'keybindings.navigate.<C-s>', 'sort_by_priority')).toBe(
      'success: keybindings.navigate."<C-s>" is "sort_by_priority" now',
    );
    expect(await text('set', 'filters.urgent', 'p:0', 'state:open')).toContain('success: filters.urgent is');
    expect(await text('theme', 'sepia')).toBe('success: the theme is sepia now');
    expect(asked).toEqual([
      ['which_key_delay', 200],
      ['confirm_delete', false],
      ['font.size', null],
      ['keybindings.navigate.<C-s>', 'sort_by_priority'],
      ['filters.urgent', 'p:0 state:open'],
      ['theme', 'sepia'],
    ]);
    expect(await text('set')).toMatch(/^Settings\ntheme +"default"/);
  });

  it.each([
    [['set', 'which_key_delai'], 'did you mean “which_key_delay”?'],
    [['set', 'which_key_delay', 'soon'], 'takes a whole number from 0 to 10,000'],
    [['set', 'keymap', 'vmi'], 'did you mean “vim”?'],
    [['set', 'keymap', 'vim'], 'config.toml cannot be written'],
    [['theme', 'drak'], 'did you mean “dark”?'],
    [['project', 'nowhere'], 'there is no project “nowhere”; there are default'],
  ])('%j is refused: %s', async (words, error) => {
    const answer = await verbWorld().text(...words);
    expect(answer).toMatch(/^error: /);
    expect(answer).toContain(error);
  });

  it('go to a project, and say where the log is', async () => {
    const { text, asked, today } = verbWorld();
    expect(await text('project', 'Default')).toBe('info: this is default');
    expect(asked).toEqual([{ project: 'default', date: today }]);
    expect(await text('log')).toContain('/data/logs/to-tui.log');
  });

  it('are refused on a command line', async () => {
    const { text } = verbWorld({ settings: null, screen: null });
    for (const words of [['set'], ['theme', 'dark'], ['project', 'default'], ['log'], ['filter', 'x']]) {
      expect(await text(...words)).toContain('in the window only');
    }
  });
});

it('every verb answers something to nothing behind it', async () => {
  for (const name of APP_VERB_NAMES) expect(await verbWorld().text(name)).not.toBe('');
});
