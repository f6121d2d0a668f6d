import { performance } from 'node:perf_hooks';
import { err, ok, type Result } from '../src-core/lib/result';
import { civilDate } from './civil-day';
import type { TimeSource } from './clock';

/** A moment at which the clock is to start, and the zone that was written with it. */
export interface ClockStart {
  readonly epochMs: number;
  /** An offset like `+01:00`. */
  readonly zone: string;
}

/** The system's own time, in the system's zone or in a given one. */
export function systemTime(zone?: string): TimeSource {
  return {
    epochMs: () => Date.now(),
    zone: zone === undefined ? systemZone : () => zone,
    after,
  };
}

/** A time that begins at a chosen moment and runs on from there at the usual pace, whatever the system's clock does. */
export function startedTime(start: ClockStart, zone = start.zone): TimeSource {
  const begun = performance.now();
  return {
    epochMs: () => start.epochMs + Math.floor(performance.now() - begun),
    zone: () => zone,
    after,
  };
}

/** Reads the value of `TO_TUI_CLOCK`, a moment with its offset: `2026-01-31T23:59:50+01:00`. */
export function parseClockStart(text: string): Result<ClockStart, string> {
  const match = MOMENT.exec(text);
  const epochMs = match ? Date.parse(text) : Number.NaN;
  if (!match || Number.isNaN(epochMs)) {
    return err(`"${text}" is not a moment like 2026-01-31T23:59:50+01:00.`);
  }
  const offset = match[1];
  return ok({ epochMs, zone: offset === undefined || offset === 'Z' ? '+00:00' : offset });
}

/** Whether the text names a zone that days can be told in. */
export function isZone(zone: string): boolean {
  try {
    civilDate(0, zone);
    return true;
  } catch {
    return false;
  }
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function systemZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The timer keeps no process alive: waiting for midnight is no reason not to quit. */
export function after(ms: number, deed: () => void): () => void {
  const timer = setTimeout(deed, ms).unref();
  return () => clearTimeout(timer);
}
