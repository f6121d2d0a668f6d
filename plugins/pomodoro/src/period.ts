// A period of work or rest as it is stored: the moment at which it ends, never a number of ticks. So it goes on while
// the application is closed, and a computer that sleeps through its end finds it over.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />

/** What goes on: work, or a break of either length. */
export type Kind = 'work' | 'short' | 'long';

/** One period. Moments and lengths are in milliseconds. */
export interface Period {
  readonly kind: Kind;
  /** The id of the todo that it is about. */
  readonly todo: string;
  /** The day on which it was started: the one that it counts for. */
  readonly day: string;
  readonly length: number;
  /** When it ends; null while it is paused. */
  readonly ends: number | null;
  /** What is left of it while it is paused. */
  readonly left: number;
}

const KEY = 'period';

/** The period that runs or is paused; null when there is none. What cannot be read is none. */
export function storedPeriod(): Period | null {
  const text = host.get_metadata({ key: KEY });
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isPeriod(value) ? value : null;
  } catch {
    return null;
  }
}

/** The command that stores a period, or that there is none. */
export function storing(period: Period | null): ToTui.Command {
  if (period === null) return { type: 'delete_metadata', key: KEY };
  return { type: 'set_metadata', key: KEY, value: JSON.stringify(period) };
}

/** A period that begins now. */
export function begun(kind: Kind, todo: string, day: string, length: number, now: number): Period {
  return { kind, todo, day, length, ends: now + length, left: length };
}

/** What is left of it, never below zero. */
export function leftOf({ ends, left }: Period, now: number): number {
  return Math.max(0, ends === null ? left : ends - now);
}

/** The same period, paused. */
export function paused(period: Period, now: number): Period {
  return { ...period, ends: null, left: leftOf(period, now) };
}

/** The same period, going on. */
export function resumed(period: Period, now: number): Period {
  return { ...period, ends: now + leftOf(period, now) };
}

/** The same period after the clock was set back: nothing takes longer than it was meant to. */
export function withinLength(period: Period, now: number): Period {
  const tooFar = period.ends !== null && period.ends - now > period.length;
  return tooFar ? { ...period, ends: now + period.length } : period;
}

function isPeriod(value: unknown): value is Period {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, todo, day, length, ends, left } = value as Record<string, unknown>;
  return (
    (kind === 'work' || kind === 'short' || kind === 'long') &&
    typeof todo === 'string' &&
    typeof day === 'string' &&
    typeof length === 'number' &&
    typeof left === 'number' &&
    (ends === null || typeof ends === 'number')
  );
}
