import { addDays, type CalendarDate } from '../../lib/calendar-date';
import type { TodoId } from '../../todo/todo';
import { openList } from '../mirror';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import type { Step } from '../step';

/** The list of the day before; there is no first day. */
export function prevDay(model: Model): Step {
  return openDay(model, addDays(model.list.key.date, -1));
}

/** The list of the day after, up to today. */
export function nextDay(model: Model): Step {
  const { date } = model.list.key;
  return date >= model.today ? inform(model, SENTENCES.today) : openDay(model, addDays(date, 1));
}

/** The list of today. */
export function goToToday(model: Model): Step {
  return model.list.key.date === model.today ? inform(model, SENTENCES.today) : openDay(model, model.today);
}

/** The same project's list of a day, with the cursor on `focus` when it is there. */
export function openDay(model: Model, date: CalendarDate, focus: TodoId | null = null): Step {
  return openList(model, { project: model.list.key.project, date }, focus);
}
