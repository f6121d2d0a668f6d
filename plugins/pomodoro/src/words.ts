// How times and todos are said.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />

const MINUTE = 60_000;

/** Begun minutes. */
export function minutesOf(ms: number): number {
  return Math.ceil(ms / MINUTE);
}

/** `1 minute`, `25 minutes`. */
export function minutes(ms: number): string {
  return plural(minutesOf(ms), 'minute');
}

/** `3 h 5 min`, `12 min`, `2 days`: how long something is over. */
export function duration(ms: number): string {
  const all = Math.floor(ms / MINUTE);
  const [hours, rest] = [Math.floor(all / 60), all % 60];
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  if (hours === 0) return `${all} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `1 period`, `2 periods`. */
export function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

const LONGEST = 40;

/** The todo in quotation marks, cut; `the todo` when its text is hidden from the plugin or it is gone. */
export function named(todo: ToTui.Todo | null): string {
  const characters = [...(todo?.content.trim() ?? '')];
  if (characters.length === 0) return 'the todo';
  if (characters.length <= LONGEST) return `“${characters.join('')}”`;
  return `“${characters.slice(0, LONGEST - 1).join('')}…”`;
}
