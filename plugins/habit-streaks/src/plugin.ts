// Counts on how many days in a row a habit was done.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import { badges } from './badges';
import { dayNumber } from './day';
import { currentStreak, doneOn, doneWithin, type Habit, newHabit, takenBack } from './habit';
import { isMarked, marking, nextRound } from './marks';
import { habitKey, habitName } from './name';
import { Records } from './records';
import { isTagged, type Wishes, wishesOf } from './settings';
import { SPAN, table } from './table';

/** Fields on which a badge depends. */
const SHOWN_BY = new Set(['content', 'state', 'date']);

export const init: ToTui.Exports['init'] = ({ settings }) => refreshed(wishesOf(settings));
export const on_tick: ToTui.Exports['on_tick'] = ({ context }) => refreshed(wishesOf(context.settings));
export const on_day_changed: ToTui.Exports['on_day_changed'] = ({ context }) =>
  refreshed(wishesOf(context.settings));

export const on_todo_created: ToTui.Exports['on_todo_created'] = ({ todo, context }) => {
  const wishes = wishesOf(context.settings);
  return isTagged(todo, wishes) ? refreshed(wishes) : undefined;
};

export const on_todo_completed: ToTui.Exports['on_todo_completed'] = ({ todo, context }) => {
  // Cancelled is not done, and an empty text is one that is hidden from the plugin.
  if (todo.state !== 'done' || todo.content.trim() === '') return;
  const wishes = wishesOf(context.settings);
  const repeats = wishes.recurring && !isTagged(todo, wishes);
  const next = repeats ? nextRound(todo) : null;
  if (!isTagged(todo, wishes) && next === null && !(repeats && isMarked(todo))) return;
  const records = new Records();
  const today = host.get_current_date();
  const key = habitKey(todo.content);
  const before = records.get(key) ?? newHabit(habitName(todo.content));
  const habit = doneOn(before, dayNumber(today), todo.id, wishes);
  const more = next === null ? [] : [todo, next];
  const marks = next === null ? [] : marking(todo, next, today);
  if (habit === before) return { commands: [...marks, ...badges(records, wishes, more)] };
  records.set(key, habit);
  return { commands: [...records.commands(), ...marks, saying(habit), ...badges(records, wishes, more)] };
};

export const on_todo_updated: ToTui.Exports['on_todo_updated'] = ({ todo, before, fields, context }) => {
  const wishes = wishesOf(context.settings);
  const records = new Records();
  if (before?.state === 'done' && todo.state !== 'done') takeBack(records, todo);
  if (fields?.includes('content') && before) rename(records, before, todo, wishes);
  const commands = records.commands();
  const isHabit = isTagged(todo, wishes) || (before !== undefined && isTagged(before, wishes));
  if (commands.length === 0 && !(isHabit && fields?.some((field) => SHOWN_BY.has(field)))) return;
  return { commands: [...commands, ...badges(records, wishes)] };
};

export const handle_action: ToTui.Exports['handle_action'] = ({ action, context }) => {
  const wishes = wishesOf(context.settings);
  if (action === 'show') return said(statistics(context, wishes));
  if (action === 'forget') return forget(context, wishes);
  if (action === 'table') return tableOf(context, wishes);
  throw new Error(`habit-streaks has no action ${action}`);
};

function refreshed(wishes: Wishes): ToTui.Answer {
  return { commands: badges(new Records(), wishes) };
}

function takeBack(records: Records, todo: ToTui.Todo): void {
  const key = habitKey(todo.content);
  const habit = records.get(key);
  const back = habit && takenBack(habit, dayNumber(host.get_current_date()), todo.id);
  if (back && back !== habit) records.set(key, back);
}

/** A habit keeps its streak when its todo is worded anew, as long as it stays a habit and the new words are no other. */
function rename(records: Records, before: ToTui.Todo, todo: ToTui.Todo, wishes: Wishes): void {
  const [from, to] = [habitKey(before.content), habitKey(todo.content)];
  if (from === to || !isTagged(before, wishes) || !isTagged(todo, wishes)) return;
  const habit = records.get(from);
  if (habit === null || records.get(to) !== null) return;
  records.set(from, null);
  records.set(to, { ...habit, name: habitName(todo.content) });
}

function saying({ name, count, best, before }: Habit): ToTui.Command {
  const record = count === best && count > (before?.best ?? 0) && count > 1 ? ', the best so far' : '';
  return { type: 'set_status_message', message: `“${name}”: ${days(count)} in a row${record}` };
}

function statistics({ selected }: ToTui.Context, wishes: Wishes): string {
  if (selected === undefined) return 'Put the cursor on a habit';
  const habit = new Records().get(habitKey(selected.content));
  if (habit === null) return `“${habitName(selected.content)}” was not done as a habit yet${hint(wishes)}`;
  const today = dayNumber(host.get_current_date());
  const now = currentStreak(habit, today, wishes);
  const month = `${doneWithin(habit, today, SPAN)} of the last ${SPAN} days`;
  return `“${habit.name}”: ${days(now)} in a row, best ${habit.best}, ${month}, ${habit.total} in all`;
}

function hint({ tag }: Wishes): string {
  return tag === '' ? '' : `: give it the tag #${tag} and finish it`;
}

function forget({ selected }: ToTui.Context, wishes: Wishes): ToTui.Answer {
  if (selected === undefined) return said('Put the cursor on a habit');
  const records = new Records();
  const key = habitKey(selected.content);
  if (records.get(key) === null) return said(`“${habitName(selected.content)}” has no streak`);
  records.set(key, null);
  const message = `Forgot the streak of “${habitName(selected.content)}”`;
  return {
    commands: [...records.commands(), { type: 'set_status_message', message }, ...badges(records, wishes)],
  };
}

function tableOf({ date }: ToTui.Context, wishes: Wishes): ToTui.Answer {
  const today = host.get_current_date();
  if (date < today) return said('That day is past: open the list of today for the table');
  const habits = new Records().all();
  if (habits.length === 0) return said(`No habit was done yet${hint(wishes)}`);
  return { commands: table(habits, dayNumber(today), wishes) };
}

function said(message: string): ToTui.Answer {
  return { commands: [{ type: 'show_notification', message, duration_secs: 8 }] };
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
