import { describe, expect, it } from 'vitest';
import { type CalendarDate, dateInZone } from '../../src-core/lib/calendar-date';
import type { Cause } from '../../src-core/todo/cause';
import { parseRows } from '../../src-core/todo/testing/list-notation';
import { isComplete, type Todo } from '../../src-core/todo/todo';
import { MAX_TIMER_MS } from '../clock';
import { SILENT_LOG } from '../log';
import { playedTime } from '../plugin/testing/played-time';
import { nativeReminders } from './native-reminder';
import { Reminders } from './reminders';
import type { Told } from './tell-reminders';

const HOUR = 3_600_000;
const USER: Cause = { kind: 'user' };

/** Todos in a map, a clock that is played, and what was told. */
function world({ at = '2026-11-22T09:00:00.000Z', zone = 'UTC', wanted = true, supported = true } = {}) {
  const time = playedTime(at);
  const here = { zone, wanted, supported };
  const todos = new Map<string, Todo>();
  const shown = new Set<string>();
  const told: string[] = [];
  const said: string[] = [];
  const revealed: string[] = [];
  const waits: number[] = [];
  const clicks: (() => void)[] = [];
  const parts = {
    repository: {
      dueReminders: (minute: string) =>
        [...todos.values()]
          .filter(({ reminder, state }) => reminder !== null && reminder <= minute && !isComplete(state))
          .filter(({ id, reminder }) => !shown.has(`${id} ${reminder}`))
          .sort((a, b) => ((a.reminder ?? '') < (b.reminder ?? '') ? -1 : 1)),
      markRemindersShown: (due: readonly Todo[]) => {
        for (const { id, reminder } of due) shown.add(`${id} ${reminder}`);
      },
    },
    find: (id: string) => todos.get(id),
    present: () => {
      const now = time.now();
      return { now, today: dateInZone(Date.parse(now), here.zone), zone: here.zone };
    },
    after: (ms: number, deed: () => void) => {
      waits.push(ms);
      return time.after(ms, deed);
    },
    wanted: () => here.wanted,
    notify: ({ title }: Told, clicked: () => void) => {
      if (!here.supported) return false;
      told.push(title);
      clicks.push(clicked);
      return true;
    },
    say: (text: string) => void said.push(text),
    reveal: (list: { date: string }, id: string) =>
      void revealed.push(`${list.date} ${todos.get(id)?.content}`),
    log: SILENT_LOG,
  };
  const put = (content: string, reminder: string | null, more: Partial<Todo> = {}) => {
    const [row] = parseRows([content], { reminder, ...more });
    if (!row) throw new Error('no row');
    todos.set(row.id, row);
    return row;
  };
  const start = () => {
    const reminders = new Reminders(parts);
    reminders.start();
    return reminders;
  };
  return { time, here, todos, told, said, revealed, waits, clicks, put, start };
}

const added = (row: Todo) => ({ added: [row], updated: [], removed: [] });

describe('a reminder', () => {
  it('comes at its minute, once, and with one timer until then', async () => {
    const { time, told, put, start } = world();
    put('call Ana', '2026-11-22T11:00');
    put('water the plants', '2026-11-23T08:00');
    start();
    expect([told, time.timers()]).toEqual([[], 1]);
    await time.advance(2 * HOUR - 1);
    expect(told).toEqual([]);
    await time.advance(1);
    expect([told, time.timers()]).toEqual([['call Ana'], 1]);
    await time.advance(48 * HOUR);
    expect([told, time.timers()]).toEqual([['call Ana', 'water the plants'], 0]);
  });

  it('waits for nothing when there is none', () => {
    const { time, put, start } = world();
    put('no reminder', null);
    start();
    expect(time.timers()).toBe(0);
  });

  it('is heard of when it is set, moved, or taken away', async () => {
    const { time, todos, told, put, start } = world();
    const reminders = start();
    const first = put('a', '2026-11-22T10:00');
    reminders.changed(added(first), USER);
    expect(time.timers()).toBe(1);
    const moved = put('a', '2026-11-22T12:00');
    reminders.changed({ added: [], updated: [[first, moved]], removed: [] }, USER);
    await time.advance(HOUR);
    expect(told).toEqual([]);
    todos.clear();
    reminders.changed({ added: [], updated: [], removed: [moved] }, USER);
    expect(time.timers()).toBe(0);
  });

  it('does not look when a change has no reminder in it', () => {
    const { waits, put, start } = world();
    put('a', '2026-11-22T10:00');
    const reminders = start();
    reminders.changed(added(put('b', null)), USER);
    expect(waits).toHaveLength(1);
  });

  it.each(['done', 'cancelled'] as const)('is not told of what is %s', async (state) => {
    const { time, told, put, start } = world();
    put('a', '2026-11-22T10:00', { state });
    start();
    await time.advance(2 * HOUR);
    expect(told).toEqual([]);
  });

  it('further away than a timer can wait is waited for in parts', async () => {
    const { time, waits, told, put, start } = world();
    put('a', '2027-03-01T09:00');
    start();
    expect(waits).toEqual([MAX_TIMER_MS]);
    await time.advance(100 * 24 * HOUR);
    expect(told).toEqual(['a']);
  });

  it('is told in the status bar too, because no system says whether a notification was seen', async () => {
    const { time, told, said, put, start } = world();
    put('a', '2026-11-22T10:00');
    start();
    await time.advance(HOUR);
    expect([told, said]).toEqual([['a'], ['Reminder: a']]);
  });

  it('is told in the status bar alone when notifications are not wanted, or not there', async () => {
    for (const more of [{ wanted: false }, { supported: false }]) {
      const { time, told, said, put, start } = world(more);
      put('call \u001b[31mAna', '2026-11-22T10:00');
      start();
      await time.advance(HOUR);
      expect([told, said]).toEqual([[], ['Reminder: call Ana']]);
    }
  });

  it('shows its todo when it is clicked, wherever that is by then', async () => {
    const { time, revealed, clicks, todos, put, start } = world();
    const row = put('a', '2026-11-22T10:00');
    start();
    await time.advance(HOUR);
    todos.set(row.id, { ...row, date: '2026-11-23' as CalendarDate });
    clicks[0]?.();
    todos.clear();
    clicks[0]?.();
    expect(revealed).toEqual(['2026-11-23 a']);
  });

  it('that a file brings in late is not told', () => {
    const { told, put, start } = world();
    const reminders = start();
    reminders.changed(added(put('old', '2020-01-01T09:00')), { kind: 'import' });
    reminders.refresh();
    expect(told).toEqual([]);
    reminders.changed(added(put('mine', '2020-01-01T09:00')), USER);
    expect(told).toEqual(['mine']);
  });

  it('is no longer told after the end', async () => {
    const { time, told, clicks, revealed, put, start } = world();
    put('now', '2026-11-22T09:00');
    const reminders = start();
    put('later', '2026-11-22T10:00');
    reminders.dispose();
    reminders.refresh();
    clicks[0]?.();
    await time.advance(2 * HOUR);
    expect([told, revealed, time.timers()]).toEqual([['now'], [], 0]);
  });
});

