import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { noChanges } from '../../src-core/todo/changes';
import { idOf, parseRows } from '../../src-core/todo/testing/list-notation';
import type { Instant, Todo } from '../../src-core/todo/todo';
import { SqliteOverview } from './sqlite-overview';
import { SqliteReminders } from './sqlite-reminders';
import { SqliteStatistics } from './sqlite-statistics';
import { openWorld } from './testing/world';

const user = { kind: 'user' } as const;
const day = (text: string) => text as CalendarDate;

interface Life {
  readonly created: Instant;
  readonly completed?: Instant;
  readonly deleted?: Instant;
  readonly state?: Todo['state'];
  readonly project?: string;
  readonly due?: string;
}

/** A database with todos that lived so, and what it says of some days of a zone. */
function lived(lives: readonly Life[]) {
  const { repository, database } = openWorld();
  const project = { id: 'garden', name: 'garden' };
  repository.save(
    { ...noChanges, projects: [{ from: null, to: project }] },
    { kind: 'new', cause: user },
    'x',
  );
  const [row] = parseRows(['x']);
  if (!row) throw new Error('no row');
  for (const [n, life] of lives.entries()) {
    const todo: Todo = {
      ...row,
      id: idOf(`todo ${n}`),
      rank: `a${n}`,
      project: life.project ?? 'default',
      createdAt: life.created,
      completedAt: life.completed ?? null,
      dueDate: life.due === undefined ? null : day(life.due),
      state: life.state ?? (life.completed === undefined ? 'empty' : 'done'),
    };
    repository.save({ ...noChanges, added: [todo] }, { kind: 'new', cause: user }, life.created);
    if (life.deleted !== undefined)
      repository.save({ ...noChanges, removed: [todo] }, { kind: 'new', cause: user }, life.deleted);
  }
  const statistics = new SqliteStatistics(database);
  return (today: string, days: number, zone: string, inProject: string | null = null) =>
    statistics.statistics({ project: inProject, days, today: day(today), zone });
}

/** `done created open` of each day. */
const daysOf = (days: readonly { done: number; created: number; open: number }[]) =>
  days.map(({ done, created, open }) => `${done} ${created} ${open}`);

describe('statistics', () => {
  it('count what was done, made and open at the end of each day', () => {
    const ask = lived([
      { created: '2026-01-01T08:00:00.000Z', completed: '2026-01-30T10:00:00.000Z' },
      { created: '2026-01-29T08:00:00.000Z', due: '2026-01-30' },
      { created: '2026-01-30T08:00:00.000Z', completed: '2026-01-30T09:00:00.000Z', state: 'cancelled' },
      { created: '2026-01-31T08:00:00.000Z', due: '2026-01-31' },
    ]);
    const found = ask('2026-01-31', 3, 'UTC');
    expect(found.days.map(({ date }) => date)).toEqual(['2026-01-29', '2026-01-30', '2026-01-31']);
    expect(daysOf(found.days)).toEqual(['0 1 2', '1 1 1', '0 1 2']);
    expect(found).toMatchObject({
      project: null,
      projectName: 'all projects',
      open: 2,
      overdue: 1,
      streak: 1,
    });
  });

  it('show what was deleted as open until then, and nowhere else', () => {
    const ask = lived([{ created: '2026-01-29T08:00:00.000Z', deleted: '2026-01-31T08:00:00.000Z' }]);
    expect(daysOf(ask('2026-01-31', 3, 'UTC').days)).toEqual(['0 0 1', '0 0 1', '0 0 0']);
  });

  it('are those of one project when it is named', () => {
    const ask = lived([
      { created: '2026-01-31T08:00:00.000Z' },
      { created: '2026-01-31T08:00:00.000Z', completed: '2026-01-31T09:00:00.000Z', project: 'garden' },
    ]);
    expect(ask('2026-01-31', 1, 'UTC', 'garden')).toMatchObject({
      projectName: 'garden',
      open: 0,
      streak: 1,
    });
    expect(daysOf(ask('2026-01-31', 1, 'UTC', 'garden').days)).toEqual(['1 1 0']);
    expect(ask('2026-01-31', 1, 'UTC', 'default')).toMatchObject({ open: 1, streak: 0 });
  });

  it.each([
    ['just before midnight in Berlin, in winter', '2026-01-30T22:59:59.999Z', 'Europe/Berlin', '2026-01-30'],
    ['just after midnight in Berlin, in winter', '2026-01-30T23:00:00.000Z', 'Europe/Berlin', '2026-01-31'],
    [
      'half past eleven in the evening in New York',
      '2026-01-31T04:30:00.000Z',
      'America/New_York',
      '2026-01-30',
    ],
    ['an hour that comes twice', '2026-10-25T01:30:00.000Z', 'Europe/Berlin', '2026-10-25'],
    ['half past eleven on the day of 23 hours', '2026-03-29T21:30:00.000Z', 'Europe/Berlin', '2026-03-29'],
    ['half past eleven on the day of 25 hours', '2026-10-25T22:30:00.000Z', 'Europe/Berlin', '2026-10-25'],
    [
      'the day after one of half an hour less',
      '2026-10-04T13:00:00.000Z',
      'Australia/Lord_Howe',
      '2026-10-05',
    ],
    [
      'the last moment before a day that was left out',
      '2011-12-30T09:59:59.999Z',
      'Pacific/Apia',
      '2011-12-29',
    ],
    [
      'the first moment after a day that was left out',
      '2011-12-30T10:00:00.000Z',
      'Pacific/Apia',
      '2011-12-31',
    ],
    [
      'the first moment of a day that begins at one',
      '2018-11-04T03:00:00.000Z',
      'America/Sao_Paulo',
      '2018-11-04',
    ],
    ['an offset', '2026-01-30T18:15:00.000Z', '+05:45', '2026-01-31'],
  ])('count %s to its civil day', (_, completed, zone, expected) => {
    const ask = lived([{ created: '2010-01-01T00:00:00.000Z', completed }]);
    const { days } = ask(expected, 3, zone);
    expect(days.map(({ done }) => done)).toEqual([0, 0, 1]);
  });

  it('let nothing be done on a day that a zone left out, and a streak go on over it', () => {
    const ask = lived([
      { created: '2010-01-01T00:00:00.000Z', completed: '2011-12-30T09:00:00.000Z' },
      { created: '2010-01-01T00:00:00.000Z', completed: '2011-12-30T11:00:00.000Z' },
    ]);
    const found = ask('2011-12-31', 3, 'Pacific/Apia');
    expect(found.days.map(({ date, done }) => `${date} ${done}`)).toEqual([
      '2011-12-29 1',
      '2011-12-30 0',
      '2011-12-31 1',
    ]);
    expect(found.streak).toBe(2);
  });

  it.each([
    ['goes up to today', ['2026-01-31', '2026-01-30'], 2],
    ['stands while today is not over', ['2026-01-30', '2026-01-29'], 2],
    ['ends with a day without anything', ['2026-01-31', '2026-01-29'], 1],
    ['is over after two days without anything', ['2026-01-29'], 0],
    [
      'goes on beyond the days that are shown',
      Array.from({ length: 9 }, (_, n) => `2026-01-2${9 - n}`).concat('2026-01-30'),
      10,
    ],
  ])('say a streak that %s', (_, days, streak) => {
    const lives = days.map((date) => ({
      created: '2026-01-01T00:00:00.000Z',
      completed: `${date}T12:00:00.000Z`,
    }));
    expect(lived(lives)('2026-01-31', 2, 'UTC').streak).toBe(streak);
  });
});

