// The table that the user asks for: a row with the date, and below it a row for each habit.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import { dateOf } from './day';
import { currentStreak, doneWithin, type Habit, type Rules } from './habit';

/** The span of the bars, in days. */
export const SPAN = 30;

const BAR = 10;
const MOST = 100;
const WIDEST_NAME = 30;

/** The commands that add the table to the end of the list; the best streak of today first. */
export function table(habits: readonly Habit[], today: number, rules: Rules): ToTui.Command[] {
  const now = (habit: Habit) => currentStreak(habit, today, rules);
  const rows = [...habits]
    .sort((a, b) => now(b) - now(a) || b.best - a.best || (a.name < b.name ? -1 : 1))
    .slice(0, MOST);
  const width = Math.min(WIDEST_NAME, Math.max(...rows.map(({ name }) => [...name].length)));
  return [
    { type: 'create_todo', content: `Habits on ${dateOf(today)}`, temp_id: 'table' },
    ...rows.map(
      (habit): ToTui.Command => ({
        type: 'create_todo',
        parent_id: 'table',
        content: rowOf(habit, now(habit), today, width),
        description: `${SPAN} days up to ${dateOf(today)}: ${strip(habit, today)}\n${times(habit.total)} in all`,
      }),
    ),
  ];
}

function times(count: number): string {
  return count === 1 ? '1 time' : `${count} times`;
}

/** `Read         12 now, 30 best  ███████░░░ 22/30` */
function rowOf(habit: Habit, now: number, today: number, width: number): string {
  const done = doneWithin(habit, today, SPAN);
  const filled = Math.round((done / SPAN) * BAR);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
  return `${padded(habit.name, width)}  ${now} now, ${habit.best} best  ${bar} ${done}/${SPAN}`;
}

/** One sign for each day, the oldest first. */
function strip({ days }: Habit, today: number): string {
  const done = new Set(days);
  return Array.from({ length: SPAN }, (_, index) => (done.has(today - SPAN + 1 + index) ? '█' : '·')).join(
    '',
  );
}

function padded(name: string, width: number): string {
  const characters = [...name];
  const cut = characters.length <= width ? name : `${characters.slice(0, width - 1).join('')}…`;
  return cut + ' '.repeat(Math.max(0, width - characters.length));
}
