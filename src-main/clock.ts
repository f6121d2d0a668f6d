/**
 * The one clock of the main process: what moment it is, what day it is where the user lives, and when that day ends.
 * Everybody else is handed moments and days; nobody else asks the system for the time.
 */
import type { CalendarDate } from '../src-core/lib/calendar-date';
import type { Instant } from '../src-core/todo/todo';
import { type CivilDay, civilDayAt } from './civil-day';

/** Tells the time. */
export interface Clock {
  /** This moment, to the millisecond. */
  now(): Instant;
  /** The civil day that the user's clock shows. */
  today(): CalendarDate;
  /** The zone in which days are told: an IANA name or an offset like `+01:00`. */
  zone(): string;
  /** Calls the listener with the new day whenever the day has changed. Returns the disposer. */
  onMidnight(listener: (today: CalendarDate) => void): () => void;
  /** Looks at the world anew: to be called after sleep, and when the system's time or zone was set. */
  refresh(): void;
  /** Stops the timer; the clock still tells the time, but no longer announces midnight. */
  dispose(): void;
}

/** Where the clock gets its time from; tests put their own in. */
export interface TimeSource {
  /** Milliseconds since 1970 in UTC. */
  epochMs(): number;
  /** The zone of the user: an IANA name or an offset like `+01:00`. Asked again at each {@link Clock.refresh}. */
  zone(): string;
  /** Calls `deed` once after at least that many milliseconds, at most {@link MAX_TIMER_MS}. Returns the disposer. */
  after(ms: number, deed: () => void): () => void;
}

/** The longest time that `setTimeout` can wait, in ms; a longer one fires at once (Node: 32-bit signed). */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** A clock over a source of time. Its single timer waits for the end of the day and runs only while somebody listens. */
export function createClock(source: TimeSource): Clock {
  const listeners = new Set<(today: CalendarDate) => void>();
  let day = civilDayAt(source.epochMs(), source.zone());
  let announced = day.date;
  let disarm: (() => void) | null = null;

  const arm = (waitMs: number) => {
    disarm?.();
    disarm = listeners.size === 0 ? null : source.after(Math.min(Math.max(waitMs, 0), MAX_TIMER_MS), refresh);
  };

  /** The day is kept while the time stays within it: finding a day's bounds costs some dozen zone look-ups. */
  const currentDay = (): CivilDay => {
    const at = source.epochMs();
    if (at >= day.startMs && at < day.endMs) return day;
    day = civilDayAt(at, source.zone());
    // Seen before the timer fired, after a sleep or a set clock: those who wait for midnight shall hear of it.
    if (day.date !== announced) arm(0);
    return day;
  };

  function refresh(): void {
    const at = source.epochMs();
    day = civilDayAt(at, source.zone());
    arm(day.endMs - at);
    if (day.date === announced) return;
    announced = day.date;
    for (const listener of [...listeners]) listener(day.date);
  }

  return {
    now: () => new Date(source.epochMs()).toISOString(),
    today: () => currentDay().date,
    zone: () => source.zone(),
    onMidnight(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        announced = currentDay().date;
        arm(day.endMs - source.epochMs());
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) arm(0);
      };
    },
    refresh,
    dispose() {
      listeners.clear();
      arm(0);
    },
  };
}
