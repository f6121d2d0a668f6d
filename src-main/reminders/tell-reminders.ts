import type { CalendarDate } from '../../src-core/lib/calendar-date';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { Todo } from '../../src-core/todo/todo';
import { sayDay } from '../time-words/say-time';

/** A reminder in words. */
export interface Told {
  readonly title: string;
  /** Servers of notifications read markup here: it has none, whatever todos say. */
  readonly body: string;
  /** The same on one line, for the status bar. */
  readonly line: string;
}

/** Todos that are named when many are told at once. */
const NAMED = 3;
const MAX_NAME = 100;

/** One reminder. */
export function tellOne({ content, dueDate, reminder }: Todo, today: CalendarDate): Told {
  const title = cleanLine(content, MAX_NAME);
  const due = dueDate === null ? '' : `, due ${sayDay(dueDate, today)}`;
  const time = reminder?.slice(11) ?? '';
  return { title, body: `Reminder of ${time}${due}`, line: `Reminder: ${title}` };
}

/** Several at once. */
export function tellMany(todos: readonly Todo[], whileClosed: boolean): Told {
  const count = `${todos.length} reminders`;
  const title = whileClosed ? `${count} while to-tui was closed` : count;
  const names = todos.slice(0, NAMED).map(({ content }) => cleanLine(content, MAX_NAME));
  const more = todos.length > NAMED ? [`and ${todos.length - NAMED} more`] : [];
  const body = withoutMarkup([...names, ...more].join('\n'));
  return { title, body, line: `${title}: ${[...names, ...more].join(', ')}` };
}

/** Signs that look the same and begin nothing. */
function withoutMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '＆');
}
