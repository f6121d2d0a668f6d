/**
 * The language of the filter line: words, `"phrases"`, `#tag`, `state:open`, `p:0`, `due:week`, each negated by a `-`;
 * alternatives stand behind commas or bars (`p:0,1`). Everything said must hold. Reads a line, tests a row, and says
 * how the word before the caret can go on. Knows no screen.
 */
import { addDays, type CalendarDate, parseCalendarDate } from '../lib/calendar-date';
import { err, ok, type Result } from '../lib/result';
import {
  isComplete,
  PRIORITIES,
  type Priority,
  TODO_STATES,
  type Todo,
  type TodoState,
  tagsOf,
} from './todo';

/** What must hold of a row, all of it. Empty for every row. */
export type FilterQuery = readonly FilterTerm[];

/** One condition, or (`negated`) that it does not hold. */
export interface FilterTerm {
  readonly negated: boolean;
  readonly test: FilterTest;
}

/** A condition; of several values one must fit. */
export type FilterTest =
  /** In the content or the description; upper and lower case are the same. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'state'; readonly states: readonly StateWord[] }
  | { readonly kind: 'priority'; readonly priorities: readonly (Priority | null)[] }
  | { readonly kind: 'due'; readonly dues: readonly DueTest[] };

/** A state, or whether anything is left to do. */
export type StateWord = TodoState | 'open' | 'complete';

/** When a row is due. `week` is today and the six days after it. */
export type DueTest =
  | { readonly kind: 'overdue' | 'today' | 'tomorrow' | 'week' | 'none' | 'any' }
  | { readonly kind: 'on' | 'before' | 'after'; readonly date: CalendarDate };

const STATE_WORDS: readonly StateWord[] = ['open', 'complete', ...TODO_STATES];
const DUE_WORDS = ['overdue', 'today', 'tomorrow', 'week', 'none', 'any'] as const;
const PRIORITY_WORDS = [...PRIORITIES, 'none'] as const;

const FIELDS = { state: STATE_WORDS, p: PRIORITY_WORDS, due: DUE_WORDS } as const;

type Field = keyof typeof FIELDS;

