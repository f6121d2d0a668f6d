import { type CalendarDate, daysBetween, parseCalendarDate } from '../lib/calendar-date';
import { cleanText } from '../lib/clean-text';
import { recurrenceWords } from '../todo/recurrence';
import { type CivilMinute, isComplete, type Todo } from '../todo/todo';

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

/**
 * What else is set for a row, for the same place: how it comes again, and when it reminds; empty for neither. A reminder
 * of a day that is over, or of a complete row, says nothing any more.
 */
export function comingWords({ state, recurrence, reminder }: Todo, today: CalendarDate): string {
  const again = recurrence === null ? [] : [cleanText(recurrenceWords(recurrence))];
  return [...again, ...(isComplete(state) ? [] : reminderWords(reminder, today))].join('  ');
}

/** `reminder 14:30`, and its day when it is another one than today: `reminder Feb 2 09:00`. */
function reminderWords(reminder: CivilMinute | null, today: CalendarDate): string[] {
  const [day = '', time = ''] = reminder?.split('T') ?? [];
  const date = parseCalendarDate(day);
  if (date === undefined || date < today) return [];
  return [date === today ? `reminder ${time}` : `reminder ${shortDate(date, today)} ${time}`];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Feb 14`, with the year when it is another one than today's: `Feb 14, 2027`. */
function shortDate(date: CalendarDate, today: CalendarDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const short = `${MONTHS[Number(month) - 1] ?? ''} ${Number(day)}`;
  return today.startsWith(`${year}-`) ? short : `${short}, ${year}`;
}
