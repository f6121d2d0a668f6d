import { describe, expect, it } from 'vitest';
import { type CivilDay, civilDate, civilDayAt } from './civil-day';
import { createClock, MAX_TIMER_MS } from './clock';
import { FakeTime } from './days/testing/fake-time';

const at = (text: string) => Date.parse(text);
const HOUR = 3_600_000;

function setUp(start: string, zone: string) {
  const world = new FakeTime(at(start), zone);
  const clock = createClock(world);
  const heard: string[] = [];
  const leave = clock.onMidnight((today) => heard.push(today));
  return { world, clock, heard, leave };
}

describe('midnight', () => {
  it('is announced once, when it has come, day after day', () => {
    const { world, clock, heard } = setUp('2026-01-31T23:59:50+01:00', 'Europe/Berlin');
    expect([clock.today(), clock.now()]).toEqual(['2026-01-31', '2026-01-31T22:59:50.000Z']);
    world.pass(9_999);
    expect(heard).toEqual([]);
    world.pass(1);
    expect(heard).toEqual(['2026-02-01']);
    world.pass(48 * HOUR);
    expect(heard).toEqual(['2026-02-01', '2026-02-02', '2026-02-03']);
  });

  it('waits with one timer, and with none when nobody listens', () => {
    const { world, leave, clock } = setUp('2026-01-31T12:00:00Z', 'UTC');
    expect(world.waits()).toEqual([12 * HOUR]);
    clock.refresh();
    clock.refresh();
    expect(world.waits()).toEqual([12 * HOUR]);
    leave();
    expect(world.waits()).toEqual([]);
    clock.onMidnight(() => undefined);
    clock.dispose();
    expect(world.waits()).toEqual([]);
  });

  it('is not missed when a timer fires a little early', () => {
    const { world, heard, clock } = setUp('2026-01-31T23:00:00Z', 'UTC');
    world.set('2026-01-31T22:59:59.999Z');
    world.pass(HOUR);
    expect(heard).toEqual([]);
    expect(world.waits()).toEqual([1]);
    world.pass(1);
    expect(heard).toEqual(['2026-02-01']);
    expect(clock.today()).toBe('2026-02-01');
  });

  it('is noticed after sleep, when the system says so or when the day is asked for', () => {
    const told = setUp('2026-01-31T23:00:00Z', 'UTC');
    told.world.set('2026-02-03T08:00:00Z');
    told.clock.refresh();
    expect(told.heard).toEqual(['2026-02-03']);

    const asked = setUp('2026-01-31T23:00:00Z', 'UTC');
    asked.world.set('2026-02-03T08:00:00Z');
    expect(asked.clock.today()).toBe('2026-02-03');
    asked.world.pass(0);
    expect(asked.heard).toEqual(['2026-02-03']);
  });

  it.each([
    ['back an hour, over midnight', '2026-02-01T00:30:00Z', '2026-01-31T23:30:00Z', '2026-01-31'],
    ['back an hour, within the day', '2026-02-01T05:00:00Z', '2026-02-01T04:00:00Z', undefined],
    ['forward ten years', '2026-02-01T00:30:00Z', '2036-02-01T00:30:00Z', '2036-02-01'],
  ])('follows a clock that is set %s', (_, start, to, announced) => {
    const { world, clock, heard } = setUp(start, 'UTC');
    world.set(to);
    clock.refresh();
    expect(heard).toEqual(announced === undefined ? [] : [announced]);
    expect(clock.today()).toBe(to.slice(0, 10));
  });

  it('follows a zone that changes while running', () => {
    const { world, clock, heard } = setUp('2026-01-31T23:30:00Z', 'UTC');
    world.zoneName = 'Asia/Tokyo';
    clock.refresh();
    expect(heard).toEqual(['2026-02-01']);
  });

  it('never asks for a longer timer than there is', () => {
    const waits: number[] = [];
    const clock = createClock({
      epochMs: () => at('2026-01-31T12:00:00Z'),
      zone: () => 'UTC',
      after: (ms) => {
        waits.push(ms);
        return () => undefined;
      },
    });
    clock.onMidnight(() => undefined);
    expect(waits.every((ms) => ms > 0 && ms <= MAX_TIMER_MS)).toBe(true);
  });
});

describe('a civil day', () => {
  const lasts = (day: CivilDay) => (day.endMs - day.startMs) / HOUR;

  it.each([
    ['has 24 hours', '2026-01-31T00:00:00+01:00', 'Europe/Berlin', '2026-01-31', 24],
    ['has 23 when the clocks go forward', '2026-03-29T00:00:00+01:00', 'Europe/Berlin', '2026-03-29', 23],
    ['has 25 when they go back', '2026-10-25T00:00:00+02:00', 'Europe/Berlin', '2026-10-25', 25],
    ['ends in half hours too', '2026-04-05T00:00:00+11:00', 'Australia/Lord_Howe', '2026-04-05', 24.5],
    ['has 24 at an offset', '2026-01-31T00:00:00+05:45', '+05:45', '2026-01-31', 24],
  ])('%s', (_, start, zone, date, hours) => {
    const day = civilDayAt(at(start), zone);
    expect([day.date, lasts(day)]).toEqual([date, hours]);
  });

  it('follows the 29th in Apia in 2011 as the 31st', () => {
    const { world, heard } = setUp('2011-12-29T23:00:00-10:00', 'Pacific/Apia');
    world.pass(HOUR);
    expect(heard).toEqual(['2011-12-31']);
    expect(civilDate(at('2011-12-30T09:59:59.999Z'), 'Pacific/Apia')).toBe('2011-12-29');
  });

  it('begins at one where the clocks skip midnight', () => {
    const start = at('2018-11-04T00:00:00-03:00');
    expect(civilDayAt(start - 1, 'America/Sao_Paulo')).toMatchObject({ date: '2018-11-03', endMs: start });
    expect(lasts(civilDayAt(start, 'America/Sao_Paulo'))).toBe(23);
  });

  it('is told in offsets on either side of Greenwich', () => {
    expect(civilDate(at('2026-01-31T23:30:00Z'), '+01:00')).toBe('2026-02-01');
    expect(civilDate(at('2026-02-01T03:00:00Z'), '-03:30')).toBe('2026-01-31');
  });
});
