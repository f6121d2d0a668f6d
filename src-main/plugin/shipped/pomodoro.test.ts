/** Periods of work over played time: ticks, restarts, undo. What one call answers is in the plugin's own cases. */

import { describe, expect, it } from 'vitest';
import { buildPlugin } from '../../../scripts/build-plugins';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { rowOf } from '../../storage/testing/world';
import { openShipped, type Shipped } from './testing/shipped-world';

const MINUTE = 60_000;

/** Lets minutes pass, tick by tick. */
async function wait({ passes }: Shipped, minutes: number): Promise<void> {
  for (let half = 0; half < 2 * minutes; half++) await passes(MINUTE / 2);
}

/** The computer sleeps: the clock goes on, and no tick comes. */
async function sleep({ time, passes }: Shipped, until: string): Promise<void> {
  time.setClock(until);
  await passes(MINUTE / 2);
}

const built = await buildPlugin('pomodoro');

describe('pomodoro', { timeout: 240_000 }, () => {
  it('works, rests, and says so by itself', async () => {
    const opened = await openShipped(built, { rows: ['milk'], settings: { work_minutes: 2 } });
    await opened.act('toggle', 'milk');
    expect(opened.badges()).toEqual(['milk: info 2 min']);
    await wait(opened, 1);
    expect(opened.badges()).toEqual(['milk: info 1 min']);
    await wait(opened, 1);
    expect(opened.badges()).toEqual(['milk: ok break 5 min ●']);
    await wait(opened, 5);
    expect(opened.badges()).toEqual(['milk: plain ●']);
    expect(opened.notices).toEqual([
      'pomodoro: 2 minutes of work on “milk”',
      'pomodoro: Work on “milk” is over, 1 today. Break of 5 minutes',
      'pomodoro: The break is over',
    ]);
    expect(opened.stored()).toEqual({
      days: '{"2026-01-31":1}',
      'milk: day': '2026-01-31',
      'milk: today': '1',
      'milk: total': '1',
    });
  });

  it('goes on after a restart, and tells once of what ended while it was closed', async () => {
    const before = await openShipped(built, { rows: ['milk'] });
    await before.act('toggle', 'milk');
    const after = await before.restart();
    expect(after.badges()).toEqual(['milk: info 25 min']);
    await sleep(after, '2026-01-31T15:00:00.000Z');
    expect(after.notices).toEqual(['pomodoro: Work on “milk” ended 2 h 35 min ago and counts: 1 today']);
    const later = await after.restart();
    await wait(later, 1);
    expect(later.notices).toEqual([]);
    expect(later.badges()).toEqual(['milk: plain ●']);
  });

  it('ends with its todo, whether that is done or deleted', async () => {
    const opened = await openShipped(built, { rows: ['milk', 'tax'] });
    await opened.act('toggle', 'milk');
    await opened.toggles('milk');
    expect(opened.stored()).toEqual({});
    expect(opened.badges()).toEqual([]);
    await opened.act('toggle', 'tax');
    await opened.does({ type: 'delete_todo', id: rowOf(opened.world, TODAYS_LIST, 'tax').id });
    expect(opened.stored()).toEqual({});
    expect(opened.notices.slice(-1)).toEqual([
      'pomodoro: The todo is gone after 0 min of work; the period does not count',
    ]);
  });

  it('was never begun when that is undone', async () => {
    const opened = await openShipped(built, { rows: ['milk'] });
    await opened.act('toggle', 'milk');
    opened.world.store.undo();
    await wait(opened, 30);
    expect(opened.badges()).toEqual([]);
    expect(opened.notices).toEqual(['pomodoro: 25 minutes of work on “milk”']);
  });

  it('counts a period whose todo was left behind on a past day, and is not refused for ever', async () => {
    const opened = await openShipped(built, { rows: ['milk'] });
    await opened.act('toggle', 'milk');
    opened.world.today = '2026-02-01' as typeof opened.world.today;
    await sleep(opened, '2026-02-01T08:00:00.000Z');
    expect(opened.notices.slice(-1)).toEqual([
      'pomodoro: Work on “milk” ended 19 h 35 min ago and counts: 1 on 2026-01-31',
    ]);
    expect(opened.stored()).toEqual({ days: '{"2026-01-31":1}' });
  });
});
