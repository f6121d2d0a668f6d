import { addDays, type CalendarDate, daysBetween, FIRST_DAY } from '../../lib/calendar-date';
import type { TodoId } from '../../todo/todo';
import { openList } from '../mirror';
import type { Model } from '../model';
import { inform, SENTENCES } from '../status';
import type { Step } from '../step';

/** The list of the day before, or of as many as were counted; the first one is in the year 0. */
export function prevDay(model: Model): Step {
  const { date } = model.list.key;
  const back = Math.min(model.count ?? 1, daysBetween(FIRST_DAY, date));
  return openDay(model, addDays(date, -back));
}

/** The list of the day after, up to today. */
export function nextDay(model: Model): Step {
  const { date } = model.list.key;
  if (date >= model.today) return inform(model, SENTENCES.today);
  const on = Math.min(model.count ?? 1, daysBetween(date, model.today));
  return openDay(model, addDays(date, on));
}

/** The list of today. */
export function goToToday(model: Model): Step {
  return model.list.key.date === model.today ? inform(model, SENTENCES.today) : openDay(model, model.today);
}

/** The same project's list of a day, with the cursor on `focus` when it is there. */
export function openDay(model: Model, date: CalendarDate, focus: TodoId | null = null): Step {
  return openList(model, { project: model.list.key.project, date }, focus);
}
