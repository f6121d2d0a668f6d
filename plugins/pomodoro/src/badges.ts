// Badges: what is left of the period, and a dot for each period that was finished today.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import { type Counted, countOf, workedOn } from './counts';
import { leftOf, type Period } from './period';
import { minutesOf } from './words';

interface Badge {
  readonly text: string;
  readonly style: 'plain' | 'info' | 'ok' | 'warning';
}

/** An answer may have 200 commands; nobody finishes that many todos in a day. */
const MOST = 100;

/** What this instance put on rows. Badges outlive it only when it was ended in between; `init` puts them on anew. */
const shown = new Map<string, string>();

/** How it is now. What this very answer counts is not in what the host says before the next call. */
export interface Present {
  readonly period: Period | null;
  readonly day: string;
  readonly now: number;
  readonly counted: Counted | undefined;
}

/** The commands that make the badges say how it is now; none when they do. */
export function badges(present: Present): ToTui.Command[] {
  const { period, day, counted } = present;
  const wanted = new Map<string, Badge>();
  const worked = new Set(workedOn(day).slice(0, MOST));
  if (counted?.day === day && counted.todo !== null) worked.add(counted.todo);
  for (const todo of worked) wanted.set(todo, { text: dots(todo, present), style: 'plain' });
  if (period !== null && isThere(period.todo)) wanted.set(period.todo, badgeOf(period, present));
  const commands: ToTui.Command[] = [];
  const gone = [...shown.keys()].filter((todo) => !wanted.has(todo));
  const there = gone.filter(isThere);
  for (const todo of gone) shown.delete(todo);
  for (const todo of there) commands.push(badge(todo, { text: '', style: 'plain' }));
  for (const [todo, one] of wanted) {
    const known = `${one.style} ${one.text}`;
    if (shown.get(todo) === known) continue;
    shown.set(todo, known);
    commands.push(badge(todo, one));
  }
  return commands;
}

function badge(todo_id: string, { text, style }: Badge): ToTui.Command {
  return { type: 'add_decoration', todo_id, text, style };
}

/** A break that was taken without a cursor belongs to no todo. */
function isThere(todo: string): boolean {
  return todo !== '' && host.get_todo({ id: todo }) !== null;
}

function badgeOf(period: Period, present: Present): Badge {
  const left = `${minutesOf(leftOf(period, present.now))} min`;
  const done = dots(period.todo, present);
  const join = (text: string) => (done === '' ? text : `${text} ${done}`);
  if (period.kind !== 'work') return { text: join(`break ${left}`), style: 'ok' };
  if (period.ends === null) return { text: join(`paused ${left}`), style: 'warning' };
  return { text: join(left), style: 'info' };
}

function dots(todo: string, { day, counted }: Present): string {
  const now = counted?.todo === todo && counted.day === day ? 1 : 0;
  const today = countOf(todo, day).today + now;
  return today <= 4 ? '●'.repeat(today) : `●×${today}`;
}
