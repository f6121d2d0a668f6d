/** Habits over days, restarts and undo, with todos that really repeat. One call at a time is in the plugin's own cases. */

import { describe, expect, it } from 'vitest';
import { buildPlugin } from '../../../scripts/build-plugins';
import { dateOf, TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { rowOf } from '../../storage/testing/world';
import { openShipped } from './testing/shipped-world';

const built = await buildPlugin('habit-streaks');

describe('habit-streaks', { timeout: 240_000 }, () => {
  it('counts, takes back on the same day, and is undone together with what it answered', async () => {
    const opened = await openShipped(built, { rows: ['Run #habit', 'milk'] });
    await opened.toggles('Run #habit', 'milk');
    expect(opened.badges()).toEqual(['Run #habit: ok 🔥 1']);
    expect(opened.notices).toEqual(['habit-streaks: “Run”: 1 day in a row']);
    await opened.toggles('Run #habit');
    expect(opened.badges()).toEqual([]);
    await opened.toggles('Run #habit');
    expect(Object.keys(opened.stored())).toHaveLength(2);
    opened.world.store.undo();
    await opened.passes(5 * 60_000);
    expect(opened.badges()).toEqual([]);
    expect(rowOf(opened.world, TODAYS_LIST, 'Run #habit').state).toBe('empty');
  });

  it('has its badges back after a restart, and on the next day', async () => {
    const before = await openShipped(built, { rows: ['Run #habit'] });
    await before.adds('Read #habit');
    await before.toggles('Run #habit');
    const after = await before.restart();
    expect(after.badges()).toEqual(['Run #habit: ok 🔥 1']);
  });

  it('follows a todo that repeats from round to round', async () => {
    const opened = await openShipped(built, { rows: ['Stretch'] });
    const { id } = rowOf(opened.world, TODAYS_LIST, 'Stretch');
    await opened.does({ type: 'update_todo', id, updates: { recurrence: '.+1d' } });
    await opened.does({ type: 'toggle_todo', id });
    expect(opened.badges()).toEqual(['Stretch: ok 🔥 1', 'Stretch: ok 🔥 1']);
    const next = opened.world.store.list(TODAYS_LIST).rows.find((row) => row.id !== id);
    expect(opened.world.store.rollover('default', TODAYS_LIST.date).ok).toBe(false);
    const tomorrow = dateOf('2026-02-01');
    opened.world.today = tomorrow;
    expect(opened.world.store.rollover('default', TODAYS_LIST.date).ok).toBe(true);
    opened.manager.dayChanged(TODAYS_LIST.date, tomorrow);
    await opened.manager.idle();
    await opened.does({ type: 'toggle_todo', id: next?.id ?? '' });
    expect(opened.notices.at(-1)).toBe('habit-streaks: “Stretch”: 2 days in a row, the best so far');
  });

  it('hears of a thousand todos at once and answers for the one habit', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `todo ${index}`);
    const opened = await openShipped(built, { rows: [...rows, 'Run #habit'] });
    await opened.toggles(...rows, 'Run #habit');
    expect(opened.badges()).toEqual(['Run #habit: ok 🔥 1']);
    expect(opened.summary('habit-streaks')).toMatchObject({ state: 'enabled', failures: 0 });
  });
});
