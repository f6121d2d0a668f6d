/**
 * The list of days, hours and clocks that go another way than one expects. `docs/days.md` names each of them. Every one
 * is played through database, store, clock and desk as the application joins them; nothing may be lost, doubled, asked
 * twice or put on a day that the user's wall does not show.
 */
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { DEFAULT_PROJECT } from '../../src-core/todo/todo';
import { civilDate, civilDayAt, dayStart } from '../civil-day';
import { parseClockStart, startedTime } from '../time-source';
import { openDayWorld } from './testing/day-world';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const day = (text: string) => text as CalendarDate;

/** A world with an open and a done todo on its first day, in which open ones come along without a question. */
function begun(start: string, zone: string) {
  const world = openDayWorld(start, zone);
  world.preference = 'auto_yes';
  world.start();
  world.note('open');
  world.note('[x] done');
  return world;
}

interface DayCase {
  readonly name: string;
  readonly zone: string;
  /** A moment of the first day, and how many hours later the day has turned, to the minute. */
  readonly start: string;
  readonly hours: number;
  readonly first: string;
  readonly next: string;
}

const DAYS: readonly DayCase[] = [
  {
    name: 'clocks go forward in Berlin: a day of 23 hours',
    zone: 'Europe/Berlin',
    start: '2026-03-29T00:00:00+01:00',
    hours: 23,
    first: '2026-03-29',
    next: '2026-03-30',
  },
  {
    name: 'clocks go back in Berlin: a day of 25 hours',
    zone: 'Europe/Berlin',
    start: '2026-10-25T00:00:00+02:00',
    hours: 25,
    first: '2026-10-25',
    next: '2026-10-26',
  },
  {
    name: 'clocks go forward in New York: a day of 23 hours',
    zone: 'America/New_York',
    start: '2026-03-08T00:00:00-05:00',
    hours: 23,
    first: '2026-03-08',
    next: '2026-03-09',
  },
  {
    name: 'clocks go back in New York: a day of 25 hours',
    zone: 'America/New_York',
    start: '2026-11-01T00:00:00-04:00',
    hours: 25,
    first: '2026-11-01',
    next: '2026-11-02',
  },
  {
    name: 'clocks go forward by half an hour on Lord Howe',
    zone: 'Australia/Lord_Howe',
    start: '2026-10-04T00:00:00+10:30',
    hours: 23.5,
    first: '2026-10-04',
    next: '2026-10-05',
  },
  {
    name: 'clocks go back by half an hour on Lord Howe',
    zone: 'Australia/Lord_Howe',
    start: '2026-04-05T00:00:00+11:00',
    hours: 24.5,
    first: '2026-04-05',
    next: '2026-04-06',
  },
  {
    name: 'Apia leaves out 2011-12-30',
    zone: 'Pacific/Apia',
    start: '2011-12-29T00:00:00-10:00',
    hours: 24,
    first: '2011-12-29',
    next: '2011-12-31',
  },
  {
    name: 'Kwajalein leaves out 1993-08-21',
    zone: 'Pacific/Kwajalein',
    start: '1993-08-20T00:00:00-12:00',
    hours: 24,
    first: '1993-08-20',
    next: '1993-08-22',
  },
  {
    name: 'a day begins at one in Sao Paulo: the one before ends as usual',
    zone: 'America/Sao_Paulo',
    start: '2018-11-03T00:00:00-03:00',
    hours: 24,
    first: '2018-11-03',
    next: '2018-11-04',
  },
  {
    name: 'a day begins at one in Sao Paulo and has 23 hours',
    zone: 'America/Sao_Paulo',
    start: '2018-11-04T01:00:00-02:00',
    hours: 23,
    first: '2018-11-04',
    next: '2018-11-05',
  },
  {
    name: 'midnight comes twice in Sao Paulo: the hour before it is lived again, the day is one',
    zone: 'America/Sao_Paulo',
    start: '2018-02-17T00:00:00-02:00',
    hours: 25,
    first: '2018-02-17',
    next: '2018-02-18',
  },
  {
    name: 'a day begins at one in Beirut',
    zone: 'Asia/Beirut',
    start: '2024-03-30T12:00:00+02:00',
    hours: 12,
    first: '2024-03-30',
    next: '2024-03-31',
  },
  {
    name: 'midnight comes twice in Beirut',
    zone: 'Asia/Beirut',
    start: '2024-10-26T00:00:00+03:00',
    hours: 25,
    first: '2024-10-26',
    next: '2024-10-27',
  },
  {
    name: 'one minute after midnight clocks go back to the day before, in St. John’s',
    zone: 'America/St_Johns',
    start: '2010-11-06T12:00:00-02:30',
    hours: 12,
    first: '2010-11-06',
    next: '2010-11-07',
  },
  {
    name: 'a leap day comes',
    zone: 'Europe/Berlin',
    start: '2028-02-28T12:00:00+01:00',
    hours: 12,
    first: '2028-02-28',
    next: '2028-02-29',
  },
  {
    name: 'a leap day goes',
    zone: 'Europe/Berlin',
    start: '2028-02-29T12:00:00+01:00',
    hours: 12,
    first: '2028-02-29',
    next: '2028-03-01',
  },
  {
    name: 'a year ends',
    zone: 'Asia/Tokyo',
    start: '2026-12-31T12:00:00+09:00',
    hours: 12,
    first: '2026-12-31',
    next: '2027-01-01',
  },
  {
    name: 'a zone lies fourteen hours east',
    zone: 'Pacific/Kiritimati',
    start: '2026-01-31T12:00:00+14:00',
    hours: 12,
    first: '2026-01-31',
    next: '2026-02-01',
  },
  {
    name: 'a zone lies a quarter of an hour off',
    zone: 'Asia/Kathmandu',
    start: '2026-01-31T12:00:00+05:45',
    hours: 12,
    first: '2026-01-31',
    next: '2026-02-01',
  },
];

