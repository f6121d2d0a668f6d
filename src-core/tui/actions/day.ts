import { addDays, type CalendarDate } from '../../lib/calendar-date';
import type { TodoId } from '../../todo/todo';
import { openList } from '../mirror';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import type { Step } from '../step';

/** The list of the day before, or of as many as were counted; there is no first day. */
export function prevDay(model: Model): Step {
  return openDay(model, addDays(model.list.key.date, -(model.count ?? 1)));
}

/** The list of the day after, up to today. */
export function nextDay(model: Model): Step {
  const { date } = model.list.key;
  if (date >= model.today) return inform(model, SENTENCES.today);
  const after = addDays(date, model.count ?? 1);
  return after > model.today ? openDay(model, model.today) : openDay(model, after);
}

/** The list of today. */
export function goToToday(model: Model): Step {
  return model.list.key.date === model.today ? inform(model, SENTENCES.today) : openDay(model, model.today);
}

/** The same project's list of a day, with the cursor on `focus` when it is there. */
export function openDay(model: Model, date: CalendarDate, focus: TodoId | null = null): Step {
  return openList(model, { project: model.list.key.project, date }, focus);
}