/** One thing said: an optional `-`, then a field and its value, a phrase, or a word. */
const SAID = /(-?)(?:"([^"]*)("?)|(\S+))/gu;

/** Reads a line. The error is a sentence for the user. */
export function readFilter(line: string): Result<FilterQuery, string> {
  const terms: FilterTerm[] = [];
  for (const [said, minus = '', phrase, end, word = ''] of line.matchAll(SAID)) {
    const negated = minus === '-';
    if (phrase !== undefined) {
      if (end === '') return err(`${said} has no closing quotation mark.`);
      if (phrase !== '') terms.push({ negated, test: { kind: 'text', text: phrase.toLowerCase() } });
      continue;
    }
    const test = readTest(word);
    if (!test.ok) return test;
    if (test.value) terms.push({ negated, test: test.value });
  }
  return ok(terms);
}

/** Whether the row fits, as seen on that day. Nothing complete is overdue. */
export function fitsFilter(row: Todo, query: FilterQuery, today: CalendarDate): boolean {
  return query.every(({ negated, test }) => fits(row, test, today) !== negated);
}

/** How the word before the caret can go on: whole words. `tags` are those of the list, without `#`. */
export function filterWords(word: string, tags: readonly string[]): readonly string[] {
  const minus = word.startsWith('-') ? '-' : '';
  const bare = word.slice(minus.length).toLowerCase();
  const all = [
    ...Object.entries(FIELDS).flatMap(([field, values]) =>
      bare.startsWith(`${field}:`) ? values.map((value) => `${field}:${value}`) : [`${field}:`],
    ),
    ...tags.map((tag) => `#${tag}`),
  ];
  return all.filter((each) => each.toLowerCase().startsWith(bare)).map((each) => minus + each);
}

function readTest(word: string): Result<FilterTest | null, string> {
  if (word === '' || word === '-') return ok(null);
  if (word.startsWith('#') && word.length > 1) return ok({ kind: 'tag', tag: word.slice(1).toLowerCase() });
  const [, field = '', values = ''] = /^(state|p|priority|due):(.*)$/iu.exec(word) ?? [];
  const parts = values.split(/[,|]/).filter((part) => part !== '');
  switch (field.toLowerCase()) {
    case 'state':
      return each(parts, 'state', readState, (states) => ({ kind: 'state', states }));
    case 'p':
    case 'priority':
      return each(parts, 'p', readPriority, (priorities) => ({ kind: 'priority', priorities }));
    case 'due':
      return each(parts, 'due', readDue, (dues) => ({ kind: 'due', dues }));
    default:
      return ok({ kind: 'text', text: word.toLowerCase() });
  }
}

function each<T>(
  parts: readonly string[],
  field: Field,
  read: (part: string) => T | undefined,
  made: (values: readonly T[]) => FilterTest,
): Result<FilterTest, string> {
  const values: T[] = [];
  for (const part of parts) {
    const value = read(part);
    if (value === undefined) return err(`${field}: does not know “${part.slice(0, 40)}”. ${known(field)}`);
    values.push(value);
  }
  return values.length === 0 ? err(`${field}: needs a word behind it. ${known(field)}`) : ok(made(values));
}

function known(field: Field): string {
  const dates = field === 'due' ? ', or a date: 2026-01-31, <2026-01-31, >2026-01-31' : '';
  return `It takes ${FIELDS[field].join(', ')}${dates}.`;
}

const OTHER_STATES: Readonly<Record<string, StateWord>> = { progress: 'in_progress', todo: 'open' };

function readState(part: string): StateWord | undefined {
  const word = part.toLowerCase();
  return STATE_WORDS.find((state) => state === word) ?? OTHER_STATES[word];
}

function readPriority(part: string): Priority | null | undefined {
  if (part.toLowerCase() === 'none') return null;
  return PRIORITIES.find((priority) => priority === part.toUpperCase() || priority === `P${part}`);
}

function readDue(part: string): DueTest | undefined {
  const kind = DUE_WORDS.find((word) => word === part.toLowerCase());
  if (kind) return { kind };
  const date = parseCalendarDate(part.replace(/^[<>]/, ''));
  if (date === undefined) return undefined;
  return { kind: part.startsWith('<') ? 'before' : part.startsWith('>') ? 'after' : 'on', date };
}

function fits(row: Todo, test: FilterTest, today: CalendarDate): boolean {
  switch (test.kind) {
    case 'text':
      return (
        contains(row.content, test.text) || (row.description !== null && contains(row.description, test.text))
      );
    case 'tag':
      return tagsOf(row.content).includes(test.tag);
    case 'state':
      return test.states.some((state) => isIn(row.state, state));
    case 'priority':
      return test.priorities.includes(row.priority);
    case 'due':
      return test.dues.some((due) => isDue(row, due, today));
  }
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part);
}

function isIn(state: TodoState, word: StateWord): boolean {
  if (word === 'open') return !isComplete(state);
  return word === 'complete' ? isComplete(state) : state === word;
}

function isDue({ dueDate, state }: Todo, due: DueTest, today: CalendarDate): boolean {
  if (dueDate === null) return due.kind === 'none';
  switch (due.kind) {
    case 'none':
      return false;
    case 'any':
      return true;
    case 'overdue':
      return dueDate < today && !isComplete(state);
    case 'today':
      return dueDate === today;
    case 'tomorrow':
      return dueDate === addDays(today, 1);
    case 'week':
      return dueDate >= today && dueDate < addDays(today, 7);
    case 'on':
      return dueDate === due.date;
    case 'before':
      return dueDate < due.date;
    case 'after':
      return dueDate > due.date;
  }
}