describe('midnight, when', () => {
  it.each(DAYS)('$name', ({ zone, start, hours, first, next }) => {
    const world = begun(start, zone);
    expect(world.store.today()).toBe(first);
    world.time.pass(hours * HOUR - 1);
    expect([world.turned, world.told]).toEqual([[], []]);
    world.time.pass(1);
    expect([world.store.today(), world.turned]).toEqual([next, [next]]);
    expect(world.told).toMatchObject([{ offer: { from: first, to: next, total: 1 } }]);
    expect(world.everything()).toEqual([`done ${first}`, `open ${next}`]);
    expect([world.shown(first), world.shown(next)]).toEqual([['open', '[x] done'], ['open']]);
    world.time.pass(2 * HOUR);
    expect([world.turned, world.told.length]).toEqual([[next], 1]);
  });

  it('somebody is typing: the line goes to the old day and comes along', () => {
    const world = begun('2026-01-31T23:59:50Z', 'UTC');
    world.edit();
    world.time.pass(MINUTE);
    expect([world.store.today(), world.clock.today()]).toEqual(['2026-01-31', '2026-02-01']);
    world.note('typed over midnight');
    expect(world.told).toEqual([]);
    world.stopEditing();
    expect(world.shown('2026-02-01')).toEqual(['open', 'typed over midnight']);
    expect(world.shown('2026-01-31')).toEqual(['open', '[x] done', 'typed over midnight']);
  });

  it('somebody types over two midnights: the days are turned at once', () => {
    const world = begun('2026-01-31T23:59:50Z', 'UTC');
    world.edit();
    world.time.pass(25 * HOUR);
    world.stopEditing();
    expect([world.turned, world.everything()]).toEqual([
      ['2026-02-02'],
      ['done 2026-01-31', 'open 2026-02-02'],
    ]);
  });

  it('the application is started at a moment of TO_TUI_CLOCK, in the offset that is written there', () => {
    const start = parseClockStart('2026-01-31T23:59:50+01:00');
    if (!start.ok) throw new Error(start.error);
    const world = openDayWorld('2026-01-31T23:59:50+01:00', 'UTC', null, startedTime(start.value));
    expect([world.store.today(), world.clock.zone()]).toEqual(['2026-01-31', '+01:00']);
    expect(civilDayAt(start.value.epochMs, start.value.zone).endMs - start.value.epochMs).toBe(10_000);
  });
});