describe('many reminders', () => {
  it('missed while closed are one', () => {
    const { told, put, start } = world();
    for (const name of ['a', 'b', 'c']) put(name, '2026-11-21T09:00');
    start();
    expect(told).toEqual(['3 reminders while to-tui was closed']);
  });

  it('missed alone are told as they are', () => {
    const { told, put, start } = world();
    put('a', '2026-11-21T09:00');
    start().dispose();
    start();
    expect(told).toEqual(['a']);
  });

  it('at the same minute are told each, or as one when they are more than three', async () => {
    for (const [count, titles] of [
      [3, ['1', '2', '3']],
      [5, ['5 reminders']],
    ] as const) {
      const { time, told, put, start } = world();
      for (let n = 1; n <= count; n++) put(String(n), '2026-11-22T10:00');
      start();
      await time.advance(HOUR);
      expect(told).toEqual(titles);
    }
  });
});

describe('clocks that are set', () => {
  it('forward over a reminder: it comes when they are', async () => {
    const { time, told, put, start } = world({ at: '2027-03-28T00:30:00.000Z', zone: 'Europe/Berlin' });
    put('in the gap', '2027-03-28T02:30');
    start();
    await time.advance(HOUR / 2 - 1);
    expect(told).toEqual([]);
    await time.advance(1);
    expect(told).toEqual(['in the gap']);
  });

  it('back: it comes the first time only', async () => {
    const { time, told, put, start } = world({ at: '2026-10-25T00:00:00.000Z', zone: 'Europe/Berlin' });
    put('twice on the clock', '2026-10-25T02:30');
    start();
    await time.advance(HOUR / 2);
    expect(told).toEqual(['twice on the clock']);
    await time.advance(3 * HOUR);
    expect(told).toHaveLength(1);
  });

  it('back, and it is made in the hour that comes again: it comes there, and nothing turns meanwhile', async () => {
    const { time, told, waits, put, start } = world({
      at: '2026-10-25T01:05:00.000Z',
      zone: 'Europe/Berlin',
    });
    put('second pass', '2026-10-25T02:10');
    start();
    await time.advance(5 * 60_000);
    expect([told, waits]).toEqual([['second pass'], [5 * 60_000]]);
  });

  it('by the user or by sleep: a look anew finds what is due, and does not repeat', () => {
    const { time, told, put, start } = world();
    put('a', '2026-11-22T10:00');
    const reminders = start();
    time.setClock('2026-11-22T10:00:00.000Z');
    reminders.refresh();
    time.setClock('2026-11-22T08:00:00.000Z');
    reminders.refresh();
    time.setClock('2026-11-22T10:00:00.000Z');
    reminders.refresh();
    expect([told, time.timers()]).toEqual([['a'], 0]);
  });

  it('to another zone: the minute is that of wherever the user is', async () => {
    const { time, here, told, put, start } = world();
    put('a', '2026-11-22T12:00');
    const reminders = start();
    here.zone = 'Asia/Tokyo';
    reminders.refresh();
    expect(told).toEqual(['a']);
    put('b', '2026-11-22T20:00');
    reminders.refresh();
    await time.advance(2 * HOUR);
    expect(told).toEqual(['a', 'b']);
  });
});

describe('notifications of the system', () => {
  function notifications(isThere = true) {
    const events: string[] = [];
    const clicks: (() => void)[] = [];
    class Played {
      static isSupported = () => isThere;
      constructor(private readonly options: { title: string; body: string }) {}
      on(event: string, listener: () => void) {
        if (event === 'click') clicks.push(listener);
      }
      show() {
        events.push(`show ${this.options.title}`);
      }
      close() {
        events.push(`close ${this.options.title}`);
      }
    }
    return { events, clicks, notify: nativeReminders(Played) };
  }
  const told = (title: string): Told => ({ title, body: '', line: '' });

  it('are shown and clicked, and the oldest closed when there are many', () => {
    const { events, clicks, notify } = notifications();
    let clicked = 0;
    for (let n = 0; n < 21; n++) notify(told(String(n)), () => clicked++);
    expect(events.slice(-2)).toEqual(['close 0', 'show 20']);
    clicks[3]?.();
    expect(clicked).toBe(1);
  });

  it('are not there on every system', () => {
    const { events, notify } = notifications(false);
    expect([notify(told('a'), () => undefined), events]).toEqual([false, []]);
  });
});
