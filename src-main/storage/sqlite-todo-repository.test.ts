import { describe, expect, it } from 'vitest';
import type { Cause } from '../../src-core/todo/cause';
import { type Changes, noChanges, reverse } from '../../src-core/todo/changes';
import { idOf, parseRows, printRows, TODAYS_LIST } from '../../src-core/todo/testing/list-notation';
import type { Todo } from '../../src-core/todo/todo';
import { SqliteTodoRepository } from './sqlite-todo-repository';
import { NOON, opened, temporaryPaths } from './testing/temporary';

const LATER = '2026-01-31T13:00:00.000Z';
const user: Cause = { kind: 'user' };

function setUp(lines: readonly string[] = ['A', ' b', ' c', 'D']) {
  const { database } = opened(temporaryPaths());
  const repository = new SqliteTodoRepository(database);
  const save = (changes: Partial<Changes>) =>
    repository.save({ ...noChanges, ...changes }, { kind: 'new', cause: user }, NOON);
  const rows = parseRows(lines);
  save({ added: rows });
  const row = (content: string): Todo => {
    const found = repository.find(idOf(content));
    if (!found) throw new Error(`no ${content}`);
    return found;
  };
  const total = () => Number(database.prepare<[], { n: number }>('SELECT total_changes() AS n').get()?.n);
  return { database, repository, save, rows, row, total };
}

describe('todos in the database', () => {
  it('come back as they were saved, in order', () => {
    const full: Partial<Todo> = {
      priority: 'P1',
      description: 'first line\nsecond line — “quoted” 🎉',
      dueDate: TODAYS_LIST.date,
      completedAt: NOON,
      modifiedAt: LATER,
    };
    const rows = parseRows(['A', ' [x] b'], full);
    const { repository, save } = setUp([]);
    save({ added: [...rows].reverse() });
    expect(repository.rows(TODAYS_LIST)).toEqual(rows);
    expect(repository.find(idOf('b'))).toEqual(rows[1]);
  });

  it('are written only where they changed', () => {
    const { save, row, total } = setUp();
    const before = total();
    save({ updated: [[row('b'), { ...row('b'), state: 'done', completedAt: NOON }]] });
    // The row, its step in the history, and who did it; not the words that are searched.
    expect(total() - before).toBe(3);
  });

  it('stay, marked, when they are removed, and come back with their fold', () => {
    const { repository, save, row } = setUp();
    const a = row('A');
    repository.rememberFold(a.id, true);
    save({ removed: [a] });
    expect(repository.find(a.id)).toBeUndefined();
    expect(repository.idTaken(a.id)).toBe(true);
    expect(printRows(repository.rows(TODAYS_LIST))).toEqual([' b', ' c', 'D']);
    save(reverse({ ...noChanges, removed: [a] }));
    expect(repository.rows(TODAYS_LIST)[0]).toEqual(a);
    expect(repository.folded(TODAYS_LIST)).toEqual([a.id]);
  });

  it('are found when they were deleted, the newest first, and so many', () => {
    const { repository, save, row, rows } = setUp();
    const gone = rows.slice(1, 3);
    save({ removed: [row('D')] });
    repository.save({ ...noChanges, removed: gone }, { kind: 'new', cause: user }, LATER);
    const deleted = (limit: number) => printRows(repository.deleted(TODAYS_LIST, limit));
    expect(deleted(9)).toEqual([' b', ' c', 'D']);
    expect(deleted(1)).toEqual([' b']);
  });

  it('move to another list with one write', () => {
    const { repository, save, row } = setUp();
    const tomorrow = { ...TODAYS_LIST, date: '2026-02-01' as Todo['date'] };
    save({ updated: [[row('D'), { ...row('D'), ...tomorrow, rank: 'a5' }]] });
    expect(printRows(repository.rows(tomorrow))).toEqual(['D']);
    expect(printRows(repository.rows(TODAYS_LIST))).toEqual(['A', ' b', ' c']);
  });

  it.each<[string, (row: (content: string) => Todo) => Partial<Changes>]>([
    ['removes a row that is gone', (row) => ({ removed: [{ ...row('A'), id: idOf('nobody') }] })],
    ['updates a row that is gone', (row) => ({ updated: [[row('A'), { ...row('A'), id: idOf('nobody') }]] })],
    ['adds a row that is there', (row) => ({ added: [row('A')] })],
    [
      'names a project that there is not',
      (row) => ({ added: [{ ...row('A'), id: idOf('x'), project: 'p' }] }),
    ],
    [
      'replaces a value that is another one',
      () => ({ metadata: [{ owner: 'p', todoId: null, key: 'k', from: 'old', to: 'new' }] }),
    ],
  ])('are left alone, all of them, by a change that %s', (_, made) => {
    const { repository, save, row, rows } = setUp();
    const good = [row('D'), { ...row('D'), content: 'written first' }] as const;
    const bad = made(row);
    expect(() => save({ ...bad, updated: [good, ...(bad.updated ?? [])] })).toThrow('saving the change');
    expect(repository.rows(TODAYS_LIST)).toEqual(rows);
    expect(repository.lastDone()?.changes.added).toHaveLength(rows.length);
  });
});

