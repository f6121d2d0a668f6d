import type { AppCall } from '../../src-core/app/app-call';
import { type CalendarDate, longDate } from '../../src-core/lib/calendar-date';
import { err, ok, type Result } from '../../src-core/lib/result';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { CommandAnswer, ReportLine, ReportTone } from '../../src-core/plugin/report';
import { count, jsonPage, line, page } from '../../src-core/plugin/report-lines';
import type { Project } from '../../src-core/todo/project';
import { isComplete, STATE_CHARACTERS, type Todo, type TodoId } from '../../src-core/todo/todo';
import { said, shown } from '../plugin/verbs/verb-context';
import { rowsThatFit } from './filter-rows';
import { JSON_VERSION, todosJson } from './todo-json';
import { type AppVerbContext, projectMeant, timeMeant } from './verb-context';

/** A list as it is printed: the whole of it, and the rows that are wanted. */
interface Printed {
  readonly project: Project;
  readonly date: CalendarDate;
  readonly rows: readonly Todo[];
  readonly wanted: ReadonlySet<TodoId>;
}

/** `show [DAY]`: the list of a day as it was or is, of one project or of all. */
export async function show(call: AppCall, context: AppVerbContext): Promise<CommandAnswer> {
  const { args, options } = call;
  const date = await dayMeant(args.join(' '), context);
  if (!date.ok) return said('error', date.error);
  const projects = projectsMeant(call, context);
  if (!projects.ok) return said('error', projects.error);
  const lists: Printed[] = [];
  for (const project of projects.value) {
    const { rows } = context.document.shown({ project: project.id, date: date.value });
    const fitting = rowsThatFit(rows, options.get('--filter'), context.today);
    if (!fitting.ok) return said('error', fitting.error);
    if (rows.length > 0 || !options.has('--all')) {
      lists.push({ project, date: date.value, rows, wanted: fitting.value });
    }
  }
  return shown(options.has('--json') ? listsJson(lists, context) : listsPage(lists, date.value, context));
}

/** The day that the words name; today without words, or the day on the screen. */
export async function dayMeant(
  words: string,
  context: AppVerbContext,
): Promise<Result<CalendarDate, string>> {
  if (words.trim() === '') return ok(context.target.list.date);
  const read = await timeMeant('day', words, context);
  if (!read.ok) return read;
  return read.value === null ? err('no day was named') : ok(read.value as CalendarDate);
}

function projectsMeant({ options }: AppCall, context: AppVerbContext): Result<readonly Project[], string> {
  if (options.has('--all')) return ok(context.document.projects());
  const one = projectMeant(options.get('--project'), context);
  return one.ok ? ok([one.value]) : one;
}

function listsJson(lists: readonly Printed[], { document }: AppVerbContext) {
  return jsonPage({
    version: JSON_VERSION,
    lists: lists.map(({ project, date, rows, wanted }) => ({
      project: { id: project.id, name: project.name },
      date,
      readOnly: date < document.today(),
      todos: todosJson(rows).filter(({ id }) => wanted.has(id)),
    })),
  });
}

function listsPage(lists: readonly Printed[], date: CalendarDate, { today }: AppVerbContext) {
  const [first, second] = lists;
  if (!first) return page(longDate(date), [line('No todos in any project', 'dim')]);
  if (!second) return page(titleOf(first), linesOf(first, today));
  const lines = lists.flatMap((list) => [line(titleOf(list), 'title'), ...linesOf(list, today), line('')]);
  return page(longDate(date), lines.slice(0, -1));
}

function titleOf({ project, date, wanted, rows }: Printed): string {
  const open = rows.filter(({ id, state }) => wanted.has(id) && !isComplete(state)).length;
  return `${cleanLine(project.name, 60)}, ${longDate(date)}: ${count(wanted.size, 'todo')}, ${open} open`;
}

function linesOf({ rows, wanted }: Printed, today: CalendarDate): ReportLine[] {
  const lines = rows
    .filter(({ id }) => wanted.has(id))
    .map((row) => line(rowText(row, today), toneOf(row, today)));
  return lines.length === 0 ? [line('No todos', 'dim')] : lines;
}

function rowText({ indent, state, priority, content, dueDate, ...row }: Todo, today: CalendarDate): string {
  const due = dueDate === null ? [] : [`${isLate({ state, dueDate }, today) ? 'overdue' : 'due'} ${dueDate}`];
  const again = row.recurrence === null ? [] : [`repeats ${row.recurrence}`];
  const marks = [...due, ...again].join(', ');
  const parts = [`[${STATE_CHARACTERS[state]}]`, priority, content, marks === '' ? null : `(${marks})`];
  return `${'  '.repeat(indent)}${parts.filter((part) => part !== null).join(' ')}`;
}

function isLate({ state, dueDate }: Pick<Todo, 'state' | 'dueDate'>, today: CalendarDate): boolean {
  return dueDate !== null && dueDate < today && !isComplete(state);
}

function toneOf(row: Todo, today: CalendarDate): ReportTone {
  if (isComplete(row.state)) return 'dim';
  return isLate(row, today) ? 'warning' : 'text';
}
