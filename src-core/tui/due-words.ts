import { type CalendarDate, daysBetween } from '../lib/calendar-date';
import { isComplete, type Todo } from '../todo/todo';

/** When a todo is due, in words that say without their colour how urgent it is. */
export interface DueWords {
  readonly text: string;
  readonly urgency: 'overdue' | 'soon' | 'later' | 'complete';
}

/** Days before it on which a due date counts as soon, as long as nobody has set anything else. */
const SOON_DAYS = 2;

/**
 * The words for a row's due date as seen on `today`; null for a row without one. Nothing complete is overdue. Up to
 * `soonDays` before it, it counts as soon.
 */
export function dueWords(todo: Todo, today: CalendarDate, soonDays = SOON_DAYS): DueWords | null {
  if (todo.dueDate === null) return null;
  const days = daysBetween(today, todo.dueDate);
  const date = `due ${shortDate(todo.dueDate, today)}`;
  if (isComplete(todo.state)) return { text: date, urgency: 'complete' };
  if (days < 0) return { text: `overdue ${days === -1 ? '1 day' : `${-days} days`}`, urgency: 'overdue' };
  const urgency = days <= soonDays ? 'soon' : 'later';
  if (days === 0) return { text: 'due today', urgency: 'soon' };
  if (days === 1) return { text: 'due tomorrow', urgency };
  return { text: days < 7 ? `due in ${days} days` : date, urgency };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Feb 14`, with the year when it is another one than today's: `Feb 14, 2027`. */
function shortDate(date: CalendarDate, today: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const short = `${MONTHS[Number(month) - 1] ?? ''} ${Number(day)}`;
  return today.startsWith(`${year}-`) ? short : `${short}, ${year}`;
}