describe('projects in the database', () => {
  const garden = { id: 'g', name: 'garden' };
  const made = { from: null, to: garden };

  it('are made before their todos arrive and deleted after these have left; the id stays taken', () => {
    const { repository, save, row } = setUp(['A']);
    const todo = { ...row('A'), id: idOf('dig'), project: 'g' };
    const changes: Changes = { ...noChanges, added: [todo], projects: [made] };
    save(changes);
    expect(repository.projects()).toEqual([{ id: 'default', name: 'default' }, garden]);
    expect(repository.projectRows('g')).toEqual([todo]);
    save(reverse(changes));
    expect([repository.projectName('g'), repository.projectRows('g')]).toEqual([undefined, []]);
    expect([repository.idTaken('g'), repository.idTaken('other')]).toEqual([true, false]);
    save(changes);
    expect([repository.projectName('g'), repository.projectRows('g')]).toEqual(['garden', [todo]]);
  });

  it.each([
    ['is there already', made],
    [
      'is called otherwise when it is renamed',
      { from: { id: 'g', name: 'yard' }, to: { id: 'g', name: 'x' } },
    ],
    ['is called otherwise when it is deleted', { from: { id: 'g', name: 'yard' }, to: null }],
    ['has the name of another but for case', { from: null, to: { id: 'h', name: 'GARDEN' } }],
  ])('are left alone by a change that expects another state: one that %s', (_, change) => {
    const { repository, save } = setUp(['A']);
    save({ projects: [made] });
    expect(() => save({ projects: [change] })).toThrow();
    expect(repository.projects()).toEqual([{ id: 'default', name: 'default' }, garden]);
  });
});

describe('stored values of extensions', () => {
  const set = (todoId: string | null, from: string | null, to: string | null) => ({
    metadata: [{ owner: 'hello', todoId, key: 'colour', from, to }],
  });

  it.each([['of a todo', idOf('A')] as const, ['of the owner as a whole', null] as const])(
    '%s are set, replaced and cleared',
    (_, todoId) => {
      const { repository, save } = setUp();
      const value = () => repository.metadata('hello', todoId, 'colour');
      save(set(todoId, null, 'red'));
      expect(value()).toBe('red');
      save(set(todoId, 'red', 'blue'));
      expect(value()).toBe('blue');
      expect(repository.metadata('other', todoId, 'colour')).toBeNull();
      expect(() => save(set(todoId, null, 'twice'))).toThrow();
      save(set(todoId, 'blue', null));
      expect(value()).toBeNull();
    },
  );
});

describe('the history in the database', () => {
  const done = ({ repository }: ReturnType<typeof setUp>) =>
    repository.lastDone()?.changes.updated[0]?.[1].content;

  function edit(world: ReturnType<typeof setUp>, content: string) {
    const from = world.repository.rows(TODAYS_LIST)[0];
    if (from) world.save({ updated: [[from, { ...from, content }]] });
  }

  it('gives back the change and its cause as they were', () => {
    const world = setUp();
    const { repository, row } = world;
    const from = { ...row('A'), description: 'long' };
    const changes: Changes = {
      ...noChanges,
      updated: [[row('A'), from]],
      removed: [row('D')],
      metadata: [{ owner: 'hello', todoId: null, key: 'k', from: null, to: 'v' }],
    };
    const cause: Cause = {
      kind: 'plugin',
      plugin: 'hello',
      trigger: 'run',
      run: '1',
      depth: 0,
      chain: ['hello'],
    };
    repository.save(changes, { kind: 'new', cause }, NOON);
    expect(repository.lastDone()).toMatchObject({ changes, cause });
  });

  it('keeps at least a thousand steps, and not many more', () => {
    const world = setUp(['A']);
    world.database.pragma('synchronous = OFF');
    for (let i = 1; i <= 1_250; i++) edit(world, `edit ${i}`);
    const kept = world.database.prepare<[], { n: number }>('SELECT count(*) AS n FROM history').get()?.n;
    expect(kept).toBeGreaterThanOrEqual(1_000);
    expect(kept).toBeLessThan(1_100);
    expect(done(world)).toBe('edit 1250');
  });

  it('passes over an entry that was damaged', () => {
    const world = setUp(['A']);
    edit(world, 'readable');
    edit(world, 'damaged');
    world.database.execute('UPDATE history SET changes = \'{"added":5}\' WHERE id = 3');
    expect(done(world)).toBe('readable');
  });
});

describe('what is remembered of the screen', () => {
  it('is the selected row of each list, and no part of the history', () => {
    const { repository } = setUp();
    repository.rememberSelected(TODAYS_LIST, idOf('A'));
    repository.rememberSelected(TODAYS_LIST, idOf('D'));
    expect(repository.selected(TODAYS_LIST)).toBe(idOf('D'));
    expect(repository.selected({ ...TODAYS_LIST, project: 'other' })).toBeNull();
    repository.rememberSelected(TODAYS_LIST, null);
    expect(repository.selected(TODAYS_LIST)).toBeNull();
    repository.rememberFold(idOf('A'), true);
    expect(repository.folded(TODAYS_LIST)).toEqual([idOf('A')]);
    repository.rememberFold(idOf('A'), false);
    expect(repository.folded(TODAYS_LIST)).toEqual([]);
    expect(repository.lastDone()?.changes.added).toHaveLength(4);
  });

  it('is any other text under its name', () => {
    const { repository } = setUp();
    expect(repository.viewState('window')).toBeUndefined();
    repository.rememberViewState('window', '{"width":800}');
    expect(repository.viewState('window')).toBe('{"width":800}');
  });
});
