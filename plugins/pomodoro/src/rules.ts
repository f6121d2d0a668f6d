// The settings, each brought into its bounds: a form takes any whole number.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />

/** Lengths are in milliseconds. */
export interface Rules {
  readonly work: number;
  readonly short: number;
  readonly long: number;
  /** After how many periods of a day a break is long; 0 for never. */
  readonly every: number;
  readonly startsBreak: boolean;
}

const MINUTE = 60_000;
const MOST_MINUTES = 600;

/** What the settings say. */
export function rulesOf(settings: ToTui.Settings): Rules {
  return {
    work: lengthOf(settings.work_minutes, 25),
    short: lengthOf(settings.short_break_minutes, 5),
    long: lengthOf(settings.long_break_minutes, 15),
    every: typeof settings.long_break_every === 'number' ? Math.max(0, settings.long_break_every) : 4,
    startsBreak: settings.auto_start_break !== false,
  };
}

/** Which break is due after so many periods of a day. */
export function breakKind(count: number, { every }: Rules): 'short' | 'long' {
  return every > 0 && count > 0 && count % every === 0 ? 'long' : 'short';
}

function lengthOf(value: unknown, usual: number): number {
  const minutes = typeof value === 'number' ? value : usual;
  return Math.min(MOST_MINUTES, Math.max(1, minutes)) * MINUTE;
}
