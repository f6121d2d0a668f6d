import { describe, expect, it } from 'vitest';
import { playedTime } from './testing/played-time';
import { TickScheduler } from './tick-scheduler';

function open() {
  const time = playedTime();
  const ticked: string[] = [];
  const slow = new Map<string, () => void>();
  const ticks = new TickScheduler({
    time,
    tick: (plugin) => {
      ticked.push(plugin);
      return plugin.startsWith('slow')
        ? new Promise((resolve) => slow.set(plugin, resolve))
        : Promise.resolve();
    },
  });
  return { time, ticked, slow, ticks };
}

describe('ticks', () => {
  it('come every so often, each plugin at its own pace, by one timer', async () => {
    const { time, ticked, ticks } = open();
    ticks.set(
      new Map([
        ['a', 10_000],
        ['b', 25_000],
      ]),
    );
    expect(time.timers()).toBe(1);
    await time.advance(9_999);
    expect(ticked).toEqual([]);
    await time.advance(20_001);
    expect(ticked).toEqual(['a', 'a', 'b', 'a']);
    expect(time.timers()).toBe(1);
  });

  it('keep no timer when nobody ticks', () => {
    const { time, ticks } = open();
    expect(ticks.isArmed).toBe(false);
    ticks.set(new Map([['a', 10_000]]));
    expect(ticks.isArmed).toBe(true);
    ticks.set(new Map());
    expect([ticks.isArmed, time.timers()]).toEqual([false, 0]);
  });

  it('are not asked for again while one goes on, and not made up for', async () => {
    const { time, ticked, ticks, slow } = open();
    ticks.set(new Map([['slow', 10_000]]));
    await time.advance(60_000);
    expect(ticked).toEqual(['slow']);
    slow.get('slow')?.();
    await time.advance(10_000);
    expect(ticked).toEqual(['slow', 'slow']);
  });

  it('keep their rhythm when others come and go', async () => {
    const { time, ticked, ticks } = open();
    ticks.set(new Map([['a', 10_000]]));
    await time.advance(6_000);
    ticks.set(
      new Map([
        ['a', 10_000],
        ['b', 10_000],
      ]),
    );
    await time.advance(4_000);
    expect(ticked).toEqual(['a']);
    await time.advance(6_000);
    expect(ticked).toEqual(['a', 'b']);
  });
});

describe('a clock that jumps', () => {
  /** A steady clock that is not: the jump happens while no timer fires, as after a sleep. */
  function jumping() {
    let now = 0;
    let timer: { deed: () => void; ms: number } | undefined;
    const ticked: number[] = [];
    const time = {
      steadyMs: () => now,
      after: (ms: number, deed: () => void) => {
        timer = { ms, deed };
        return () => {
          timer = undefined;
        };
      },
    };
    const ticks = new TickScheduler({
      time,
      tick: async () => {
        ticked.push(now);
      },
    });
    ticks.set(new Map([['a', 10_000]]));
    /** The clock shows another time, then the timer fires. */
    const wakeAt = async (at: number) => {
      now = at;
      const due = timer;
      timer = undefined;
      due?.deed();
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { wakeAt, ticked, waits: () => timer?.ms };
  }

  it('forward by a day is one tick', async () => {
    const { wakeAt, ticked, waits } = jumping();
    await wakeAt(86_400_000);
    expect(ticked).toEqual([86_400_000]);
    expect(waits()).toBe(10_000);
  });

  it('back by a day neither floods nor silences', async () => {
    const { wakeAt, ticked, waits } = jumping();
    await wakeAt(-86_400_000);
    expect(ticked).toEqual([]);
    expect(waits()).toBe(10_000);
    await wakeAt(-86_390_000);
    expect(ticked).toHaveLength(1);
  });
});