describe('sleep', () => {
  it('over one midnight: the day turns on waking', () => {
    const world = begun('2026-01-31T22:00:00Z', 'UTC');
    world.time.set('2026-02-01T07:00:00Z');
    world.clock.refresh();
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2026-02-01']);
  });

  it('over several midnights: they come along once, from the day they were on', () => {
    const world = begun('2026-01-31T22:00:00Z', 'UTC');
    world.time.set('2026-02-05T07:00:00Z');
    world.clock.refresh();
    expect([world.turned, world.told.length]).toEqual([['2026-02-05'], 1]);
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2026-02-05']);
    expect(world.shown('2026-02-03')).toEqual([]);
  });

  it('of which the system tells nothing: whoever asks for the day next turns it', () => {
    const world = begun('2026-01-31T22:00:00Z', 'UTC');
    world.time.set('2026-02-01T07:00:00Z');
    world.clock.today();
    world.time.pass(0);
    expect(world.turned).toEqual(['2026-02-01']);
  });

  it('while somebody is typing: the line is kept, then the day turns', () => {
    const world = begun('2026-01-31T22:00:00Z', 'UTC');
    world.edit();
    world.time.set('2026-02-03T07:00:00Z');
    world.clock.refresh();
    world.note('half typed');
    world.stopEditing();
    expect(world.everything()).toEqual(['done 2026-01-31', 'half typed 2026-02-03', 'open 2026-02-03']);
  });

  it('over the night in which clocks go forward', () => {
    const world = begun('2026-03-28T22:00:00+01:00', 'Europe/Berlin');
    world.time.set('2026-03-29T07:00:00+02:00');
    world.clock.refresh();
    world.time.pass(17 * HOUR);
    expect(world.turned).toEqual(['2026-03-29', '2026-03-30']);
  });
});

describe('a clock that is set', () => {
  it('back an hour within the day: nothing happens', () => {
    const world = begun('2026-01-31T12:00:00Z', 'UTC');
    world.time.set('2026-01-31T11:00:00Z');
    world.clock.refresh();
    expect([world.turned, world.everything()]).toEqual([[], ['done 2026-01-31', 'open 2026-01-31']]);
  });

  it('back an hour over midnight: what came along stays, and comes back into sight', () => {
    const world = begun('2026-01-31T23:30:00Z', 'UTC');
    world.time.pass(HOUR);
    world.time.set('2026-01-31T23:30:00Z');
    world.clock.refresh();
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2026-02-01']);
    expect(world.shown('2026-01-31')).toEqual(['[x] done']);
    world.time.pass(HOUR);
    expect(world.turned).toEqual(['2026-02-01', '2026-01-31', '2026-02-01']);
    expect(world.told).toHaveLength(1);
    expect([world.shown('2026-01-31'), world.shown('2026-02-01')]).toEqual([['open', '[x] done'], ['open']]);
  });

  it('back an hour over midnight, and the day is written to again: nothing that was written is hidden', () => {
    const world = begun('2026-01-31T23:30:00Z', 'UTC');
    world.time.pass(HOUR);
    world.time.set('2026-01-31T23:30:00Z');
    world.clock.refresh();
    world.note('[x] late');
    world.time.pass(HOUR);
    expect(world.shown('2026-01-31')).toEqual(['[x] done', '[x] late']);
    expect(world.everything()).toEqual(['done 2026-01-31', 'late 2026-01-31', 'open 2026-02-01']);
  });

  it('back a day: the list of the day before is today’s again, and nothing goes back to it', () => {
    const world = begun('2026-01-31T12:00:00Z', 'UTC');
    world.time.pass(24 * HOUR);
    world.note('of the first');
    world.time.set('2026-01-31T12:00:00Z');
    world.clock.refresh();
    expect(world.everything()).toEqual(['done 2026-01-31', 'of the first 2026-02-01', 'open 2026-02-01']);
    world.note('of the last');
    world.time.pass(12 * HOUR);
    // The day is settled: what was written meanwhile waits for R, or for the next start.
    expect(world.desk.offerFor(DEFAULT_PROJECT)).toMatchObject({ from: '2026-01-31', total: 1 });
    const again = world.restart();
    again.start();
    expect(again.shown('2026-02-01')).toEqual(['open', 'of the first', 'of the last']);
  });

  it('forward ten years and back: todos stay where they are, neither lost nor doubled, and undo brings them back', () => {
    const world = begun('2026-01-31T12:00:00Z', 'UTC');
    world.time.set('2036-01-31T12:00:00Z');
    world.clock.refresh();
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2036-01-31']);
    world.time.set('2026-01-31T12:00:01Z');
    world.clock.refresh();
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2036-01-31']);
    expect(world.desk.offerFor(DEFAULT_PROJECT)).toBeNull();
    world.time.pass(24 * HOUR);
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2036-01-31']);
    expect(world.store.undo()).toMatchObject({ ok: true, undone: { cause: { kind: 'rollover' } } });
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2026-01-31']);
    expect(world.store.redo()).toMatchObject({ ok: true });
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2036-01-31']);
  });

  it('forward ten years while the application is closed: they come along once', () => {
    const world = begun('2026-01-31T12:00:00Z', 'UTC');
    world.time.set('2036-01-31T12:00:00Z');
    const later = world.restart();
    later.start();
    later.start();
    expect(later.told).toHaveLength(1);
    expect(later.everything()).toEqual(['done 2026-01-31', 'open 2036-01-31']);
  });
});