describe('a glance at the projects', () => {
  it('shows each by its latest day up to today', () => {
    const world = openWorld();
    const rows = parseRows(['A', ' [x] b', '[-] C']);
    const on = (date: string, from: number, to: number) =>
      rows.slice(from, to).map((row) => ({ ...row, date: day(date) }));
    const garden = { id: 'g', name: 'garden' };
    world.repository.save(
      {
        ...noChanges,
        added: [...on('2026-01-20', 0, 2), ...on('2026-02-09', 2, 3)],
        projects: [{ from: null, to: garden }],
      },
      { kind: 'new', cause: user },
      'x',
    );
    const overview = new SqliteOverview(world.database);
    expect(overview.projectSummaries(day('2026-01-31'))).toEqual([
      { id: 'default', name: 'default', open: 1, total: 2 },
      { id: 'g', name: 'garden', open: 0, total: 0 },
    ]);
    expect(overview.latestDay('default', day('2026-01-31'))).toBe('2026-01-20');
    expect(overview.latestDay('default', day('2026-02-28'))).toBe('2026-02-09');
    expect(overview.latestDay('g', day('2026-01-31'))).toBeNull();
  });
});

describe('reminders', () => {
  it('are due once, for open todos, and again for another minute', () => {
    const world = openWorld();
    const [a, b, c] = parseRows(['A', 'B', '[x] C'], { reminder: '2026-01-31T09:00' });
    if (!a || !b || !c) throw new Error('no rows');
    const save = (changes: Partial<typeof noChanges>) =>
      world.repository.save({ ...noChanges, ...changes }, { kind: 'new', cause: user }, 'x');
    save({ added: [a, { ...b, reminder: '2026-01-31T08:00' }, c] });
    const reminders = new SqliteReminders(world.database);
    const due = (minute: string) => reminders.dueReminders(minute).map(({ content }) => content);
    expect([due('2026-01-31T07:59'), due('2026-01-31T08:30'), due('2026-01-31T09:00')]).toEqual([
      [],
      ['B'],
      ['B', 'A'],
    ]);
    reminders.markRemindersShown([a], 'x');
    reminders.markRemindersShown([a], 'y');
    expect(new SqliteReminders(world.reopen().database).dueReminders('2026-01-31T09:00')).toHaveLength(1);
  });

  it('leave when the todo is done or deleted, and come back with undo', () => {
    const world = openWorld();
    const [a] = parseRows(['A'], { reminder: '2026-01-31T09:00' });
    if (!a) throw new Error('no row');
    world.repository.save({ ...noChanges, added: [a] }, { kind: 'new', cause: user }, 'x');
    const due = () => new SqliteReminders(world.database).dueReminders('9999-12-31T23:59').length;
    world.store.dispatch([{ type: 'toggle_todo', id: a.id }], user);
    expect(due()).toBe(0);
    world.store.undo();
    expect(due()).toBe(1);
    world.store.dispatch([{ type: 'delete_todo', id: a.id }], user);
    expect(due()).toBe(0);
  });
});
