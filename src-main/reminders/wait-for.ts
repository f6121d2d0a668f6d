import type { CivilMinute } from '../../src-core/todo/todo';
import { civilMinuteAt, momentOfMinute } from '../time-words/civil-minute';

/** A timer may ring a little early; the next look is not sooner than this, in ms. */
const LEAST_MS = 50;

/**
 * How long until a zone's clocks show that minute, in ms. When clocks were set back, a minute that has already been may
 * be still to come: then it is counted as the clock runs from here.
 */
export function waitFor(minute: CivilMinute, { epochMs, zone }: { epochMs: number; zone: string }): number {
  const ms = momentOfMinute(minute, zone) - epochMs;
  if (ms > 0) return Math.max(ms, LEAST_MS);
  const ahead = Date.parse(`${minute}:00Z`) - Date.parse(`${civilMinuteAt(epochMs, zone)}:00Z`);
  return Math.max(ahead - (epochMs % 60_000), LEAST_MS);
}