describe('a zone that changes while running', () => {
  it('eastwards over the date line: a day is skipped', () => {
    const world = begun('2026-01-30T12:00:00-10:00', 'Pacific/Honolulu');
    world.time.zoneName = 'Pacific/Kiritimati';
    world.clock.refresh();
    expect([world.turned, world.everything()]).toEqual([
      ['2026-01-31'],
      ['done 2026-01-30', 'open 2026-01-31'],
    ]);
  });

  it('westwards over the date line: the day before is lived again', () => {
    const world = begun('2026-01-31T12:00:00+14:00', 'Pacific/Kiritimati');
    world.time.zoneName = 'Pacific/Honolulu';
    world.clock.refresh();
    expect([world.turned, world.everything()]).toEqual([
      ['2026-01-30'],
      ['done 2026-01-31', 'open 2026-01-31'],
    ]);
    world.note('lived twice');
    world.time.pass(12 * HOUR);
    expect(world.everything()).toEqual(['done 2026-01-31', 'lived twice 2026-01-31', 'open 2026-01-31']);
  });

  it('within the day: midnight comes when the new zone has it', () => {
    const world = begun('2026-01-31T20:00:00+01:00', 'Europe/Berlin');
    world.time.zoneName = 'Europe/London';
    world.clock.refresh();
    world.time.pass(5 * HOUR - 1);
    expect(world.turned).toEqual([]);
    world.time.pass(1);
    expect(world.turned).toEqual(['2026-02-01']);
  });
});

describe('undo and redo after midnight', () => {
  it('bring back what came along, though its day is closed, and nothing else of that day', () => {
    const world = begun('2026-01-31T12:00:00Z', 'UTC');
    world.time.pass(24 * HOUR);
    expect(world.store.undo()).toMatchObject({ ok: true });
    expect([world.shown('2026-01-31'), world.shown('2026-02-01')]).toEqual([['open', '[x] done'], []]);
    expect(world.store.undo()).toMatchObject({ ok: false, refusal: { kind: 'read_only_day' } });
    expect(world.store.redo()).toMatchObject({ ok: true, focus: { list: { date: '2026-02-01' } } });
    expect([world.shown('2026-01-31'), world.shown('2026-02-01')]).toEqual([['open', '[x] done'], ['open']]);
  });

  it('do so two days later, and after a restart', () => {
    const first = begun('2026-01-31T12:00:00Z', 'UTC');
    first.time.pass(24 * HOUR);
    first.preference = 'auto_no';
    first.time.pass(24 * HOUR);
    const world = first.restart();
    expect(world.store.undo()).toMatchObject({ ok: true });
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2026-01-31']);
    expect(world.store.redo()).toMatchObject({ ok: true });
    expect(world.everything()).toEqual(['done 2026-01-31', 'open 2026-02-01']);
  });
});

describe('the beginning of a day', () => {
  it.each([
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2026-01-31', '-03:30', '2026-01-31T03:30:00.000Z'],
    ['2026-02-01', 'Pacific/Kiritimati', '2026-01-31T10:00:00.000Z'],
  ])('%s in %s is %s', (date, zone, expected) => {
    const start = dayStart(day(date), zone);
    expect(new Date(start).toISOString()).toBe(expected);
    expect(civilDate(start - 1, zone) < date).toBe(true);
    expect(civilDate(start, zone) >= date).toBe(true);
  });
});
