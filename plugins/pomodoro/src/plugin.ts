// Times periods of work on a todo. What runs is stored with the moment of its end; every call looks at the clock first.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />

import { patiently } from '../../sdk/javascript/patiently';
import { badges } from './badges';
import { type Counted, counting, countOf, dayCounts, weekCount } from './counts';
import { begun, leftOf, type Period, paused, resumed, storedPeriod, storing, withinLength } from './period';
import { breakKind, rulesOf } from './rules';
import { duration, minutes, named, plural } from './words';

/** Said at the end of a period for as long as the host allows. */
const NOTICE_SECONDS = 30;

/** A period that is over for longer was slept through: no break begins in its place. */
const LATE = 2 * 60_000;

/** What a call ends with: what is stored then, what is counted, and what is said. */
interface Outcome {
  readonly period: Period | null;
  /** The period of work that ended and counts. */
  readonly counted?: Counted;
  readonly say?: string;
  /** Whether it is said above the list, for longer. */
  readonly aloud?: boolean;
}

export const init: ToTui.Exports['init'] = ({ settings }) => looked(settings);
export const on_tick: ToTui.Exports['on_tick'] = ({ context }) => looked(context.settings);
export const on_day_changed: ToTui.Exports['on_day_changed'] = ({ context }) => looked(context.settings);
export const on_todo_completed: ToTui.Exports['on_todo_completed'] = ({ context }) =>
  looked(context.settings);
export const on_todo_deleted: ToTui.Exports['on_todo_deleted'] = ({ context }) => looked(context.settings);

export const handle_action: ToTui.Exports['handle_action'] = ({ action, context }) => {
  const over = look(context.settings);
  // What was asked for was meant for a period that is over by now: say that instead.
  if (over.say !== undefined) return answer(over);
  if (action === 'today') return answer({ ...over, say: countsInWords(context) });
  if (action === 'toggle') return answer(toggle(over.period, context));
  if (action === 'stop') return answer(stop(over.period));
  if (action === 'rest') return answer(rest(over.period, context));
  throw new Error(`pomodoro has no action ${action}`);
};

/** What is over now is over at the next look too. */
function looked(settings: ToTui.Settings): ToTui.Answer {
  return patiently(
    () => answer(look(settings)),
    () => null,
  );
}

/** What the clock and the todo make of the period. */
function look(settings: ToTui.Settings): Outcome {
  const now = Date.now();
  const stored = storedPeriod();
  if (stored === null) return { period: null };
  const todo = host.get_todo({ id: stored.todo });
  if (stored.kind === 'work' && (todo === null || isOver(todo))) return abandoned(stored, todo, now);
  const period = withinLength(stored, now);
  if (period.ends === null || period.ends > now) return { period };
  const late = now - period.ends;
  return period.kind === 'work' ? workOver(period, todo, late, settings) : breakOver(late);
}

function abandoned(period: Period, todo: ToTui.Todo | null, now: number): Outcome {
  const worked = duration(period.length - leftOf(period, now));
  const say =
    todo === null
      ? `The todo is gone after ${worked} of work`
      : `${named(todo)} is over after ${worked} of work`;
  return { period: null, say: `${say}; the period does not count` };
}

/** What was left behind on a past day is read-only, and what is stored with it too. */
function isPast({ date }: { readonly date: string }): boolean {
  return date < host.get_current_date();
}

function workOver(period: Period, todo: ToTui.Todo | null, late: number, settings: ToTui.Settings): Outcome {
  const { day } = period;
  const counted = { todo: todo !== null && !isPast(todo) ? todo.id : null, day };
  const count = (dayCounts().get(day) ?? 0) + 1;
  const rules = rulesOf(settings);
  const kind = breakKind(count, rules);
  if (late > LATE) {
    const when = day === host.get_current_date() ? 'today' : `on ${day}`;
    const say = `Work on ${named(todo)} ended ${duration(late)} ago and counts: ${count} ${when}`;
    return { period: null, counted, say, aloud: true };
  }
  const said = `Work on ${named(todo)} is over, ${count} today.`;
  const length = rules[kind];
  if (!rules.startsBreak) {
    return { period: null, counted, say: `${said} A break of ${minutes(length)} is due`, aloud: true };
  }
  const next = begun(kind, period.todo, host.get_current_date(), length, Date.now());
  return { period: next, counted, say: `${said} Break of ${minutes(length)}`, aloud: true };
}

