import { describe, expect, it } from 'vitest';
import type { RolloverPreference } from '../../src-core/config/config';
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { DEFAULT_PROJECT, type ProjectId } from '../../src-core/todo/todo';
import { openDayWorld } from './testing/day-world';

const HOUR = 3_600_000;
const NOON = '2026-01-30T12:00:00Z';
const FRIDAY = '2026-01-30' as CalendarDate;
const SATURDAY = '2026-01-31' as CalendarDate;
const user = { kind: 'user' } as const;

/** A list of Friday noon; nobody has looked at it since the start. */
function onFriday(preference: RolloverPreference = 'ask', ...lines: string[]) {
  const world = openDayWorld(NOON, 'UTC');
  world.preference = preference;
  world.start();
  for (const line of lines.length > 0 ? lines : ['milk', '[x] bread']) world.note(line);
  return world;
}

function project(world: ReturnType<typeof onFriday>, name: string): ProjectId {
  world.store.dispatch([{ type: 'create_project', name }], user);
  const found = world.store.projects().find((one) => one.name === name);
  if (!found) throw new Error(`no project ${name}`);
  return found.id;
}

describe('open todos of an earlier day', () => {
  it('are offered at midnight, and come along with a yes', () => {
    const world = onFriday();
    world.time.pass(12 * HOUR);
    expect(world.offers).toMatchObject([
      { project: 'default', projectName: 'default', from: FRIDAY, to: SATURDAY, total: 1 },
    ]);
    expect(world.offers[0]?.rows).toMatchObject([{ content: 'milk', indent: 0, state: 'empty' }]);
    expect(world.takeOffered()).toMatchObject({ ok: true, focus: { list: { date: SATURDAY } } });
    expect(world.shown(SATURDAY)).toEqual(['milk']);
    expect(world.shown(FRIDAY)).toEqual(['milk', '[x] bread']);
  });

  it('are offered at the start of the next day', () => {
    const first = onFriday();
    first.time.set('2026-01-31T08:00:00Z');
    const world = first.restart();
    world.start();
    expect(world.offers).toMatchObject([{ from: FRIDAY, to: SATURDAY }]);
  });

  it('are not offered when there are none, and nothing is asked on the day itself', () => {
    const world = onFriday('ask', '[x] bread');
    world.desk.projectOpened(DEFAULT_PROJECT);
    world.time.pass(12 * HOUR);
    expect([world.offers, world.desk.offerFor(DEFAULT_PROJECT)]).toEqual([[], null]);
  });

  it('are those of the latest earlier day with a list, and of no day before it', () => {
    const world = onFriday('auto_no', 'old');
    world.time.pass(24 * HOUR);
    world.note('[x] done on Saturday');
    world.time.pass(24 * HOUR);
    expect(world.desk.offerFor(DEFAULT_PROJECT)).toBeNull();
  });

  it('are not those of a day before one from which everything has gone on', () => {
    const world = onFriday('auto_no', 'declined');
    world.time.pass(24 * HOUR);
    world.note('taken');
    world.time.pass(24 * HOUR);
    const taken = { project: DEFAULT_PROJECT, from: SATURDAY, take: true, remember: false };
    expect(world.desk.answer(taken)).toMatchObject({ ok: true });
    expect(world.desk.offerFor(DEFAULT_PROJECT)).toBeNull();
    expect(world.everything()).toEqual(['declined 2026-01-30', 'taken 2026-02-01']);
  });

  it('come along without a question when that is the preference, and the user is told', () => {
    const world = onFriday('auto_yes');
    world.time.pass(12 * HOUR);
    expect([world.offers, world.shown(SATURDAY)]).toEqual([[], ['milk']]);
    expect(world.told).toMatchObject([{ offer: { from: FRIDAY, total: 1 }, outcome: { ok: true } }]);
  });

  it('stay without a question when that is the preference, and can still be had with R', () => {
    const world = onFriday('auto_no');
    world.time.pass(12 * HOUR);
    expect([world.offers, world.told, world.turned]).toEqual([[], [], [SATURDAY]]);
    expect(world.desk.offerFor(DEFAULT_PROJECT)).toMatchObject({ from: FRIDAY, total: 1 });
  });

  it('wait until the user has stopped typing', () => {
    const world = onFriday('auto_yes');
    world.edit();
    world.time.pass(13 * HOUR);
    world.desk.projectOpened(DEFAULT_PROJECT);
    expect(world.everything()).toEqual(['bread 2026-01-30', 'milk 2026-01-30']);
    world.note('typed over midnight');
    world.stopEditing();
    expect(world.shown(SATURDAY)).toEqual(['milk', 'typed over midnight']);
  });
});

it('lets nothing come to a day that is over by the clock and still typed on', () => {
  const world = onFriday('auto_no');
  world.time.pass(24 * HOUR);
  world.edit();
  world.time.pass(24 * HOUR);
  world.preference = 'auto_yes';
  world.desk.projectOpened(DEFAULT_PROJECT);
  expect(world.told).toEqual([]);
  world.stopEditing();
  expect(world.told).toMatchObject([{ offer: { from: FRIDAY, to: '2026-02-01' } }]);
});

