import type { PluginTime } from '../plugin-time';

/** A clock that stands still until a test moves it. For tests only. */
export interface PlayedTime extends PluginTime {
  /** Lets time pass: timers fire on the way, each at its moment, and what they begin is let go on for a moment. */
  advance(ms: number): Promise<void>;
  /** Sets the user's clock; the steady one does not notice. */
  setClock(moment: string): void;
  /** Timers that wait. */
  timers(): number;
}

interface Timer {
  readonly at: number;
  readonly deed: () => void;
}

/** Opens one, at noon. */
export function playedTime(start = '2026-01-31T12:00:00.000Z'): PlayedTime {
  let [steady, clock] = [0, Date.parse(start)];
  let timers: Timer[] = [];
  const next = (until: number) => timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => new Date(clock).toISOString(),
    steadyMs: () => steady,
    after: (ms, deed) => {
      const timer = { at: steady + ms, deed };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    advance: async (ms) => {
      const until = steady + ms;
      await new Promise((resolve) => setImmediate(resolve));
      for (let timer = next(until); timer; timer = next(until)) {
        const due = timer;
        timers = timers.filter((one) => one !== due);
        clock += Math.max(0, due.at - steady);
        steady = Math.max(steady, due.at);
        due.deed();
        await new Promise((resolve) => setImmediate(resolve));
      }
      clock += until - steady;
      steady = until;
    },
    setClock: (moment) => {
      clock = Date.parse(moment);
    },
    timers: () => timers.length,
  };
}
