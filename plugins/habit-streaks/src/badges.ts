// Badges on the habits in today's lists. The host shows them and forgets them, so they are put on anew at each start.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />

import { patiently } from '../../sdk/javascript/patiently';
import { dayNumber, missedBetween } from './day';
import { currentStreak, type Habit } from './habit';
import { marked } from './marks';
import { habitKey } from './name';
import { queryAll } from './query';
import type { Records } from './records';
import { isTagged, type Wishes } from './settings';

interface Badge {
  readonly text: string;
  readonly style: 'plain' | 'info' | 'ok' | 'warning';
}

/** An answer may have 200 commands, and some of them are for other things; a later call does the rest. */
const MOST = 150;

/** What this instance put on rows, so that nothing is said twice. */
const shown = new Map<string, string>();

/**
 * The commands after which each habit of today has its badge; none when the host cannot say now which there are.
 * `more` are habits that this very answer marks as such.
 */
export function badges(records: Records, wishes: Wishes, more: readonly ToTui.Todo[] = []): ToTui.Command[] {
  return patiently(
    () => badgesNow(records, wishes, more),
    () => [],
  );
}

function badgesNow(records: Records, wishes: Wishes, more: readonly ToTui.Todo[]): ToTui.Command[] {
  const today = host.get_current_date();
  const habits = [...taggedToday(wishes, today), ...(wishes.recurring ? [...marked(today), ...more] : [])];
  const wanted = new Map<string, Badge>();
  for (const todo of habits) {
    const habit = records.get(habitKey(todo.content));
    const badge = habit && badgeOf(habit, todo, dayNumber(today), wishes);
    if (badge) wanted.set(todo.id, badge);
  }
  return [...takenOff(wanted), ...putOn(wanted)];
}

function takenOff(wanted: ReadonlyMap<string, Badge>): ToTui.Command[] {
  const gone = [...shown.keys()].filter((id) => !wanted.has(id));
  const there = gone.filter((id) => host.get_todo({ id }) !== null);
  for (const id of gone) shown.delete(id);
  return there.map((todo_id) => ({ type: 'add_decoration', todo_id, text: '' }));
}

function putOn(wanted: ReadonlyMap<string, Badge>): ToTui.Command[] {
  const news = [...wanted].filter(([id, { text, style }]) => shown.get(id) !== `${style} ${text}`);
  return news.slice(0, MOST).map(([todo_id, { text, style }]) => {
    shown.set(todo_id, `${style} ${text}`);
    return { type: 'add_decoration', todo_id, text, style };
  });
}

/** A flame is two columns wide, and the host cuts by columns: the number is never cut, for it is short. */
function badgeOf(habit: Habit, todo: ToTui.Todo, today: number, wishes: Wishes): Badge | null {
  const streak = currentStreak(habit, today, wishes);
  if (streak === 0 || wishes.badge === 'off') return null;
  const text = wishes.badge === 'days' ? `${streak}d` : `🔥 ${streak}`;
  if (todo.state === 'done' || habit.last === today) return { text, style: 'ok' };
  const missed = missedBetween(habit.last ?? today, today, wishes.weekdaysOnly);
  return { text, style: missed > 0 ? 'warning' : 'info' };
}

/** The lists of all projects; a tag that names none finds none. */
function taggedToday(wishes: Wishes, date: string): ToTui.Todo[] {
  const { tag } = wishes;
  if (tag === '') return [];
  return host
    .list_projects()
    .flatMap(({ id }) =>
      queryAll({ project: id, date, state: 'all', text: `#${tag}` }).filter((todo) => isTagged(todo, wishes)),
    );
}
