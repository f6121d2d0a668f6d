/** Verbs of the application on a command line: over a real database, a real socket, and what is typed at a terminal. */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TERMINAL_VERB_NAMES } from '../../src-core/app/app-verbs';
import { hearCommandLines } from '../hear-command-lines';
import { SILENT_LOG } from '../log';
import { pathsIn } from '../paths';
import { IDLE_WORKSHOP } from '../plugin/kit/testing/workshop';
import { sampleAdministration } from '../plugin/verbs/testing/sample-administration';
import { clock, openAt, shell } from './testing/shell';

/** What standard input was put into and is still there, whoever left it. */
const temporaryInputs = () => readdirSync(tmpdir()).filter((name) => name.startsWith('to-tui-input-'));

describe('alone', () => {
  it('adds and shows, with nothing but the database opened', async () => {
    const { ask } = shell();
    expect(await ask(['add', 'buy', 'milk', '--due', 'fri'])).toEqual({
      code: 0,
      out: 'added “buy milk” to default, due Friday, November 27, in 5 days\n',
      error: '',
    });
    expect(await ask(['show'])).toEqual({
      code: 0,
      out: 'default, Sunday, November 22, 2026: 1 todo, 1 open\n[ ] buy milk (due 2026-11-27)\n',
      error: '',
    });
    const shown = await ask(['show', '--json']);
    expect(JSON.parse(shown.out)).toMatchObject({
      version: 1,
      lists: [{ todos: [{ content: 'buy milk' }] }],
    });
  });

  it('takes a text of as many words as are typed', async () => {
    const { ask } = shell();
    const words = Array.from({ length: 200 }, (_, n) => `w${n}`);
    expect(await ask(['add', ...words])).toMatchObject({ code: 0 });
    expect((await ask(['show'])).out).toContain(words.join(' '));
    expect(await ask(['add', '--', '--due', 'is', 'a', 'word'])).toMatchObject({ code: 0 });
    expect((await ask(['show'])).out).toContain('[ ] --due is a word');
  });

  it('adds a todo for each line of standard input, and refuses a flood', async () => {
    const { ask, opened } = shell();
    expect(await ask(['add', '-'], { typed: 'milk\nbread\u001b]0;x\u0007\n' })).toMatchObject({
      out: 'added 2 todos to default\n',
    });
    const { out } = await ask(['show']);
    expect(out).toContain('[ ] milk\n[ ] bread');
    expect(out).not.toMatch(/[^\P{Cc}\n]/u);
    opened.length = 0;
    expect(await ask(['add', '-'], { typed: 'x\n'.repeat(30_000) })).toMatchObject({
      code: 1,
      error: expect.stringContaining('longer than 48000'),
    });
    expect(opened).toEqual([]);
  });

  it('writes a file where the user is, and does not replace one', async () => {
    const { ask, folder } = shell();
    await ask(['add', 'milk']);
    expect(await ask(['export', 'out.md'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 todo'),
    });
    expect(readFileSync(path.join(folder, 'out.md'), 'utf8')).toContain('- [ ] milk');
    expect(await ask(['export', 'out.md'])).toMatchObject({ code: 1, out: '' });
    expect(await ask(['export', 'out.md', '--force', '--json'])).toMatchObject({ code: 0 });
  });

  it('looks before it imports, asks at a terminal, and takes only a yes', async () => {
    const { ask, folder } = shell();
    writeFileSync(path.join(folder, 'in.md'), '- [ ] from a file\n- [x] done\n');
    const question = await ask(['import', 'in.md'], { typed: 'maybe\n', isTTY: true });
    expect(question).toMatchObject({ code: 1, out: expect.stringContaining('2 todos in 1 list') });
    expect(question.error).toContain('import: go on? [y/N] to-tui: nothing was changed');
    expect((await ask(['show'])).out).toContain('No todos');
    expect(await ask(['import', 'in.md'], { typed: 'y\n', isTTY: true })).toMatchObject({ code: 0 });
    expect((await ask(['show'])).out).toContain('[ ] from a file\n[x] done');
  });

  it('without a terminal imports with --yes only, also what comes on standard input', async () => {
    const { ask, opened } = shell();
    const before = temporaryInputs();
    expect(await ask(['import', '-'], { typed: '- [ ] piped\n' })).toMatchObject({
      code: 2,
      error: expect.stringContaining('add --yes, or --dry-run to look'),
    });
    expect(opened).toEqual([]);
    expect(await ask(['import', '-', '--dry-run'], { typed: '- [ ] piped\n' })).toMatchObject({ code: 0 });
    expect((await ask(['show'])).out).toContain('No todos');
    expect(await ask(['import', '-', '--yes'], { typed: '- [ ] piped\n' })).toMatchObject({ code: 0 });
    expect((await ask(['show'])).out).toContain('[ ] piped');
    expect(temporaryInputs()).toEqual(before);
  });

  it('backs up, lists, and restores with --yes only', async () => {
    const { ask, folder } = shell();
    await ask(['add', 'kept']);
    expect(await ask(['backup', 'b.db'])).toMatchObject({ code: 0 });
    expect(existsSync(path.join(folder, 'b.db'))).toBe(true);
    expect(await ask(['backup', '--list', '--json'])).toMatchObject({ code: 0 });
    expect(await ask(['restore', 'b.db'])).toMatchObject({ code: 2 });
    expect(JSON.parse((await ask(['restore', 'b.db', '--json'])).out)).toMatchObject({ done: false });
    expect(await ask(['restore', 'b.db', '--yes'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('the next start'),
    });
    await ask(['add', 'added after it was restored']);
    expect((await ask(['show'])).out).toContain('2 todos, 2 open\n[ ] kept\n[ ] added after');
  });

  it('restores before the next command, so that nothing is added to what goes away', async () => {
    const { ask } = shell();
    await ask(['add', 'in the backup']);
    await ask(['backup', 'b.db']);
    await ask(['add', 'made since']);
    await ask(['restore', 'b.db', '--yes']);
    expect((await ask(['show'])).out).toContain('1 todo, 1 open\n[ ] in the backup');
  });

  it.each([
    [['add'], 'TEXT is missing'],
    [['add', 'x', '--due', 'whenever'], '--due “whenever”: write fri'],
    [['show', 'someday'], 'DAY “someday”'],
    [['add', 'x', '--priority', 'high'], '--priority takes P0'],
    [['theme', 'dark'], 'in the window only'],
    [['shwo'], 'did you mean “show”?'],
  ])('%j is wrong use, and opens nothing', async (words, error) => {
    const { ask, opened } = shell();
    expect(await ask(words)).toMatchObject({ code: 2, out: '', error: expect.stringContaining(error) });
    expect(opened).toEqual([]);
  });

  it.each(TERMINAL_VERB_NAMES)('%s has a help of its own', async (verb) => {
    const { ask } = shell();
    const { code, out } = await ask([verb, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^to-tui ${verb} `));
    expect(out).toContain('Exit codes');
  });
});

describe('beside the application', () => {
  async function running(folder: string) {
    const { app, close } = await openAt(folder);
    const stop = await hearCommandLines({
      paths: pathsIn(path.join(folder, 'data')),
      clock: clock(),
      log: SILENT_LOG,
      administration: sampleAdministration().administration,
      workshop: IDLE_WORKSHOP,
      app,
    });
    let isOpen = true;
    const end = async () => {
      if (!isOpen) return;
      isOpen = false;
      await stop();
      await close();
    };
    onTestFinished(end);
    return { ...app, close: end };
  }

  it('has it add: the running one knows at once, and nothing is opened here', async () => {
    const { ask, folder, opened } = shell();
    const { document } = await running(folder);
    expect(await ask(['add', 'from outside', '--repeat', 'weekly'])).toMatchObject({ code: 0 });
    const list = { project: 'default', date: document.today() };
    expect(document.list(list).rows).toMatchObject([{ content: 'from outside', recurrence: '+1w' }]);
    expect((await ask(['add', '-'], { typed: 'a\nb\n' })).out).toBe('added 2 todos to default\n');
    expect((await ask(['show'])).out).toContain('3 todos, 3 open');
    expect(opened).toEqual([]);
  });

  it('has it import what comes on standard input, and restore after a question', async () => {
    const { ask, folder, opened } = shell();
    const { document } = await running(folder);
    expect(await ask(['import', '-', '--yes'], { typed: '- [ ] piped\n' })).toMatchObject({ code: 0 });
    expect(document.list({ project: 'default', date: document.today() }).rows).toHaveLength(1);
    await ask(['backup', 'b.db']);
    const asked = await ask(['restore', 'b.db'], { typed: 'yes\n', isTTY: true });
    expect(asked.out).toMatch(/^Restore this backup\? Nothing is changed yet[\s\S]*the next start/);
    expect(opened).toEqual([]);
  });

  it('restores no other file than the one that was shown', async () => {
    const { ask, folder } = shell();
    await running(folder);
    await ask(['add', 'kept']);
    await ask(['backup', 'b.db']);
    await ask(['add', 'more']);
    await ask(['backup', 'other.db']);
    const swap = () => copyFileSync(path.join(folder, 'other.db'), path.join(folder, 'b.db'));
    const refused = await ask(['restore', 'b.db'], { typed: 'y\n', isTTY: true, asked: swap });
    expect(refused).toMatchObject({
      code: 1,
      error: expect.stringContaining('not the file any more that was shown'),
    });
    expect(existsSync(path.join(folder, 'data', 'restore-pending.db'))).toBe(false);
    expect(await ask(['restore', 'b.db'], { typed: 'y\n', isTTY: true })).toMatchObject({ code: 0 });
  });

  it('adds to today of the default project, or the one that is named, and shows what it shows alone', async () => {
    const { ask, folder, opened } = shell();
    const { document, close } = await running(folder);
    document.dispatch([{ type: 'create_project', name: 'My work' }], { kind: 'user' });
    await ask(['add', 'at home']);
    await ask([
      'add',
      'at work',
      '--project',
      'my work',
      '--priority',
      'P1',
      '--due',
      'fri',
      '--note',
      'a #b',
    ]);
    const work = document.projects().find(({ name }) => name === 'My work')?.id ?? '';
    const rows = (project: string) => document.list({ project, date: document.today() }).rows;
    expect(rows('default')).toMatchObject([{ content: 'at home' }]);
    expect(rows(work)).toMatchObject([{ content: 'at work', priority: 'P1' }]);
    const shows = [
      ['show', '--json'],
      ['show', '--json', '--project', 'My work'],
      ['show', '--json', '--all'],
    ];
    const beside = await Promise.all(shows.map((words) => ask(words)));
    expect(opened).toEqual([]);
    await close();
    for (const [at, words] of shows.entries()) expect(await ask(words)).toEqual(beside[at]);
    expect(opened).toHaveLength(3);
    expect(beside[2]?.out).toContain('at home');
    expect(beside[2]?.out).toContain('at work');
  });

  it('refuses more than one request carries', async () => {
    const { ask, folder } = shell();
    await running(folder);
    expect(await ask(['add', 'ż'.repeat(9_000)])).toMatchObject({ code: 0 });
    expect(await ask(['add', 'x', '--note', 'x'.repeat(70_000)])).toMatchObject({
      code: 1,
      error: expect.stringContaining('too much for one command'),
    });
  });
});