describe('an answer', () => {
  const no = { project: DEFAULT_PROJECT, from: FRIDAY, take: false, remember: false };

  it('of no keeps them for R, and is not asked for again on that day', () => {
    const world = onFriday();
    world.time.pass(12 * HOUR);
    expect(world.desk.answer(no)).toMatchObject({ ok: true, focus: null });
    world.desk.projectOpened(DEFAULT_PROJECT);
    expect(world.offers).toHaveLength(1);
    expect(world.desk.offerFor(DEFAULT_PROJECT)).toMatchObject({ from: FRIDAY });
    expect(world.everything()).toEqual(['bread 2026-01-30', 'milk 2026-01-30']);
  });

  it('of no is asked for again on the next day, and at the next start', () => {
    const world = onFriday();
    world.time.pass(12 * HOUR);
    world.desk.answer(no);
    world.time.pass(24 * HOUR);
    expect(world.offers).toHaveLength(2);
    world.desk.answer(no);
    const again = world.restart();
    again.start();
    expect(again.offers).toHaveLength(1);
  });

  it('of no to the question of yesterday is none to the one of today', () => {
    const world = onFriday();
    world.time.pass(12 * HOUR);
    world.note('water');
    world.time.pass(24 * HOUR);
    world.desk.answer(no);
    world.desk.projectOpened(DEFAULT_PROJECT);
    expect(world.offers.at(-1)).toMatchObject({ from: SATURDAY });
    expect(world.offers).toHaveLength(3);
  });

  it.each([
    [true, 'auto_yes'],
    [false, 'auto_no'],
  ] as const)('of %s that is to be remembered becomes the preference %s', (take, preference) => {
    const world = onFriday();
    world.time.pass(12 * HOUR);
    world.desk.answer({ ...no, take, remember: true });
    expect(world.saved).toEqual([preference]);
    world.note('water');
    world.time.pass(24 * HOUR);
    expect(world.offers).toHaveLength(1);
    expect(world.told).toHaveLength(take ? 1 : 0);
  });

  it('of yes to what no longer stands is refused', () => {
    const world = onFriday();
    world.time.pass(12 * HOUR);
    world.note('water');
    world.time.pass(24 * HOUR);
    expect(world.desk.answer({ ...no, take: true })).toMatchObject({
      ok: false,
      refusal: { kind: 'nothing_to_roll_over' },
    });
    expect(world.takeOffered()).toMatchObject({ ok: true });
    expect(world.takeOffered()).toMatchObject({ ok: false, refusal: { kind: 'nothing_to_roll_over' } });
  });
});

describe('projects', () => {
  it('are looked at when they are opened, each for itself', () => {
    const world = onFriday();
    const garden = project(world, 'garden');
    world.note('dig', garden);
    world.time.pass(12 * HOUR);
    expect(world.offers.map((offer) => offer.project)).toEqual([DEFAULT_PROJECT]);
    world.desk.answer({ project: DEFAULT_PROJECT, from: FRIDAY, take: false, remember: false });
    world.desk.projectOpened(garden);
    expect(world.offers[1]).toMatchObject({ project: garden, projectName: 'garden', total: 1 });
    world.takeOffered();
    expect(world.everything()).toEqual(['bread 2026-01-30', 'dig 2026-01-31', 'milk 2026-01-30']);
    world.desk.projectOpened(DEFAULT_PROJECT);
    expect(world.offers).toHaveLength(2);
  });

  it('are asked about at midnight when they are the ones shown', () => {
    const world = onFriday();
    const garden = project(world, 'garden');
    world.note('dig', garden);
    world.desk.projectOpened(garden);
    world.time.pass(12 * HOUR);
    expect(world.offers.map((offer) => offer.project)).toEqual([garden]);
  });

  it('that were deleted have nothing to offer', () => {
    const world = onFriday();
    const garden = project(world, 'garden');
    world.note('dig', garden);
    world.desk.projectOpened(garden);
    world.store.dispatch([{ type: 'delete_project', id: garden }], user);
    world.time.pass(12 * HOUR);
    expect([world.offers, world.desk.offerFor(garden)]).toEqual([[], null]);
  });
});

describe('a rollover that was taken back', () => {
  it('is not done again on that day behind the back of the user, but with R', () => {
    const world = onFriday('auto_yes');
    world.time.pass(12 * HOUR);
    world.store.undo();
    world.desk.projectOpened(DEFAULT_PROJECT);
    expect([world.told.length, world.shown(SATURDAY)]).toEqual([1, []]);
    expect(world.desk.offerFor(DEFAULT_PROJECT)).toMatchObject({ from: FRIDAY });
  });

  it('is done again when it could not be saved', () => {
    const world = onFriday('auto_yes');
    world.store.dispose();
    world.time.pass(12 * HOUR);
    world.desk.projectOpened(DEFAULT_PROJECT);
    expect(world.told.map(({ outcome }) => !outcome.ok && outcome.refusal.kind)).toEqual([
      'not_saved',
      'not_saved',
    ]);
  });

  it('asks nothing after its end', () => {
    const world = onFriday();
    world.desk.dispose();
    world.time.pass(12 * HOUR);
    expect(world.offers).toEqual([]);
  });
});
