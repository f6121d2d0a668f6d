/** Headings of a Markdown file: which day, and in a file of several projects which project, the rows below belong to. */
import { type CalendarDate, parseCalendarDate } from '../lib/calendar-date';

/** What a heading says; both null when it is some other heading. */
export interface Heading {
  readonly date: CalendarDate | null;
  readonly project: string | null;
  /** The words of it. */
  readonly text: string;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const HEADING = /^ {0,3}#{1,6}[ \t]+(.*)$/s;
const PROJECT = /^Project: (.+)$/s;
/** `December 31, 2025`, with a weekday, and with the words that the original puts before it. */
const LONG_DATE = /^(?:Todo List - )?(?:[A-Z][a-z]+day, )?([A-Z][a-z]+) (\d{1,2}), (\d{4})$/;

/** `# December 31, 2025`, as the original heads the file of a day. */
export function dateHeading(date: CalendarDate, level = 1): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${'#'.repeat(level)} ${MONTHS[(month ?? 1) - 1]} ${day}, ${String(year).padStart(4, '0')}`;
}

/** `# Project: work`: heads the days of a project, which then are headings of the second level. */
export function projectHeading(name: string): string {
  return `# Project: ${name}`;
}

/** What a line says as a heading; undefined when it is none. `#word`, a tag, is none. */
export function readHeading(line: string): Heading | undefined {
  const text = HEADING.exec(line.slice(0, 1_000))?.[1]?.trim();
  if (text === undefined) return undefined;
  return { date: dateOf(text), project: PROJECT.exec(text)?.[1]?.trim() ?? null, text };
}

function dateOf(text: string): CalendarDate | null {
  const iso = parseCalendarDate(text);
  if (iso !== undefined) return iso;
  const [, name = '', day = '', year = ''] = LONG_DATE.exec(text) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  if (month === 0) return null;
  return parseCalendarDate(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`) ?? null;
}