function breakOver(late: number): Outcome {
  const say = late > LATE ? `The break ended ${duration(late)} ago` : 'The break is over';
  return { period: null, say, aloud: true };
}

function toggle(period: Period | null, context: ToTui.Context): Outcome {
  const now = Date.now();
  const { selected } = context;
  if (period?.kind === 'work' && (selected === undefined || selected.id === period.todo)) {
    const next = period.ends === null ? resumed(period, now) : paused(period, now);
    const left = `${minutes(leftOf(period, now))} left`;
    return { period: next, say: next.ends === null ? `Paused, ${left}` : `Going on, ${left}` };
  }
  if (selected === undefined) return { period, say: 'Put the cursor on the todo that you will work on' };
  const today = host.get_current_date();
  if (context.date < today) return { period, say: 'That day is past: work on a todo of today' };
  if (isOver(selected)) return { period, say: `${named(selected)} is over already` };
  if (period?.kind === 'work') {
    const say = `The period goes on with ${named(selected)}, ${minutes(leftOf(period, now))} left`;
    return { period: { ...resumed(period, now), todo: selected.id }, say };
  }
  const { work } = rulesOf(context.settings);
  return {
    period: begun('work', selected.id, today, work, now),
    say: `${minutes(work)} of work on ${named(selected)}`,
  };
}

function stop(period: Period | null): Outcome {
  if (period === null) return { period, say: 'Nothing runs' };
  if (period.kind !== 'work') return { period: null, say: 'No more break' };
  const worked = duration(period.length - leftOf(period, Date.now()));
  return { period: null, say: `Stopped after ${worked}; it does not count` };
}

function rest(period: Period | null, context: ToTui.Context): Outcome {
  if (period?.kind === 'work') return { period, say: 'Work goes on: stop it first, or let it end' };
  if (period !== null) return { period, say: `Break, ${minutes(leftOf(period, Date.now()))} left` };
  const today = host.get_current_date();
  const rules = rulesOf(context.settings);
  const kind = breakKind(dayCounts().get(today) ?? 0, rules);
  const length = rules[kind];
  const todo = context.selected?.id ?? '';
  return { period: begun(kind, todo, today, length, Date.now()), say: `Break of ${minutes(length)}` };
}

function countsInWords({ selected }: ToTui.Context): string {
  const today = host.get_current_date();
  const count = dayCounts().get(today) ?? 0;
  const all = `${plural(count, 'period')} of work today, ${weekCount(today)} in the last 7 days`;
  if (selected === undefined) return all;
  const { today: here, total } = countOf(selected.id, today);
  return total === 0 ? all : `${all}; ${named(selected)}: ${here} today, ${total} in all`;
}

function isOver({ state }: ToTui.Todo): boolean {
  return state === 'done' || state === 'cancelled';
}

/** Stores what changed, and makes the badges say it. */
function answer({ period, counted, say, aloud = false }: Outcome): ToTui.Answer {
  const isSame = JSON.stringify(storedPeriod()) === JSON.stringify(period);
  return {
    commands: [
      ...(counted ? counting(counted) : []),
      ...(isSame ? [] : [storing(period)]),
      ...(say === undefined ? [] : [spoken(say, aloud)]),
      ...badges({ period, day: host.get_current_date(), now: Date.now(), counted }),
    ],
  };
}

function spoken(message: string, aloud: boolean): ToTui.Command {
  if (!aloud) return { type: 'set_status_message', message };
  return { type: 'show_notification', message, duration_secs: NOTICE_SECONDS };
}
